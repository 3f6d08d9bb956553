import { setTimeout as delay } from 'node:timers/promises'
import type { Connection } from './postgres-connection.js'
import { ConnectionLost, isBusy } from './postgres-error.js'

/** Options of {@link settleDoubt}. */
export interface SettleDoubtOptions {
  readonly settle: <Result>(use: (connection: Connection) => Promise<Result>) => Promise<Result>
  /** How long the server lets a silent transaction live, milliseconds. */
  readonly idleTimeoutMs: number
  /** For how long it is asked, milliseconds. */
  readonly timeoutMs: number
  /** What broke the commit off. */
  readonly error: unknown
}

/** Between two attempts, milliseconds. */
const PAUSE_MS = 100

/**
 * Finds out whether a commit happened whose answer did not arrive. Writing its mark a second time waits for
 * the first to be decided, is refused when it is there, and else keeps a message that is still on its way from
 * ever succeeding.
 *
 * @throws {@link ConnectionLost}, in doubt, when the server cannot be asked in time
 */
export async function settleDoubt(
  mark: string,
  { settle, idleTimeoutMs, timeoutMs, error }: SettleDoubtOptions,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    try {
      return await settle(async (connection) => {
        const { rowCount } = await connection.send(
          `begin;set local lock_timeout = ${idleTimeoutMs * 2};insert into commit_marks (id, at) values ('${mark}', floor(extract(epoch from clock_timestamp()) * 1000)) on conflict do nothing`,
        )
        await connection.send('commit')
        return rowCount === 0
      })
    } catch (later) {
      if (!isBusy(later) || performance.now() >= deadline) throw new ConnectionLost(error, { inDoubt: true })
    }
    await delay(PAUSE_MS)
  }
}
