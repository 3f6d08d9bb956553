import { createMemoryStore, MutoscopeError } from '@mutoscope/core'
import type { Store } from '@mutoscope/core/ports'
import { afterEach, describe, expect, it } from 'vitest'
import { DOCUMENTED_KEY_SERVICES } from './key-services.js'
import { masterKey, openStoryboard, type OpenStoryboardOptions } from '../open-storyboard.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options: OpenStoryboardOptions = {}) {
  const storyboard = openStoryboard(options)
  opened.push(storyboard.studio)
  const save = async (user_id: string, api_key = KEY, ownerId = user_id) =>
    storyboard.call('saveKey', { body: { user_id, service: 'runway', api_key } }, { ownerId })
  return { ...storyboard, save }
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const KEY = 'sk-runway-abc123xyz789'
const params = { user_id: 'user_123', service: 'runway' }
const caller = { ownerId: 'user_123' }

// https://github.com/fernet/spec/blob/master/verify.json
const FERNET = {
  key: 'cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=',
  token:
    'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==',
  text: 'hello',
}

describe('API keys', () => {
  it('live from saving to forgetting, and no answer ever holds one', async () => {
    const { call, save, studio } = open()
    const saved = await save('user_123')
    expect(saved).toMatchObject({
      status: 201,
      body: { success: true, user_id: 'user_123', service: 'runway', masked_key: '…z789', key_id: 'k1' },
    })
    const listed = await call('listKeys', { params: { user_id: 'user_123' } }, caller)
    expect(listed.body).toMatchObject({
      user_id: 'user_123',
      count: 1,
      api_keys: [{ service: 'runway', masked_key: '…z789' }],
    })
    await save('user_123', 'sk-runway-other-0001')
    expect((await call('listKeys', { params: { user_id: 'me' } }, caller)).body).toMatchObject({
      count: 1,
      api_keys: [{ masked_key: '…0001' }],
    })
    expect(await studio.keys.get('user_123', 'runway')).toBe('sk-runway-other-0001')
    const checked = await call('validateKey', { params }, caller)
    const removed = await call('removeKey', { params }, caller)
    expect(removed).toMatchObject({ status: 200, body: { success: true, service: 'runway' } })
    expect(await call('removeKey', { params }, caller)).toMatchObject({
      status: 404,
      body: { error: 'API_KEY_NOT_FOUND' },
    })
    expect(await call('validateKey', { params }, caller)).toMatchObject({
      status: 404,
      body: { error: 'API_KEY_NOT_FOUND' },
    })
    for (const text of [saved, listed, checked, removed].map((response) => JSON.stringify(response)))
      expect(text).not.toMatch(/sk-runway-(?:abc|other)/u)
  })

  it('belong to one user: the id of another is no user, whether there is one or not', async () => {
    const { call, save } = open()
    await save('user_123')
    for (const user_id of ['user_123', 'nobody']) {
      for (const [name, input] of [
        ['listKeys', { params: { user_id } }],
        ['removeKey', { params: { ...params, user_id } }],
        ['validateKey', { params: { ...params, user_id } }],
      ] as const) {
        expect(await call(name, input, { ownerId: 'eve' })).toMatchObject({
          status: 404,
          body: { error: 'USER_NOT_FOUND' },
        })
      }
      expect((await save(user_id, 'sk-eve-00000001', 'eve')).status).toBe(404)
    }
    expect((await call('listKeys', { params: { user_id: 'eve' } }, { ownerId: 'eve' })).body).toMatchObject({
      count: 0,
    })
    expect(
      (await call('listKeys', { params: { user_id: 'user_123' } }, { ownerId: 'root', admin: true })).body,
    ).toMatchObject({ count: 1 })
    expect((await call('listKeys', { params: { user_id: 'user_123' } }, { ownerId: null })).status).toBe(401)
  })

  it('take any user id where nobody logs in, and are there for that one owner', async () => {
    const { call, save, studio } = open()
    expect((await save('user_123', KEY, 'local')).status).toBe(201)
    expect(
      (await call('listKeys', { params: { user_id: 'user_123' } }, { ownerId: 'local' })).body,
    ).toMatchObject({ user_id: 'user_123', count: 1 })
    expect(await studio.keys.get('local', 'runway')).toBe(KEY)
  })

  it('are checked by the provider, and in form only where nobody can be asked', async () => {
    const asked: string[] = []
    const runway = async (key: string) => {
      asked.push(key)
      if (key.includes('bad')) throw new MutoscopeError('PROVIDER_AUTH', { message: `Wrong key ${key}` })
      return { valid: true, message: 'The provider accepts the key.' }
    }
    const { call, save } = open({
      keyServices: {
        ...DOCUMENTED_KEY_SERVICES,
        runway: { ...DOCUMENTED_KEY_SERVICES.runway, check: runway },
      },
    })
    await save('user_123')
    expect((await call('validateKey', { params }, caller)).body).toMatchObject({
      valid: true,
      checked: 'provider',
    })
    await save('user_123', 'sk-bad-00000001')
    const { body } = await call('validateKey', { params }, caller)
    expect(body).toMatchObject({ valid: false, checked: 'provider' })
    expect(JSON.stringify(body)).not.toContain('sk-bad')
    expect(asked).toEqual([KEY, 'sk-bad-00000001'])
    await call('saveKey', { body: { user_id: 'me', service: 'dadan', api_key: 'short' } }, caller)
    expect(
      (await call('validateKey', { params: { ...params, service: 'dadan' } }, caller)).body,
    ).toMatchObject({ valid: false, checked: 'form' })
    const services = (
      await call<{ services: { id: string; checked: string }[] }>('listServices', {}, { ownerId: null })
    ).body.services
    expect(services.slice(0, 4).map(({ id, checked }) => [id, checked])).toEqual([
      ['google_drive', 'form'],
      ['runway', 'provider'],
      ['dadan', 'form'],
      ['recraft', 'form'],
    ])
  })

  it("tells what the provider's answer was about when it was not the key", async () => {
    const { call, save } = open({
      keyServices: {
        runway: {
          ...DOCUMENTED_KEY_SERVICES.runway,
          check: () => Promise.reject(new MutoscopeError('PROVIDER_UNAVAILABLE')),
        },
      },
    })
    await save('user_123')
    expect(await call('validateKey', { params }, caller)).toMatchObject({
      status: 502,
      body: { error: 'PROVIDER_UNAVAILABLE', retryable: true },
    })
  })

  it('say what is missing and which services there are', async () => {
    const { call } = open()
    expect(await call('saveKey', { body: { user_id: 'user_123' } }, caller)).toMatchObject({
      status: 400,
      body: { error: 'MISSING_FIELDS', details: { missing_fields: ['service', 'api_key'] } },
    })
    expect(await call('removeKey', { params: { ...params, service: 'sora' } }, caller)).toMatchObject({
      status: 400,
      body: { error: 'INVALID_REQUEST' },
    })
  })
})

