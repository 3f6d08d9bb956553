import type { Models } from '@mutoscope/core'
import { startFakeServer, type FakeServer } from '@mutoscope/providers/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../serve/start-test-server.fixture.js'
import { ACME_PRICES, createAcme } from './acme.fixture.js'
import { assertKeysOfChoices } from './assert-keys-of-choices.js'
import { defineService } from './define-service.js'
import { modelsFromEnv } from './open-models.js'
import { SERVICES } from './services.js'

/** The table with a service that nothing else knows: all that a host, or the next provider, adds. */
const services = {
  ...SERVICES,
  acme: defineService({
    name: 'Acme',
    provider: 'acme',
    variables: ['ACME_API_KEY'],
    baseUrlVariable: 'ACME_BASE_URL',
    prices: ACME_PRICES,
    create: createAcme,
    checkKey: (client) => client.checkKey,
    offers: { video: { usual: ['clip-1'], open: (client, model) => client.video(model) } },
  }),
}

async function clips(models: Models, ownerId = 'ada'): Promise<readonly string[]> {
  const list = [models.video ?? []].flat()
  const open = await Promise.all(list.map(async (model) => (await model.available?.(ownerId)) ?? true))
  return list.filter((_, index) => open[index]).map(({ provider, model }) => `${provider}/${model}`)
}

describe('one more service in the table', () => {
  let acme: FakeServer
  let server: TestServer
  beforeAll(async () => {
    acme = await startFakeServer({
      isPaid: () => false,
      errorBody: (status) => ({ error: { code: String(status), message: 'No.' } }),
      respond: ({ headers }) => ({
        status: headers['authorization'] === 'Bearer acme-good-key' ? 200 : 401,
        json: {},
      }),
    })
    server = await startTestServer({ services, env: { ACME_BASE_URL: acme.url } })
  })
  afterAll(async () => {
    await server.stop()
    await acme.close()
  })

  it('is opened by its key in the environment', async () => {
    expect(await clips(modelsFromEnv({ ACME_API_KEY: 'key' }, services))).toEqual(['acme/clip-1'])
    expect(await clips(modelsFromEnv({ ACME_API_KEY: 'key' }))).toEqual([])
  })

  it('is chosen by a setting, and missed by the name of its variable', () => {
    const env = { MUTOSCOPE_VIDEO_MODEL: 'acme/clip-2' }
    const [first] = [modelsFromEnv(env, services).video ?? []].flat()
    expect(first).toMatchObject({ provider: 'acme', model: 'clip-2' })
    expect(() => assertKeysOfChoices(env, services)).toThrow('Set ACME_API_KEY.')
  })

  it('opens models of a server', async () => {
    const other = await startTestServer({ services, env: { ACME_API_KEY: 'acme-good-key' } })
    expect(other.models).toContainEqual({ kind: 'video', model: 'acme/clip-1', keyless: false })
    await other.stop()
  })

  it('has its keys kept, checked by its own client, and used', async () => {
    const path = '/api/storyboard/api-keys'
    const listed = await server.call<{ readonly services: readonly unknown[] }>('GET', `${path}/services`)
    expect(listed.body.services).toContainEqual({
      id: 'acme',
      name: 'Acme',
      description: 'Acme API key',
      kind: 'api_key',
      checked: 'provider',
    })
    for (const [api_key, valid] of [
      ['acme-bad-key', false],
      ['acme-good-key', true],
    ] as const) {
      const json = { user_id: 'me', service: 'acme', api_key }
      expect((await server.call('POST', path, { json })).status).toBe(201)
      expect((await server.call('GET', `${path}/me/acme/validate`)).body).toMatchObject({
        valid,
        checked: 'provider',
      })
    }
    expect(await server.studio.keys.get('local', 'acme')).toBe('acme-good-key')
  })
})
