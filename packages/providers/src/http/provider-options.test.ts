import { afterEach, expect, it, vi } from 'vitest'
import { resolveBaseUrl } from './provider-options.js'

afterEach(() => void vi.unstubAllEnvs())

it('takes the base URL from the option, then the environment, then the provider', () => {
  const resolve = (option?: string) => resolveBaseUrl(option, 'ACME_ADDRESS', 'https://api.acme.test/')
  expect(resolve()).toBe('https://api.acme.test')
  vi.stubEnv('ACME_ADDRESS', '')
  expect(resolve()).toBe('https://api.acme.test')
  vi.stubEnv('ACME_ADDRESS', 'http://proxy.test/acme//')
  expect(resolve()).toBe('http://proxy.test/acme')
  expect(resolve('http://own.test/a/b///')).toBe('http://own.test/a/b')
})
