import { randomUUID } from 'node:crypto'
import { TOGETHER } from '../together.js'
import type { Step } from '../work.js'
import { PLACE, type BatchQuery } from './batch-query.js'
import type { DatabaseClock } from './database-clock.js'
import type { Plans } from './plans.js'
import type { Connection } from './postgres-connection.js'
import { LOCK } from './postgres-dialect.js'
import { ConnectionLost } from './postgres-error.js'
import { settleDoubt } from './settle-doubt.js'

/** Options of {@link createTransaction}. */
export interface TransactionOptions {
  /** How long locks of others are waited for, milliseconds. */
  readonly lockTimeoutMs: number
  /** The server ends a transaction whose process is silent for so long, milliseconds. */
  readonly idleTimeoutMs: number
  /** For how long a server that is away is asked what became of a commit, milliseconds. */
  readonly doubtTimeoutMs: number
  readonly clock: DatabaseClock
  readonly plans: Plans
  /** Gives another connection, to find out what became of this one. */
  readonly settle: <Result>(use: (connection: Connection) => Promise<Result>) => Promise<Result>
}

/** Runs the steps of a work that begins and ends its own transaction. */
export interface Transaction {
  readonly perform: (step: Step) => Promise<unknown>
  /** Says that no more steps come. */
  end(): void
}

/** The first number of all our locks, so that they are not those of another program. */
const LOCK_SPACE = 0x6d75746f

/** What writes nothing; no statement of the store writes inside a `with`. */
const READS = /^(?:select|with|declare|fetch|close) /u

/**
 * Every statement of a write goes by an index. A plan that was made while a table was small would read through
 * it until somebody analyses it.
 */
const PLANNING = ['seqscan', 'hashjoin', 'mergejoin'].map((way) => `set local enable_${way} = off`)

/** Makes a {@link Transaction} on a connection that nothing else uses. */
export function createTransaction(connection: Connection, options: TransactionOptions): Transaction {
  const { lockTimeoutMs, idleTimeoutMs, doubtTimeoutMs, clock, plans, settle } = options
  const begin = [
    'begin',
    `set local lock_timeout = ${lockTimeoutMs}`,
    `set local idle_in_transaction_session_timeout = ${idleTimeoutMs}`,
    ...PLANNING,
  ].join(';')
  let begins = false
  let isOpen = false
  let hasWritten = false

  async function perform(step: Step): Promise<unknown> {
    const { query, parameters, want } = step
    // Goes with the statement after it.
    if (query.sql === 'begin') return void (begins = true)
    if (query === LOCK) return lock(parameters as readonly number[])
    if (begins) await lock([])
    if (query === TOGETHER) return performTogether(parameters as readonly Step[])
    if (query.sql === 'commit') return commit()
    if (query.sql.startsWith('rollback') && !query.sql.includes('savepoint')) {
      isOpen = false
      return connection.send(query.sql)
    }
    if (/^(?:savepoint|release|rollback) /u.test(query.sql)) return connection.send(query.sql)
    const answer = await connection.perform(step)
    if (!READS.test(query.sql)) hasWritten ||= want === 'run' ? answer !== 0 : answer !== undefined
    return answer
  }

  /** Begins, takes locks one after the other, and hears the time: all in one message. */
  async function lock(keys: readonly number[]): Promise<void> {
    const locks =
      keys.length === 0
        ? ''
        : `select pg_advisory_xact_lock(${LOCK_SPACE}, key) from unnest(array[${keys.join()}]) as key;`
    const start = begins ? `${begin};` : ''
    begins = false
    isOpen = true
    const { rows } = await connection.send(
      `${start}${locks}select floor(extract(epoch from clock_timestamp()) * 1000) as time`,
    )
    clock.heard((rows[0] as { time: number }).time)
  }

  async function commit(): Promise<void> {
    if (!hasWritten) return commitWith('')
    // In the message of the commit, so that it is there exactly when the commit may have happened.
    const mark = randomUUID()
    try {
      await commitWith(
        `insert into commit_marks (id, at) values ('${mark}', floor(extract(epoch from clock_timestamp()) * 1000));`,
      )
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
      const happened = await settleDoubt(mark, { settle, idleTimeoutMs, timeoutMs: doubtTimeoutMs, error })
      if (!happened) throw error
    }
  }

  async function commitWith(before: string): Promise<void> {
    const { command } = await connection.send(`${before}commit`)
    isOpen = false
    // What the server says for a transaction that a failed statement has spoilt.
    if (command === 'ROLLBACK') throw new ConnectionLost(new Error('The transaction was rolled back.'))
  }

  async function performTogether(steps: readonly Step[]): Promise<readonly unknown[]> {
    const answers: unknown[] = steps.map(() => undefined)
    const alike = new Map<object, number[]>()
    for (const [place, { query }] of steps.entries()) {
      const places = alike.get(query)
      if (places === undefined) alike.set(query, [place])
      else places.push(place)
    }
    for (const places of alike.values()) {
      const some = places.flatMap((place) => steps[place] ?? [])
      const [first] = some
      const batch = some.length === 1 || first === undefined ? null : plans.batchOf(first.query)
      if (batch === null)
        for (const [index, step] of some.entries()) answers[places[index] ?? 0] = await perform(step)
      else {
        const given = await performBatch(batch, some)
        for (const [index, place] of places.entries()) answers[place] = given[index]
      }
    }
    return answers
  }

  async function performBatch(batch: BatchQuery, steps: readonly Step[]): Promise<readonly unknown[]> {
    const count = steps[0]?.parameters.length ?? 0
    const columns = Array.from({ length: count }, (_, index) => steps.map((step) => step.parameters[index]))
    const { rows, rowCount } = await connection.ask(batch.query, columns)
    if (!READS.test(batch.query.sql)) hasWritten ||= rowCount !== 0
    if (batch.answers === 'count') {
      if (rowCount !== steps.length) throw new UnclearBatch()
      return steps.map(() => 1)
    }
    const byStep: Record<string, unknown>[][] = steps.map(() => [])
    const places = new Map(steps.map((step, place) => [step.parameters[batch.keyPlace], place]))
    for (const row of rows as Record<string, unknown>[]) {
      const place = batch.answers === 'key' ? places.get(row['project_id']) : Number(row[PLACE]) - 1
      byStep[place ?? -1]?.push(row)
    }
    return steps.map(({ want }, place) => {
      const own = byStep[place] ?? []
      if (want === 'run') return own.length
      return want === 'get' ? own[0] : own
    })
  }

  return {
    perform,
    end() {
      if (isOpen) connection.spoil()
    },
  }
}

/** Nobody knows which rows of many were refused: each has to be written by itself. */
class UnclearBatch extends Error {
  readonly code = '23000'
  readonly severity = 'ERROR'

  constructor() {
    super('Some rows of a batch were not written.')
  }
}
