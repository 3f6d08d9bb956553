import { describe, expect, it } from 'vitest'
import { toBatchQuery } from './batch-query.js'

const BATCH = (types: readonly string[]) =>
  `unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(', ')}) with ordinality as batch(${types.map((_, index) => `w${index + 1}`).join(', ')}, batch_place)`

describe('toBatchQuery', () => {
  it('looks rows up for each list of values and says for which', () => {
    expect(toBatchQuery('select "epoch" from "runs" where "id" = $1 for no key update', ['text'])).toEqual({
      query: {
        sql: `select batch.batch_place, answer.* from ${BATCH(['text'])} cross join lateral (select "epoch" from "runs" where "id" = batch.w1 for no key update) as answer`,
      },
      answers: 'place',
      keyPlace: 0,
    })
  })

  it('inserts a row for each and counts them', () => {
    expect(
      toBatchQuery('insert into "t" ("a", "b") values ($1, $2) on conflict ("a") do update set "b" = $2', [
        'text',
        'bigint',
      ]),
    ).toEqual({
      query: {
        sql: `insert into "t" ("a", "b") select batch.w1, batch.w2 from ${BATCH(['text', 'bigint'])} on conflict ("a") do update set "b" = batch.w2`,
      },
      answers: 'count',
      keyPlace: 0,
    })
  })

  it('updates a row for each and says which were found', () => {
    expect(toBatchQuery('update "t" set "a" = $1 where "id" = $2', ['text', 'text'])?.query.sql).toBe(
      `update "t" set "a" = batch.w1 from ${BATCH(['text', 'text'])} where "id" = batch.w2 returning batch.batch_place`,
    )
  })

  it('inserts a selection for each and tells the rows apart by what they were looked up by', () => {
    const batch = toBatchQuery(
      'insert into "events" ("project_id", "seq", "data") select "id", 1 as "seq", $1 as "data" from "projects" where "id" = $2 returning "project_id", "seq"',
      ['text', 'text'],
    )
    expect(batch).toMatchObject({ answers: 'key', keyPlace: 1 })
    expect(batch?.query.sql).toContain('cross join lateral (select "id", 1 as "seq", batch.w1 as "data"')
  })

  it('leaves alone what it cannot do for many', () => {
    for (const sql of [
      'delete from "t" where "id" = $1',
      'with recursive "x" as (select 1) select $1 from "x"',
      'insert into "t" ("a", "b") values ($1, (select 1))',
      'insert into "t" ("a") values ($1) returning "b"',
      'update "t" set "a" = $1 where "id" = $1 returning *',
      'update "t" set "a" = (select 1 where true) where "id" = $1',
    ])
      expect([sql, toBatchQuery(sql, ['text'])]).toEqual([sql, null])
    expect(toBatchQuery('select 1', [])).toBe(null)
  })
})
