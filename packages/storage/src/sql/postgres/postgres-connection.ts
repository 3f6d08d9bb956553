import { createHash } from 'node:crypto'
import type { Query, Step } from '../work.js'
import { ConnectionLost, isLost } from './postgres-error.js'
import type { PostgresPool, PostgresQuery, PostgresResult } from './postgres-pool.js'

/** A connection in the hands of one user. */
export interface Connection {
  /** Runs a statement and answers as a step wants it. */
  perform(step: Step): Promise<unknown>
  /** Sends a statement that is prepared on each connection once. */
  ask(query: Query, values: readonly unknown[]): Promise<PostgresResult>
  /** Sends text as it is, several statements too. @returns what the last of them gave */
  send(text: string): Promise<PostgresResult>
  /** The same, with what each of the statements gave. */
  sendAll(text: string): Promise<readonly PostgresResult[]>
  /** Has it destroyed when it is released: nobody knows how it stands. */
  spoil(): void
  release(): void
}

/** Options of {@link openConnection}. */
export interface ConnectionOptions {
  /** How long an answer may take, milliseconds, before the connection counts as dead. */
  readonly queryTimeoutMs: number
  /** False where prepared statements do not last, as behind a pooler that gives connections by transaction. */
  readonly preparedStatements: boolean
}

/** Integers of eight bytes, sums of them and counts come as text; ours stay below 2^53. */
const NUMBERS: readonly number[] = [20, 21, 23, 700, 701, 1700]
const TEXT_ARRAYS: readonly number[] = [1009]
const types = {
  getTypeParser(oid: number) {
    if (NUMBERS.includes(oid)) return Number
    return TEXT_ARRAYS.includes(oid) ? parseTextArray : String
  },
}

const NOTHING: PostgresResult = { rows: [], rowCount: 0, command: '' }

const names = new WeakMap<Query, string>()

/** Takes a connection from a pool. @throws {@link ConnectionLost} when none is to be had */
export async function openConnection(
  pool: PostgresPool,
  { queryTimeoutMs, preparedStatements }: ConnectionOptions,
): Promise<Connection> {
  const client = await pool.connect().catch((error: unknown) => {
    throw isLost(error) ? new ConnectionLost(error) : error
  })
  let spoilt = false
  // Told to who asks next; without a listener the process would end of it.
  const breaks = () => void (spoilt = true)
  client.on('error', breaks)

  async function run(query: PostgresQuery): Promise<PostgresResult> {
    try {
      return await client.query({ ...query, types, query_timeout: queryTimeoutMs })
    } catch (error) {
      if (!isLost(error)) throw error
      spoilt = true
      throw new ConnectionLost(error)
    }
  }

  async function ask(query: Query, values: readonly unknown[]): Promise<PostgresResult> {
    const name = preparedStatements ? { name: nameOf(query) } : {}
    return run({ text: query.sql, values: values as unknown[], ...name })
  }

  async function sendAll(text: string): Promise<readonly PostgresResult[]> {
    const result: unknown = await run({ text })
    return (Array.isArray(result) ? result : [result]) as readonly PostgresResult[]
  }

  return {
    ask,
    async perform({ query, parameters, want }) {
      const { rows, rowCount } = await ask(query, parameters)
      if (want === 'run') return rowCount ?? 0
      return want === 'get' ? rows[0] : rows
    },
    send: async (text) => (await sendAll(text)).at(-1) ?? NOTHING,
    sendAll,
    spoil: () => void (spoilt = true),
    release() {
      // One that is destroyed may tell more.
      if (!spoilt) client.off('error', breaks)
      client.release(spoilt)
    },
  }
}

/** The same for the same text, since a host's pool may serve several stores. */
function nameOf(query: Query): string {
  const known = names.get(query)
  if (known !== undefined) return known
  const name = `mutoscope_${createHash('sha256').update(query.sql).digest('hex').slice(0, 24)}`
  names.set(query, name)
  return name
}

/** Of names of types, which have no comma or quote inside. */
function parseTextArray(text: string): readonly string[] {
  const inside = text.slice(1, -1)
  return inside === '' ? [] : inside.split(',').map((item) => item.replaceAll('"', ''))
}
