import { setTimeout as delay } from 'node:timers/promises'
import type { Store } from '@mutoscope/core/ports'
import { hasPostgres, openTestDatabase, startProxy, type TcpProxy } from 'test-servers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPostgresStore } from './postgres-store.js'
import { insertProject, refusalOf } from './postgres-store.fixture.js'

describe.skipIf(!hasPostgres)('a commit whose connection breaks (needs PostgreSQL)', () => {
  let proxy: TcpProxy
  let store: Store
  let direct: Store
  let through: URL
  beforeEach(async () => {
    const url = new URL(await openTestDatabase())
    direct = await createPostgresStore({ url: url.href })
    await insertProject(direct, 'project-1')
    proxy = await startProxy(Number(url.port))
    through = new URL(url)
    through.port = String(proxy.port)
    store = await createPostgresStore({ url: through.href, idleTransactionMs: 300, queryTimeoutMs: 2_000 })
  })
  afterEach(async () => {
    await store.close()
    await direct.close()
    await proxy.close()
  })

  /** Breaks the first message that has a text in it. */
  const onceAt = (text: string, fate: 'drop' | 'reset' | 'pass and reset') => {
    let left = 1
    proxy.onRequest = (bytes) => (bytes.includes(text) && left-- > 0 ? fate : 'pass')
  }
  const write = async (of: Store, name: string) =>
    of.commit({
      changes: [],
      events: [{ projectId: 'project-1', runId: null, type: 'project.changed', data: name }],
      at: 1,
    })
  const told = async () =>
    (await direct.readEvents('ada', 'project-1', { after: 0, limit: 100 })).map(({ seq, data }) => [
      seq,
      data,
    ])

  it('has happened once when only the answer was lost', async () => {
    onceAt(';commit', 'pass and reset')
    expect((await write(store, 'first')).map(({ seq }) => seq)).toEqual([1])
    expect((await write(store, 'second')).map(({ seq }) => seq)).toEqual([2])
    expect(await told()).toEqual([
      [1, 'first'],
      [2, 'second'],
    ])
  })

  it('is made again when it did not reach the server, wherever it broke off', async () => {
    for (const [text, name] of [
      ['begin;', 'at the start'],
      ['mutoscope_', 'at a statement'],
      [';commit', 'at the end'],
    ] as const) {
      onceAt(text, 'reset')
      await write(store, name)
    }
    expect((await told()).map(([, name]) => name)).toEqual(['at the start', 'at a statement', 'at the end'])
  })

  it('is made again when the server never gets it and says nothing', async () => {
    onceAt(';commit', 'drop')
    expect((await write(store, 'once')).map(({ seq }) => seq)).toEqual([1])
    expect(await told()).toEqual([[1, 'once']])
  })

  it('is refused by name while the server is away, and works again when it is back', async () => {
    const hasty = await createPostgresStore({ url: through.href, busyTimeoutMs: 200, doubtTimeoutMs: 200 })
    proxy.cut()
    expect(await refusalOf(write(hasty, 'lost'))).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      retryable: true,
    })
    expect(await refusalOf(hasty.countProjects('ada'))).toMatchObject({ code: 'STORE_UNAVAILABLE' })
    proxy.mend()
    await write(hasty, 'there')
    expect(await told()).toEqual([[1, 'there']])
    await hasty.close()
  })

  it('says that it is in doubt when nobody can say what became of it', async () => {
    const hasty = await createPostgresStore({ url: through.href, busyTimeoutMs: 200, doubtTimeoutMs: 200 })
    proxy.onRequest = (bytes) => {
      if (!bytes.includes(';commit')) return 'pass'
      setImmediate(() => proxy.cut())
      return 'pass and reset'
    }
    expect(await refusalOf(write(hasty, 'who knows'))).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      details: { inDoubt: true },
    })
    proxy.onRequest = () => 'pass'
    proxy.mend()
    await hasty.close()
  })

  it('waits for a server that is away for a moment, reads too', async () => {
    proxy.cut()
    const written = write(store, 'patient')
    const counted = store.countProjects('ada')
    await delay(150)
    proxy.mend()
    await written
    expect(await counted).toBe(1)
    expect(await told()).toEqual([[1, 'patient']])
  })

  it('holds up nobody for longer than a silent transaction may live', async () => {
    const frozen = await createPostgresStore({
      url: through.href,
      idleTransactionMs: 300,
      queryTimeoutMs: 3_000,
    })
    proxy.onRequest = (bytes) => {
      // It has its locks and says nothing more.
      if (bytes.includes('pg_advisory_xact_lock')) setImmediate(() => proxy.freeze())
      return 'pass'
    }
    const stuck = write(frozen, 'frozen')
    await delay(50)
    await write(direct, 'living')
    proxy.onRequest = () => 'pass'
    proxy.mend()
    await stuck
    expect((await told()).map(([seq]) => seq)).toEqual([1, 2])
    await frozen.close()
  })
})
