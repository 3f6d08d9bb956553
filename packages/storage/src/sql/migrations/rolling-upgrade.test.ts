import { createStudio, storyboardRecipe, type Studio, type StudioOptions } from '@mutoscope/core'
import { exactPrice } from '@mutoscope/core/ports'
import { createFakeMedia, createFakeModels } from '@mutoscope/core/testing'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { hasPostgres, openTestDatabase } from 'test-servers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFsAssets } from '../../fs/index.js'
import { createPostgresStore } from '../postgres/postgres-store.js'
import { withPostgres } from '../with-driver.js'
import { inspectDatabase } from './migrate-database.js'
import { migrate } from './migrate.js'
import { MIGRATIONS } from './migrations.js'

const PRICE_MICROS = 40_000
const ADA = 'ada'

let folder = ''
let clients: pg.Client[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolling-upgrade-'))
  clients = []
})
afterEach(async () => {
  await Promise.all(clients.map((client) => client.end()))
  await rm(folder, { recursive: true })
})

/** A database as the version before would have made it. @returns its URL */
async function openPrevious(): Promise<string> {
  const url = await openTestDatabase()
  await withPostgres({ url }, ({ driver, place }) =>
    driver.write(migrate(driver.dialect, place, MIGRATIONS.slice(0, -1))),
  )
  return url
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  clients.push(client)
  return client
}

interface Column {
  readonly table_name: string
  readonly column_name: string
  readonly data_type: string
  readonly is_nullable: string
  readonly column_default: string | null
}

async function listColumns(client: pg.Client): Promise<readonly Column[]> {
  const { rows } =
    await client.query<Column>(`select table_name, column_name, data_type, is_nullable, column_default
    from information_schema.columns where table_schema = 'public' and table_name <> 'mutoscope_migrations'`)
  return rows
}

/** Copies every row into the tables and columns that the version before had. */
async function copyRows(from: pg.Client, to: pg.Client): Promise<number> {
  let copied = 0
  // Rows come in any order; what they refer to is there at the end.
  await to.query('set session_replication_role = replica')
  for (const [table, columns] of Map.groupBy(await listColumns(to), ({ table_name }) => table_name)) {
    const names = columns.map(({ column_name }) => `"${column_name}"`).join(', ')
    const { rows } = await from.query<Record<string, unknown>>(`select ${names} from "${table}"`)
    for (const row of rows) {
      const values = Object.values(row)
      const places = values.map((_, index) => `$${index + 1}`).join(', ')
      await to.query(`insert into "${table}" (${names}) values (${places})`, values)
    }
    copied += rows.length
  }
  return copied
}

/** A studio whose pictures are paid for. `holdMusic` is called before music is made. */
async function openStudio(url: string, holdMusic: () => Promise<void> | void) {
  const models = createFakeModels({
    before: async ({ kind }) => {
      if (kind === 'music') await holdMusic()
    },
  })
  const image: StudioOptions['models']['image'] = {
    ...models.image,
    paid: { dedupe: 'none', price: () => exactPrice(PRICE_MICROS) },
  }
  const studio = createStudio({
    store: await createPostgresStore({ url, maxConnections: 4 }),
    assets: await createFsAssets({ root: join(folder, 'assets') }),
    media: createFakeMedia(),
    models: { ...models, image },
    recipes: [storyboardRecipe()],
    leaseMs: 500,
    sweepMs: 20,
  })
  return { studio, pictures: () => models.calls.filter(({ kind }) => kind === 'image').length }
}

async function order(studio: Studio) {
  const { id: projectId } = await studio.projects.create({
    ownerId: ADA,
    recipe: 'storyboard',
    brief: { prompt: 'A fox walks. A crow sings. The cheese falls', durationSec: 6 },
  })
  const { id: runId } = await studio.runs.start({ ownerId: ADA, projectId }, { autoApprove: true })
  return { projectId, runId }
}

describe.skipIf(!hasPostgres)('a rolling upgrade (needs PostgreSQL)', () => {
  it('ends a run that a worker of the version before left in the middle, and pays nothing twice', async () => {
    const current = await openTestDatabase()
    const held = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    const before = await openStudio(current, async () => {
      held.resolve()
      await released.promise
    })
    const { projectId, runId } = await order(before.studio)
    await held.promise
    // What that worker had written by now, with its lease: from here on it is as good as dead.
    const previous = await openPrevious()
    expect(await copyRows(await connect(current), await connect(previous))).toBeGreaterThan(10)
    const bought = before.pictures()
    expect(bought).toBe(3)
    released.resolve()
    await before.studio.close()

    expect(await inspectDatabase({ url: previous })).toMatchObject({ pending: 1 })
    const after = await openStudio(previous, () => {})
    expect(await after.studio.runs.wait({ ownerId: ADA, runId })).toMatchObject({
      status: 'succeeded',
      error: null,
    })
    expect(await inspectDatabase({ url: previous })).toMatchObject({ pending: 0 })
    expect(after.pictures()).toBe(0)
    const { totals } = await after.studio.ledger({ ownerId: ADA, projectId })
    expect(totals).toMatchObject({ calls: bought, actualMicros: bought * PRICE_MICROS })
    const { rows } = await (
      await connect(previous)
    ).query<{ seq: string }>('select seq from events order by seq')
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1))
    await after.studio.close()
  })

  it('leaves what the version before reads and writes as it was', async () => {
    const client = await connect(await openPrevious())
    const before = await listColumns(client)
    const url = await openTestDatabase()
    await (await createPostgresStore({ url })).close()
    const after = await listColumns(await connect(url))
    expect(after).toEqual(expect.arrayContaining([...before]))
    // Its inserts name no column that is new, so a new one must do without a value.
    const tables = new Set(before.map(({ table_name }) => table_name))
    const known = new Set(before.map(({ table_name, column_name }) => `${table_name}.${column_name}`))
    const demanding = after.filter(
      ({ table_name, column_name, is_nullable, column_default }) =>
        tables.has(table_name) &&
        !known.has(`${table_name}.${column_name}`) &&
        is_nullable === 'NO' &&
        column_default === null,
    )
    expect(demanding).toEqual([])
  })
})
