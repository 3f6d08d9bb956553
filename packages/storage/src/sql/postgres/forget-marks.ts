import { sql } from 'kysely'
import { createCompile } from '../statement.js'
import type { DatabaseClock } from './database-clock.js'
import type { PostgresDriver } from './postgres-driver.js'

/** Removes marks of commits that nobody can ask about any more, until it is stopped. */
export function forgetMarks(
  driver: PostgresDriver,
  { clock, retentionMs }: { readonly clock: DatabaseClock; readonly retentionMs: number },
): { stop(): void } {
  const forget = createCompile()((values: { before: number }) => ({
    compile: () => sql`delete from commit_marks where at < ${values.before}`.compile(driver.dialect.db),
  }))
  const timer = setInterval(
    () => {
      // Outside of any transaction; when it fails, the next does more.
      driver.read(forget.run({ before: clock.now() - retentionMs })).catch(() => undefined)
    },
    Math.min(retentionMs, 2 ** 31 - 1) / 4,
  )
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
