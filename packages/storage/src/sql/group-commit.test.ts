import { DatabaseSync } from 'node:sqlite'
import { MutoscopeError } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import { createGroupCommit } from './group-commit.js'
import { createSqliteDriver } from './sqlite/sqlite-driver.js'
import { fixedStatement } from './statement.js'
import type { Work } from './work.js'

describe('createGroupCommit', () => {
  it('writes what comes together in one transaction, each work once', async () => {
    const { insert, runs, rows, commits } = setUp()
    await Promise.all([insert('a'), insert('b'), insert('c')])
    expect({ runs, rows: rows(), commits: commits() }).toEqual({
      runs: ['a', 'b', 'c'],
      rows: ['a', 'b', 'c'],
      commits: 1,
    })
  })

  it('keeps the others when one of them is refused, whatever it had written', async () => {
    const { insert, refuse, rows, commits } = setUp()
    const outcomes = await Promise.allSettled([
      insert('a'),
      refuse('half'),
      insert('b'),
      refuse('half'),
      insert('c'),
    ])
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'refused'))).toEqual([
      'a',
      'refused',
      'b',
      'refused',
      'c',
    ])
    expect({ rows: rows(), commits: commits() }).toEqual({ rows: ['a', 'b', 'c'], commits: 1 })
  })

  it('begins a transaction once the one before is on disk, with what has come in the meantime', async () => {
    const { insert, runs, commits, largest } = setUp({ slow: true })
    const first = Promise.all([insert('a'), insert('b')])
    await new Promise(setImmediate)
    await Promise.all([first, insert('c'), insert('d')])
    expect({ runs, commits: commits(), largest: largest() }).toEqual({
      runs: ['a', 'b', 'c', 'd'],
      commits: 2,
      largest: 1,
    })
  })

  it('undoes a refused write that is alone without running it again, and goes on', async () => {
    const { insert, refuse, runs, rows } = setUp()
    await expect(refuse('half')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect({ runs, rows: rows() }).toEqual({ runs: ['half'], rows: [] })
    await insert('a')
    expect(rows()).toEqual(['a'])
  })
})

function setUp({ slow = false } = {}) {
  const database = new DatabaseSync(':memory:')
  database.exec('create table rows (name text)')
  const driver = createSqliteDriver(database)
  const runs: string[] = []
  let commits = 0
  let open = 0
  let largest = 0
  const listening = {
    ...driver,
    async write<Result>(work: Work<Result>) {
      largest = Math.max(largest, ++open)
      try {
        const result = await driver.write(work)
        for (let turns = slow ? 3 : 0; turns > 0; turns--) await new Promise(setImmediate)
        commits++
        return result
      } finally {
        open--
      }
    },
  }
  const group = createGroupCommit(listening, { busyTimeoutMs: 0 })
  function* put(name: string) {
    runs.push(name)
    yield* fixedStatement(`insert into rows values ('${name}')`).run({})
    return name
  }
  return {
    insert: async (name: string) => group.write(() => put(name)),
    refuse: async (name: string) =>
      group.write(function* () {
        yield* put(name)
        throw new MutoscopeError('INVALID_INPUT')
      }),
    runs,
    commits: () => commits,
    /** How many transactions were open at once at most. */
    largest: () => largest,
    rows: () =>
      database
        .prepare('select name from rows')
        .all()
        .map(({ name }) => name),
  }
}
