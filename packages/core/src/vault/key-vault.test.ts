import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Logger } from '../engine/logger.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { Store } from '../storage/store.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { hasSealedSecrets } from '../studio/has-sealed.js'
import type { MasterKey } from './master-key.js'

const OLD: MasterKey = { id: 'old', key: new Uint8Array(32).fill(1) }
const NEW: MasterKey = { id: 'new', key: new Uint8Array(32).fill(2) }
const KEY = 'sk-live-0123456789abcdef'

function setUp(masterKeys: readonly MasterKey[] | undefined = [OLD], store: Store = createMemoryStore()) {
  const logged: unknown[] = []
  const log = (...entry: readonly unknown[]) => void logged.push(entry)
  const logger: Logger = { debug: log, info: log, warn: log, error: log }
  const clock = createManualClock()
  const studio = createStudio({
    store,
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [],
    work: false,
    clock,
    logger,
    masterKeys,
  })
  return { studio, store, clock, logged }
}

describe('studio.keys', () => {
  it('keeps a key for its owner and service, and lists it masked', async () => {
    const { studio, clock } = setUp()
    const saved = await studio.keys.save({ ownerId: 'ada', service: 'openai', key: ` ${KEY}\n` })
    expect(saved).toEqual({
      service: 'openai',
      masked: '…cdef',
      keyId: 'old',
      createdAt: clock.now(),
      updatedAt: clock.now(),
    })
    await studio.keys.save({ ownerId: 'ada', service: 'acme', key: 'short' })
    expect(await studio.keys.get('ada', 'openai')).toBe(KEY)
    expect(await studio.keys.get('bob', 'openai')).toBeNull()
    expect((await studio.keys.list('ada')).map(({ service, masked }) => [service, masked])).toEqual([
      ['acme', '…'],
      ['openai', '…cdef'],
    ])
    expect(await studio.keys.list('bob')).toEqual([])
  })

  it('keeps the newest of several saves, also when they come at once', async () => {
    const { studio, clock } = setUp()
    await Promise.all(
      ['first-key-0001', 'second-key-0002'].map((key) =>
        studio.keys.save({ ownerId: 'ada', service: 'openai', key }),
      ),
    )
    await clock.advance(1000)
    const saved = await studio.keys.save({ ownerId: 'ada', service: 'openai', key: KEY })
    expect(saved.updatedAt - saved.createdAt).toBe(1000)
    expect(await studio.keys.get('ada', 'openai')).toBe(KEY)
    expect(await studio.keys.list('ada')).toHaveLength(1)
  })

  it('does not take a row that the store refuses for one that is there', async () => {
    const store = createMemoryStore()
    const refused = new MutoscopeError('INVALID_INPUT', { details: { field: 'id' } })
    const refusing: Store = {
      ...store,
      commit: (batch) =>
        batch.changes.some(({ type }) => type === 'insert-record')
          ? Promise.reject(refused)
          : store.commit(batch),
    }
    const { studio } = setUp([OLD], refusing)
    await expect(studio.keys.save({ ownerId: 'ada', service: 'openai', key: KEY })).rejects.toBe(refused)
    expect(await studio.keys.list('ada')).toEqual([])
  })

  it('removes a key once', async () => {
    const { studio } = setUp()
    await studio.keys.save({ ownerId: 'ada', service: 'openai', key: KEY })
    await expect(studio.keys.remove('bob', 'openai')).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
    await studio.keys.remove('ada', 'openai')
    expect(await studio.keys.get('ada', 'openai')).toBeNull()
    await expect(studio.keys.remove('ada', 'openai')).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      status: 404,
    })
  })

  it('does not open a row that was moved to another owner or service', async () => {
    const { studio, store } = setUp()
    await studio.keys.save({ ownerId: 'ada', service: 'openai', key: KEY })
    const record = await store.getRecord('ada', 'vault.key', 'openai')
    if (record === null) throw new Error('not saved')
    const moved = [
      { ...record, ownerId: 'bob' },
      { ...record, id: 'runway' },
    ]
    await store.commit({
      changes: moved.map((each) => ({ type: 'insert-record', record: each })),
      events: [],
      at: 1,
    })
    await expect(studio.keys.get('bob', 'openai')).rejects.toMatchObject({ code: 'VAULT_SEALED' })
    await expect(studio.keys.get('ada', 'runway')).rejects.toMatchObject({ code: 'VAULT_SEALED' })
    expect(await studio.keys.get('ada', 'openai')).toBe(KEY)
  })

  it("seals every owner's keys and webhook secrets again under the newest master key", async () => {
    const { studio, store } = setUp([OLD])
    for (let index = 0; index < 30; index++)
      await studio.keys.save({
        ownerId: `owner-${index % 10}`,
        service: `service-${index}`,
        key: `${KEY}-${index}`,
      })
    const { endpoint } = await studio.webhooks.create({
      ownerId: 'owner-1',
      url: 'https://hooks.example.com/',
    })
    await studio.webhooks.rotateSecret({ ownerId: 'owner-1', endpointId: endpoint.id })
    const rotating = setUp([NEW, OLD], store).studio
    expect(await rotating.keys.rotateAll('owner-3')).toBe(3)
    expect(await rotating.keys.rotateAll()).toBe(28)
    expect(await rotating.keys.rotateAll()).toBe(0)
    const { studio: later } = setUp([NEW], store)
    for (let index = 0; index < 30; index++)
      expect(await later.keys.get(`owner-${index % 10}`, `service-${index}`)).toBe(`${KEY}-${index}`)
    expect(await later.keys.rotateAll()).toBe(0)
    await expect(studio.keys.get('owner-0', 'service-0')).rejects.toMatchObject({ code: 'VAULT_KEY_MISSING' })
  })

  it('takes over a Fernet token', async () => {
    const { studio } = setUp()
    const token =
      'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA=='
    const imported = await studio.keys.importFernet({
      ownerId: 'ada',
      service: 'openai',
      token,
      fernetKey: 'cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=',
    })
    expect(imported.service).toBe('openai')
    expect(await studio.keys.get('ada', 'openai')).toBe('hello')
    await expect(
      studio.keys.importFernet({
        ownerId: 'ada',
        service: 'b',
        token,
        fernetKey: 'dw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=',
      }),
    ).rejects.toMatchObject({ code: 'VAULT_SEALED' })
  })

  it('refuses what is no service or no key', async () => {
    const { studio } = setUp()
    const good = { ownerId: 'ada', service: 'openai', key: KEY }
    for (const wrong of [
      { service: '' },
      { service: 'a/b' },
      { service: 'x'.repeat(65) },
      { key: '' },
      { key: ' ' },
      { key: 'x'.repeat(20_001) },
      { ownerId: '' },
    ]) {
      await expect(studio.keys.save({ ...good, ...wrong })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        status: 400,
      })
    }
  })

  it('says whether there is a key without opening it', async () => {
    const { studio, store } = setUp()
    expect(await hasSealedSecrets(store)).toBe(false)
    await studio.keys.save({ ownerId: 'ada', service: 'openai', key: KEY })
    expect(await hasSealedSecrets(store)).toBe(true)
    for (const masterKeys of [[NEW], []]) {
      const { keys } = setUp(masterKeys, store).studio
      expect(await keys.has('ada', 'openai')).toBe(true)
      expect(await keys.has('ada', 'runway')).toBe(false)
      expect(await keys.has('bob', 'openai')).toBe(false)
      await expect(keys.get('ada', 'openai')).rejects.toMatchObject({ code: 'VAULT_KEY_MISSING' })
    }
  })

  it('says that the master key is missing in a studio without one', async () => {
    for (const masterKeys of [undefined, []]) {
      const { keys } = createStudio({
        store: createMemoryStore(),
        assets: createMemoryAssets(),
        media: createFakeMedia(),
        models: createFakeModels(),
        recipes: [],
        work: false,
        ...(masterKeys === undefined ? {} : { masterKeys }),
      })
      const tries = [
        keys.save({ ownerId: 'ada', service: 'openai', key: KEY }),
        keys.get('ada', 'openai'),
        keys.list('ada'),
        keys.remove('ada', 'openai'),
        keys.rotateAll(),
        keys.importFernet({ ownerId: 'ada', service: 'a', token: '', fernetKey: '' }),
      ]
      for (const tried of tries)
        await expect(tried).rejects.toMatchObject({ code: 'VAULT_KEY_MISSING', status: 503 })
    }
  })

  it('keeps the key out of records, listings, logs and errors', async () => {
    const { studio, store, logged } = setUp()
    const told: unknown[] = [
      await studio.keys.save({ ownerId: 'ada', service: 'openai', key: KEY }),
      await studio.keys.list('ada'),
      logged,
    ]
    told.push(await store.listRecords('ada', { collection: 'vault.key' }))
    for (const failing of [
      studio.keys.save({ ownerId: 'ada', service: 'a/b', key: KEY }),
      studio.keys.save({ ownerId: 'ada', service: 'x', key: KEY.repeat(2000) }),
      setUp([NEW], store).studio.keys.get('ada', 'openai'),
    ]) {
      told.push(await failing.catch((error: unknown) => [String(error), error, (error as Error).cause]))
    }
    expect(JSON.stringify(told)).toContain('INVALID_INPUT')
    expect(JSON.stringify(told)).not.toContain('sk-live')
  })
})
