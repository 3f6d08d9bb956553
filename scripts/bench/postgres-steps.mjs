// Measures durable steps per second on a PostgreSQL of its own, which waits for the disk with every commit,
// and beside it what PostgreSQL itself does by hand with as many callers. Run alone after a build:
// node scripts/bench/postgres-steps.mjs [callers] [steps]
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { hasPostgres, startPostgres } from '../servers/src/index.ts'
import { benchStore } from './store-steps.mjs'

const pg = createRequire(new URL('../servers/package.json', import.meta.url))('pg')

/** Connections of the store and by hand. */
const CONNECTIONS = 10
const RAW_CALL = 'x'.repeat(250)
const RAW_ARTIFACT = 'x'.repeat(700)
const RAW_EVENT = 'x'.repeat(180)

/**
 * Measures on a server that is started for it; null where PostgreSQL is not installed.
 *
 * @param {{ callers: number, steps: number }[]} loads how many work at once, and steps of all together
 * @returns {Promise<{ callers: number, ours: number, raw: number }[] | null>} steps per second for each
 */
export async function benchPostgres(loads) {
  if (!hasPostgres) return null
  const { createPostgresStore } = await import('../../packages/storage/dist/sql/index.js')
  const server = await startPostgres({ settings: [] })
  try {
    const store = await createPostgresStore({
      url: await server.createDatabase(),
      maxConnections: CONNECTIONS,
    })
    const url = await server.createDatabase()
    await benchStore(store, { callers: 50, steps: 1_000 })
    await benchRaw({ url, callers: CONNECTIONS, steps: 500 })
    const results = []
    for (const { callers, steps } of loads) {
      const raw = await benchRaw({ url, callers, steps })
      results.push({ callers, raw, ours: await benchStore(store, { callers, steps }) })
    }
    await store.close()
    return results
  } finally {
    await server.close()
  }
}

/**
 * Runs the least that could be called a step, each of its two transactions in one message: insert a row; then
 * change it and insert two. There is no fence, no foreign key and no second index.
 */
async function benchRaw({ url, callers, steps }) {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS })
  await pool.query(`create table if not exists calls (id text primary key, status text, data text);
    create table if not exists artifacts (digest text primary key, data text);
    create table if not exists events (project text, seq integer, data text, primary key (project, seq))`)
  const perCaller = Math.ceil(steps / callers)
  const start = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async () => {
      const project = randomUUID()
      for (let index = 0; index < perCaller; index++) {
        const id = `${project}-${index}`
        await pool.query(`insert into calls values ('${id}', 'intended', '${RAW_CALL}')`)
        await pool.query(`begin; update calls set status = 'succeeded' where id = '${id}';
          insert into artifacts values ('${id}', '${RAW_ARTIFACT}');
          insert into events values ('${project}', ${index}, '${RAW_EVENT}'); commit`)
      }
    }),
  )
  const perSecond = (perCaller * callers) / ((performance.now() - start) / 1_000)
  await pool.end()
  return perSecond
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [callers = 50, steps = 5_000] = process.argv.slice(2).map(Number)
  const [result] = (await benchPostgres([{ callers, steps }])) ?? []
  console.log(
    result === undefined
      ? 'PostgreSQL is not installed: node scripts/setup.mjs --servers'
      : `${callers} callers: ${Math.round(result.ours)} durable steps/s on PostgreSQL; by hand: ${Math.round(result.raw)}; ratio ${(result.ours / result.raw).toFixed(2)}`,
  )
}
