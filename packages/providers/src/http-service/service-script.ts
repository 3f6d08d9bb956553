import { MutoscopeError } from '@mutoscope/core'
import { exactPrice, type ImmediateModel, type Script, type ScriptRequest } from '@mutoscope/core/ports'
import * as z from 'zod'
import { checkScriptRequest, splitScriptInSlices } from '@mutoscope/core/script'
import type { ServiceClient } from './service-client.js'
import { SERVICE_WORDS } from './service-words.js'

const MAX_TITLE = 120

/**
 * Has a script service write a text, which is cut into scenes here. The user's own script is cut without
 * asking the service. Throws `SCRIPT_INVALID` for a text without words.
 */
export function createServiceScript(
  service: ServiceClient,
  version: string,
): ImmediateModel<ScriptRequest, Script> {
  return {
    provider: 'http-service',
    model: 'script',
    version,
    ...service.terms<ScriptRequest>((priceOf, request) =>
      request.script === undefined ? priceOf('request', 1) : exactPrice(0),
    ),
    async generate(request, context) {
      const matter = checkScriptRequest(request)
      if (context.signal.aborted) throw new MutoscopeError('CANCELLED')
      const text =
        matter.type === 'script' ? matter.text : await write(matter.text, request, service, context)
      const { script, warnings } = await splitScriptInSlices(request, text, context.signal)
      return { body: null, data: script, warnings, ...(matter.type === 'script' ? { costMicros: 0 } : {}) }
    },
  }
}

async function write(
  prompt: string,
  request: ScriptRequest,
  service: ServiceClient,
  context: Parameters<ServiceClient['post']>[3],
): Promise<string> {
  const { title, description, useCase, language, tone } = request
  const answer = await service.post(
    'generate',
    {
      title: title ?? prompt.slice(0, MAX_TITLE),
      description: describe(prompt, title, description),
      use_case: SERVICE_WORDS.useCase[useCase],
      language,
      style: tone,
    },
    scriptSchema,
    context,
  )
  const text = answer.text ?? answer.script_text ?? ''
  if (text.trim() === '')
    throw new MutoscopeError('MODEL_FAILED', { message: 'The script service returned no script.' })
  return text
}

/** The prompt and the description; the prompt is left out when it only repeats title and description. */
function describe(prompt: string, title = '', description = ''): string {
  const says = prompt.replace(title, '').replace(description, '')
  const repeats = description !== '' && !/[\p{L}\p{N}]/u.test(says)
  return [repeats ? '' : prompt, description].filter((part) => part !== '').join('\n\n')
}

const scriptSchema = z.looseObject({ text: z.string().nullish(), script_text: z.string().nullish() })