describe('moving keys', () => {
  it('takes over Fernet tokens, and says which did not open', async () => {
    const { call, studio } = open()
    const items = [
      { service: 'runway', encrypted_key: FERNET.token },
      { service: 'recraft', encrypted_key: FERNET.token.replace('y021', 'y022') },
    ]
    const { status, body } = await call(
      'importKeys',
      { body: { user_id: 'me', items, fernet_key: FERNET.key } },
      caller,
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({
      imported: [{ service: 'runway' }],
      failed: [{ service: 'recraft', error: 'VAULT_SEALED' }],
    })
    expect(await studio.keys.get('user_123', 'runway')).toBe(FERNET.text)
    expect(JSON.stringify(body)).not.toContain(FERNET.text)
    expect(
      (
        await call(
          'importKeys',
          { body: { user_id: 'user_123', items, fernet_key: FERNET.key } },
          { ownerId: 'eve' },
        )
      ).status,
    ).toBe(404)
  })

  it('opens tokens under a password with its salt, however that is written', async () => {
    const { call, studio } = open()
    const token = await sealFernet('sk-from-flask', 'correct horse', Buffer.from('storyboard'), 1000)
    for (const [salt_encoding, salt] of [
      ['text', 'storyboard'],
      ['hex', Buffer.from('storyboard').toString('hex')],
      ['base64', Buffer.from('storyboard').toString('base64')],
    ] as const) {
      const { body } = await call(
        'importKeys',
        {
          body: {
            user_id: 'me',
            items: [{ service: 'runway', encrypted_key: token }],
            password: 'correct horse',
            salt,
            salt_encoding,
            iterations: 1000,
          },
        },
        caller,
      )
      expect(body).toMatchObject({ imported: [{ service: 'runway' }], failed: [] })
    }
    expect(await studio.keys.get('user_123', 'runway')).toBe('sk-from-flask')
  })

  it.each([
    [{}, 'MISSING_FIELDS'],
    [{ password: 'x' }, 'MISSING_FIELDS'],
    [{ fernet_key: 'c2hvcnQ=' }, 'INVALID_REQUEST'],
    [{ fernet_key: FERNET.key, password: 'x', salt: 'y' }, 'INVALID_REQUEST'],
    [{ password: 'x', salt: 'not hex', salt_encoding: 'hex' }, 'INVALID_REQUEST'],
    [{ password: 'x', salt: 'y', iterations: 1e9 }, 'INVALID_REQUEST'],
  ])('refuses %j with %s', async (opening, error) => {
    const { call } = open()
    expect(
      await call('importKeys', {
        body: { user_id: 'me', items: [{ service: 'runway', encrypted_key: FERNET.token }], ...opening },
      }),
    ).toMatchObject({ status: 400, body: { error } })
  })

  it('seals keys again under a new master key, after which the old one can go', async () => {
    const store: Store = { ...createMemoryStore(), close: () => Promise.resolve() }
    const before = open({ store, masterKeys: [masterKey('old', 1)] })
    await before.save('user_123')
    await before.save('ann')
    const between = open({ store, masterKeys: [masterKey('new', 2), masterKey('old', 1)] })
    expect((await between.call('rotateKeys', { body: {} }, caller)).body).toEqual({
      success: true,
      rotated: 1,
    })
    expect(await between.call('rotateKeys', { body: { all: true } }, caller)).toMatchObject({
      status: 403,
      body: { error: 'FORBIDDEN' },
    })
    expect(
      (await between.call('rotateKeys', { body: { all: true } }, { ownerId: 'root', admin: true })).body,
    ).toEqual({ success: true, rotated: 1 })
    const after = open({ store, masterKeys: [masterKey('new', 2)] })
    expect(await after.studio.keys.get('ann', 'runway')).toBe(KEY)
    expect((await after.call('listKeys', { params: { user_id: 'me' } }, caller)).body).toMatchObject({
      api_keys: [{ key_id: 'new' }],
    })
  })
})

/** Seals with Node's own cryptography, as Python's `Fernet.encrypt` does. */
async function sealFernet(
  text: string,
  password: string,
  salt: Uint8Array,
  iterations: number,
): Promise<string> {
  const { createCipheriv, createHmac, pbkdf2Sync } = await import('node:crypto')
  const key = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const iv = Buffer.alloc(16, 9)
  const cipher = createCipheriv('aes-128-cbc', key.subarray(16), iv)
  const signed = Buffer.concat([
    Buffer.from([0x80, 0, 0, 0, 0, 0x65, 0, 0, 0]),
    iv,
    cipher.update(text),
    cipher.final(),
  ])
  return Buffer.concat([signed, createHmac('sha256', key.subarray(0, 16)).update(signed).digest()]).toString(
    'base64url',
  )
}
