import {
  type ImageData,
  type ImageRequest,
  type ImmediateModel,
  type Script,
  type ScriptRequest,
  type SpeechData,
  type SpeechRequest,
  type TranscriptionData,
  type TranscriptionRequest,
  type VideoModel,
  ignoreReferences,
} from '@mutoscope/core/ports'
import { createAiSdkImage, type AiSdkImageOptions } from './ai-sdk/ai-sdk-image.js'
import type {
  AiSdkImageModel,
  AiSdkLanguageModel,
  AiSdkSpeechModel,
  AiSdkTranscriptionModel,
  AiSdkVideoModel,
} from './ai-sdk/ai-sdk-models.js'
import type { AiSdkOptions } from './ai-sdk/ai-sdk-options.js'
import { createAiSdkScript, type AiSdkScriptOptions } from './ai-sdk/ai-sdk-script.js'
import { createAiSdkSpeech, type AiSdkSpeechOptions } from './ai-sdk/ai-sdk-speech.js'
import { createAiSdkTranscription, type AiSdkTranscriptionOptions } from './ai-sdk/ai-sdk-transcription.js'
import { createAiSdkVideo, type AiSdkVideoOptions } from './ai-sdk/ai-sdk-video.js'

export type { AiSdkImageOptions } from './ai-sdk/ai-sdk-image.js'
export type {
  AiSdkImageModel,
  AiSdkLanguageModel,
  AiSdkModel,
  AiSdkSpeechModel,
  AiSdkTranscriptionModel,
  AiSdkVideoModel,
} from './ai-sdk/ai-sdk-models.js'
export type { AiSdkOptions, AiSdkProviderOptions } from './ai-sdk/ai-sdk-options.js'
export type { AiSdkScriptOptions } from './ai-sdk/ai-sdk-script.js'
export type { AiSdkSpeechOptions } from './ai-sdk/ai-sdk-speech.js'
export type { AiSdkTranscriptionOptions } from './ai-sdk/ai-sdk-transcription.js'
export type { AiSdkVideoOptions } from './ai-sdk/ai-sdk-video.js'

/**
 * Model objects of the AI SDK as models of ours. Each method throws `INVALID_INPUT` for an object that is
 * none.
 */
export interface AiSdk {
  /** Writes scripts with a language model. */
  script(model: AiSdkLanguageModel, options?: AiSdkScriptOptions): ImmediateModel<ScriptRequest, Script>
  /** Makes pictures with an image model. */
  image(model: AiSdkImageModel, options?: AiSdkImageOptions): ImmediateModel<ImageRequest, ImageData>
  /** Speaks with a speech model. */
  speech(model: AiSdkSpeechModel, options?: AiSdkSpeechOptions): ImmediateModel<SpeechRequest, SpeechData>
  /** Writes down what is said, with the times of words, with a transcription model. */
  transcription(
    model: AiSdkTranscriptionModel,
    options?: AiSdkTranscriptionOptions,
  ): ImmediateModel<TranscriptionRequest, TranscriptionData>
  /** Makes clips with a video model. */
  video(model: AiSdkVideoModel, options?: AiSdkVideoOptions): VideoModel
}

/**
 * Takes any model object of the Vercel AI SDK, by what it can do; no package of theirs is needed here. Keys
 * are the model object's own. A call is made once: the objects do not try again by themselves, and neither
 * does this. They have no idempotency key, so a lost answer is `CALL_AMBIGUOUS`.
 *
 * Written from the types of `@ai-sdk/provider` 4.0.38.
 *
 * @example
 * const ai = createAiSdk({ prices })
 * const studio = createStudio({ models: { script: ai.script(mistral('mistral-large-latest')), video:
 * ai.video(fal.video('luma-ray-2')) } })
 */
export function createAiSdk(options: AiSdkOptions = {}): AiSdk {
  return {
    script: (model, own = {}) => createAiSdkScript(model, options, own),
    image: (model, own = {}) => ignoreReferences(createAiSdkImage(model, options, own)),
    speech: (model, own = {}) => createAiSdkSpeech(model, options, own),
    transcription: (model, own = {}) => createAiSdkTranscription(model, options, own),
    video: (model, own = {}) => createAiSdkVideo(model, options, own),
  }
}
