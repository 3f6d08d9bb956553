import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { migrate } from './migrations/migrate.js'
import { createReadStatements } from './read-statements.js'
import { createSqliteDriver } from './sqlite/sqlite-driver.js'
import { createCompile } from './statement.js'
import { createWriteStatements } from './write-statements.js'

describe('statements', () => {
  it('never walk through a whole table or sort what an index has in order', () => {
    const database = new DatabaseSync(':memory:')
    const driver = createSqliteDriver(database)
    driver.write(migrate(driver.dialect, ':memory:'))
    const queries: string[] = []
    const compile = createCompile(({ sql }) => queries.push(sql))
    createReadStatements(driver.dialect, compile)
    createWriteStatements(driver.dialect, compile)

    expect(queries.length).toBeGreaterThan(25)
    const steps = queries.flatMap((query) =>
      database
        .prepare(`explain query plan ${query}`)
        .all()
        .map(({ detail }) => `${String(detail)} in ${query}`),
    )
    // Due runs, free batches, held ones and living calls stand in indexes of their own, and owners are found along one.
    const allowed =
      /^SCAN (runs USING (COVERING )?INDEX runs_(due|turns|held)|batches USING (COVERING )?INDEX batches_(free|turns|held)|calls USING INDEX calls_living|owner_turns USING COVERING INDEX|first|owners|json_each) /u
    expect(steps.filter((step) => step.startsWith('SCAN ') && !allowed.test(step))).toEqual([])
    // Stages of one run are few, and so are living calls whose run has ended.
    const few = /"stages"|"calls" inner join "runs"/u
    expect(steps.filter((step) => step.startsWith('USE TEMP B-TREE') && !few.test(step))).toEqual([])
  })
})
