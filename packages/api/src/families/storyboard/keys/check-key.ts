import { MutoscopeError } from '@mutoscope/core'
import type { StoryboardServices } from '../storyboard-services.js'
import { findKeyService, type KeyVerdict } from './key-services.js'

const SHORTEST_KEY = 8

/**
 * Asks the provider whether it takes a key, or looks at its form where nobody can be asked. @throws what the
 * provider's answer throws, except that it does not take the key
 */
export async function checkKey(
  services: StoryboardServices,
  service: string,
  key: string,
  signal: AbortSignal,
): Promise<KeyVerdict & { readonly checked: 'provider' | 'form' }> {
  const { check } = findKeyService(services.options.keyServices, service)
  if (check === undefined) return { ...checkForm(key), checked: 'form' }
  try {
    const { valid, message } = await check(key, signal)
    return { valid, message, checked: 'provider' }
  } catch (error) {
    if (!MutoscopeError.isInstance(error) || error.code !== 'PROVIDER_AUTH') throw error
    return { valid: false, message: 'The provider rejected the key.', checked: 'provider' }
  }
}

function checkForm(key: string): KeyVerdict {
  const valid = key.length >= SHORTEST_KEY && /^[\u0021-\u007E]+$/u.test(key)
  return {
    valid,
    message: `The key ${valid ? 'has the right format' : 'does not have the right format'}; this service has no public API to check it with.`,
  }
}
