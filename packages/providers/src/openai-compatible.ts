import type { ImmediateModel, Script, ScriptRequest, SpeechData, SpeechRequest } from '@mutoscope/core/ports'
import type { RequestContext } from './http/provider-client.js'
import { toRequestContext } from './http/to-request-context.js'
import { compatibleParts, type OpenAICompatibleOptions } from './openai-compatible/compatible-client.js'
import {
  createCompatibleScript,
  type CompatibleScriptOptions,
} from './openai-compatible/compatible-script.js'
import {
  createCompatibleSpeech,
  type CompatibleSpeechOptions,
} from './openai-compatible/compatible-speech.js'

export type { OpenAICompatibleOptions } from './openai-compatible/compatible-client.js'
export type { CompatibleScriptOptions, StructuredOutput } from './openai-compatible/compatible-script.js'
export type { CompatibleSpeechOptions } from './openai-compatible/compatible-speech.js'

/** Models of a server that speaks OpenAI's wire. */
export interface OpenAICompatible {
  /** Writes scripts. @param model as the server names it, for instance `qwen3:8b` */
  script(model: string, options?: CompatibleScriptOptions): ImmediateModel<ScriptRequest, Script>
  /** Speaks. @param model as the server names it, for instance `kokoro` */
  speech(model: string, options?: CompatibleSpeechOptions): ImmediateModel<SpeechRequest, SpeechData>
  /**
   * Asks for the list of models: whether the server is there and accepts the key. @throws `PROVIDER_AUTH`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

/**
 * Scripts and voices of any server that speaks OpenAI's wire: Ollama, vLLM, LM Studio, llama.cpp, DeepSeek,
 * Kokoro and relays. Models of a server nearby cost nothing; those of others need a price. A free request may
 * be sent again when the server is busy; a priced one is sent once, and an answer that is lost ends as
 * `CALL_AMBIGUOUS`.
 *
 * @example
 * const ollama = createOpenAICompatible({ baseUrl: 'http://localhost:11434/v1' })
 * const kokoro = createOpenAICompatible({ name: 'kokoro', baseUrl: 'http://localhost:8880/v1' })
 * const studio = createStudio({
 *   models: { script: ollama.script('qwen3:8b'), speech: kokoro.speech('kokoro', { voice: 'af_heart' }) },
 * })
 *
 * @throws `INVALID_INPUT` without an address
 */
export function createOpenAICompatible(options: OpenAICompatibleOptions = {}): OpenAICompatible {
  const parts = compatibleParts(options)
  return {
    script: (model, scriptOptions = {}) => createCompatibleScript(parts, model, scriptOptions),
    speech: (model, speechOptions = {}) => createCompatibleSpeech(parts, model, speechOptions),
    async checkKey(context) {
      await parts.client.repeat({ method: 'GET', path: 'models' }, toRequestContext(context))
    },
  }
}
