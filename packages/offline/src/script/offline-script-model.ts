import { MutoscopeError } from '@mutoscope/core'
import {
  canonicalJson,
  type ImmediateModel,
  type ModelOutput,
  type Script,
  type ScriptRequest,
} from '@mutoscope/core/ports'
import { checkScriptRequest, seededRandom, splitScriptInSlices } from '@mutoscope/core/script'
import { writeEnglish } from './english/write-english.js'
import { writeForeign } from './languages/write-foreign.js'

/**
 * Writes scripts without a key and without a network: from a brief by a grammar of sentences and the beats of
 * the use case, or from the user's own words by cutting them into scenes. The same request always gives the
 * same script. Throws `INVALID_INPUT`, `SCRIPT_INVALID` for a script without words, and `CANCELLED`.
 *
 * @example
 * const { data } = await offlineScriptModel().generate(request, context)
 */
export function offlineScriptModel(): ImmediateModel<ScriptRequest, Script> {
  return {
    provider: 'offline',
    model: 'planner',
    version: '1',
    generate: async (request, context) => {
      if (context.signal.aborted) throw new MutoscopeError('CANCELLED')
      return writeScript(request, context.signal)
    },
  }
}

async function writeScript(request: ScriptRequest, signal: AbortSignal): Promise<ModelOutput<Script>> {
  const matter = checkScriptRequest(request)
  const made = { body: null, licence: 'CC0-1.0', costMicros: 0 }
  if (matter.type === 'script') {
    const { script, warnings } = await splitScriptInSlices(request, matter.text, signal)
    return { ...made, data: script, warnings }
  }
  const random = seededRandom(canonicalJson(request))
  const data =
    request.language === 'en'
      ? writeEnglish(request, matter.text, random)
      : writeForeign(request, request.language, matter.text, random)
  return { ...made, data }
}
