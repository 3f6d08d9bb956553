import { MutoscopeError } from '@mutoscope/core'
import type { Services } from './define-service.js'
import { readModelChoices } from './model-choices.js'
import { SERVICES } from './services.js'

/** @throws `PROVIDER_KEY_MISSING` for a model that a setting names and that no key in the environment opens */
export function assertKeysOfChoices(env: NodeJS.ProcessEnv, table: Services = SERVICES): void {
  for (const { variable, provider, model } of Object.values(readModelChoices(env))) {
    const services = Object.values(table).filter(
      (service) => service.provider === provider && service.isKeyOptional !== true,
    )
    const variables = [...new Set(services.flatMap((service) => service.variables))]
    if (variables.length === 0 || variables.some((name) => (env[name] ?? '') !== '')) continue
    throw new MutoscopeError('PROVIDER_KEY_MISSING', {
      message: `${variable} names ${provider}/${model}, but its key is missing. Set ${variables.join(' or ')}.`,
      details: { field: variable },
    })
  }
}
