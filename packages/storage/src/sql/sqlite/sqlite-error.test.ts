import { DatabaseSync } from 'node:sqlite'
import { MutoscopeError } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import { isBusy, refusedKey, toStoreError } from './sqlite-error.js'

/** As `node:sqlite` throws it, with an extended result code of SQLite. */
const thrown = (errcode: number) => Object.assign(new Error(`code ${errcode}`), { errcode })
const systemError = (code: string) => Object.assign(new Error(code), { code, syscall: 'open' })

describe('an error of SQLite', () => {
  it.each([
    ['a table that is missing', thrown(1), 'STORE_INVALID'],
    ['no permission', thrown(3), 'OUTPUT_NOT_WRITABLE'],
    ['a lock', thrown(5), 'STORE_BUSY'],
    ['a lock whose snapshot is old', thrown(5 + 256 * 2), 'STORE_BUSY'],
    ['a locked table', thrown(6), 'STORE_BUSY'],
    ['a failed write', thrown(10 + 256 * 3), 'OUTPUT_NOT_WRITABLE'],
    ['damage', thrown(11), 'STORE_INVALID'],
    ['a full disk', thrown(13), 'DISK_FULL'],
    ['a constraint', thrown(19), 'INVALID_INPUT'],
    ['another kind of file', thrown(26), 'STORE_INVALID'],
    ['a code without a meaning here', thrown(21), 'UNREACHABLE'],
    ['text that is not JSON', new SyntaxError('no JSON'), 'STORE_INVALID'],
    ['a value without a type', new TypeError('no type'), 'INVALID_INPUT'],
    ['a full disk, by the system', systemError('ENOSPC'), 'DISK_FULL'],
    ['no permission, by the system', systemError('EACCES'), 'OUTPUT_NOT_WRITABLE'],
    ['anything else', new Error('a slip'), 'UNREACHABLE'],
    ['what is no error', 'a text', 'UNREACHABLE'],
  ] as const)('that means %s has its code', (_what, error, code) => {
    expect(toStoreError(error)).toMatchObject({ code, cause: error, details: {} })
    expect(isBusy(error)).toBe(code === 'STORE_BUSY')
  })

  it('says what to do, where, and what SQLite said', () => {
    expect(toStoreError(thrown(13)).message).toBe(
      'There is no space left for the database. Free some and try again. Reason: code 13',
    )
    const placed = toStoreError(thrown(13), '/data/x.db')
    expect(placed.message).toBe(
      'There is no space left for the database. Free some and try again. (/data/x.db) Reason: code 13',
    )
    expect(placed.details).toEqual({ path: '/data/x.db' })
    expect(toStoreError('a text').message).toBe('The database failed. Reason: a text')
  })

  it('that is ours already passes', () => {
    const ours = new MutoscopeError('PROJECT_NOT_FOUND')
    expect(toStoreError(ours, '/data/x.db')).toBe(ours)
  })

  it('says which kind of key refused a row', () => {
    const database = new DatabaseSync(':memory:')
    database.exec('pragma foreign_keys = on')
    database.exec(
      'create table parents (id integer primary key, name text unique, size integer check (size > 0))',
    )
    database.exec('create table children (parent integer references parents (id))')
    database.exec("insert into parents values (1, 'a', 1)")
    const refusalOf = (sql: string) => {
      try {
        database.exec(sql)
        return 'none'
      } catch (error) {
        return refusedKey(error)
      }
    }
    expect(refusalOf("insert into parents values (1, 'b', 1)")).toBe('unique')
    expect(refusalOf("insert into parents values (2, 'a', 1)")).toBe('unique')
    expect(refusalOf('insert into children values (7)')).toBe('foreign')
    expect(refusalOf("insert into parents values (3, 'c', 0)")).toBe(null)
    expect(refusedKey(new Error('a slip'))).toBe(null)
    database.close()
  })
})
