import { afterEach, expect, it, vi } from 'vitest'
import { readApiKey, type ApiKeySource } from './api-key.js'

const source = (rest: Partial<ApiKeySource> = {}): ApiKeySource => ({
  provider: 'Acme',
  apiKey: undefined,
  variables: ['ACME_FIRST', 'ACME_SECOND'],
  ...rest,
})
const missing = { code: 'PROVIDER_KEY_MISSING', details: { provider: 'Acme' } }

afterEach(() => void vi.unstubAllEnvs())

it('takes the option before the environment, and the first variable that says something', async () => {
  vi.stubEnv('ACME_FIRST', '')
  vi.stubEnv('ACME_SECOND', 'of-second')
  expect(await readApiKey(source({ apiKey: 'given' }), undefined)).toBe('given')
  expect(await readApiKey(source(), undefined)).toBe('of-second')
  vi.stubEnv('ACME_FIRST', 'of-first')
  expect(await readApiKey(source(), undefined)).toBe('of-first')
})

it('asks a look-up by owner, and falls back on the environment for an owner without a key', async () => {
  const apiKey = async ({ ownerId }: { readonly ownerId: string | undefined }) =>
    ownerId === 'ann' ? 'of-ann' : undefined
  expect(await readApiKey(source({ apiKey }), 'ann')).toBe('of-ann')
  await expect(readApiKey(source({ apiKey }), 'bob')).rejects.toMatchObject(missing)
  vi.stubEnv('ACME_SECOND', 'of-second')
  expect(await readApiKey(source({ apiKey }), undefined)).toBe('of-second')
})

it('says where a key is looked for when there is none, unless it is optional', async () => {
  await expect(readApiKey(source(), undefined)).rejects.toMatchObject({
    ...missing,
    message: 'Acme API key is missing. Pass `apiKey` or set ACME_FIRST or ACME_SECOND.',
  })
  await expect(readApiKey(source({ apiKey: '' }), undefined)).rejects.toMatchObject(missing)
  expect(await readApiKey(source({ optional: true }), undefined)).toBe('')
  expect(await readApiKey(source({ optional: true, apiKey: 'given' }), undefined)).toBe('given')
})

it('takes no space around a key for a part of it', async () => {
  expect(await readApiKey(source({ apiKey: ' given\r\n' }), undefined)).toBe('given')
  vi.stubEnv('ACME_FIRST', ' \n')
  vi.stubEnv('ACME_SECOND', 'of-second\r')
  expect(await readApiKey(source(), undefined)).toBe('of-second')
  await expect(readApiKey(source({ apiKey: ' \n' }), undefined)).rejects.toMatchObject(missing)
})

it.each(['se\u0000cret', 'se\ncret', '“secret”', 'secr\u00e9t', '\u200bsecret'])(
  'refuses a key that no header can carry, without showing it: %j',
  async (apiKey) => {
    const error: unknown = await readApiKey(source({ apiKey }), undefined).catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH', details: { provider: 'Acme' } })
    expect(JSON.stringify(error) + String(error)).not.toContain('cret')
  },
)
