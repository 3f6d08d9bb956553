import type { Voice } from '@mutoscope/core'
import type {
  AvatarRequest,
  ClipData,
  ImageData,
  ImageRequest,
  SpeechData,
  SpeechRequest,
  StartedModel,
} from '@mutoscope/core/ports'
import type { RequestContext } from './http/provider-client.js'
import { toRequestContext } from './http/to-request-context.js'
import { createRunwayAvatar } from './runway/runway-avatar.js'
import { createRunwayImage } from './runway/runway-image.js'
import { createRunwayService, type RunwayServiceOptions } from './runway/runway-service.js'
import { createRunwaySpeech } from './runway/runway-speech.js'
import { createRunwayVideo, type RunwayVideoOptions } from './runway/runway-video.js'
import { createRunwayVideoEdit } from './runway/runway-video-edit.js'
import type { StartedVideoModel } from './video/started-video-model.js'

export type { RunwayVideoOptions } from './runway/runway-video.js'
export { RUNWAY_PRICES } from './runway/runway-prices.js'

/**
 * Options of {@link createRunway}: key from `apiKey` or RUNWAYML_API_SECRET, address from `baseUrl` or
 * RUNWAYML_BASE_URL.
 */
export interface RunwayOptions extends RunwayServiceOptions {
  /** Runway's names of voices for ours. @default presets of both registers */
  readonly voices?: Partial<Record<Voice, string>>
}

/**
 * Runway's models. Names that are not known here are passed through; they need a price in `prices` to be
 * quoted.
 */
export interface Runway {
  /**
   * Clips: `gen4.5`, `gen4_turbo` (from a picture only), `veo3.1`, `veo3.1_fast`, `seedance2`,
   * `seedance2_fast`, `seedance2_mini`, `seedance2_5`, `wan3`, `wan3_prime`, `hailuo3`, `h3_max`,
   * `happyhorse_1_0`, `grok_imagine_1_5`, `gemini_omni_flash`, `gemini_omni_flash_1.1`, and `aleph2`, which
   * changes the clip it is given as `video` and keeps its length whatever `durationSec` says.
   */
  video(model: string, options?: RunwayVideoOptions): StartedVideoModel
  /** Pictures. @default gen4_image */
  image(model?: string): StartedModel<ImageRequest, ImageData>
  /** Voices, at most 1000 characters each. @default eleven_multilingual_v2 */
  speech(model?: string): StartedModel<SpeechRequest, SpeechData>
  /** Talking heads. @default gwm1_avatars */
  avatar(model?: string): StartedModel<AvatarRequest, ClipData>
  /**
   * Asks Runway, free of charge, whether it takes the key. @throws `PROVIDER_AUTH`, `PROVIDER_KEY_MISSING`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

/**
 * Clips, pictures, voices and talking heads made by Runway. Runway has no idempotency key and no list of
 * tasks: a lost answer to a paid request cannot be settled by looking (`dedupe: 'none'`). Written from
 * https://docs.dev.runwayml.com/api.
 *
 * @example
 * const runway = createRunway({ apiKey: process.env.RUNWAYML_API_SECRET })
 * const studio = createStudio({ models: { video: runway.video('gen4.5'), image: runway.image() } })
 */
export function createRunway(options: RunwayOptions = {}): Runway {
  const service = createRunwayService(options)
  return {
    video: (model, videoOptions) =>
      (model === 'aleph2' ? createRunwayVideoEdit : createRunwayVideo)(service, model, videoOptions),
    image: (model = 'gen4_image') => createRunwayImage(service, model),
    speech: (model = 'eleven_multilingual_v2') => createRunwaySpeech(service, model, options.voices),
    avatar: (model = 'gwm1_avatars') => createRunwayAvatar(service, model),
    checkKey: (context) => service.checkKey(toRequestContext(context)),
  }
}
