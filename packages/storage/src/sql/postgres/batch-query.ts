import type { Query } from '../work.js'

/** A query that does for a list of values each what another does for one. */
export interface BatchQuery {
  readonly query: Query
  /**
   * How its rows are told apart: `place` says which values each belongs to, `key` that the first column is the
   * value whose place is `keyPlace`, and `count` that there is one for each or nobody knows which.
   */
  readonly answers: 'place' | 'key' | 'count'
  readonly keyPlace: number
}

/** The name of the column that says which values a row belongs to, from 1. */
export const PLACE = 'batch_place'

/**
 * Makes the query that runs another once for each of many lists of values, which it takes as one array for
 * each parameter; null for a query that is not of a kind that can be.
 *
 * @param types the types of its parameters, as the server names them
 */
export function toBatchQuery(sql: string, types: readonly string[]): BatchQuery | null {
  if (types.length === 0) return null
  const names = types.map((_, index) => `w${index + 1}`)
  const arrays = types.map((type, index) => `$${index + 1}::${type}[]`)
  const batch = `unnest(${arrays.join(', ')}) with ordinality as batch(${[...names, PLACE].join(', ')})`
  const inBatch = (text: string) => text.replaceAll(/\$(\d+)/gu, 'batch.w$1')
  const as = (text: string, answers: BatchQuery['answers'], keyPlace = 0): BatchQuery => ({
    query: { sql: text },
    answers,
    keyPlace,
  })

  if (sql.startsWith('select '))
    return as(
      `select batch.${PLACE}, answer.* from ${batch} cross join lateral (${inBatch(sql)}) as answer`,
      'place',
    )

  const values = /^(insert into .+?) values \((\$\d+(?:, \$\d+)*)\)(.*)$/u.exec(sql)
  if (values !== null && !sql.includes(' returning '))
    return as(
      `${values[1]} select ${inBatch(values[2] ?? '')} from ${batch}${inBatch(values[3] ?? '')}`,
      'count',
    )

  // What tells the rows of an inserted selection apart is the one value that it looks a row up by.
  const selection =
    /^(insert into .+?\)) (select .+ where "id" = \$(\d+)) returning "project_id", (.+)$/u.exec(sql)
  if (selection !== null)
    return as(
      `${selection[1]} select answer.* from ${batch} cross join lateral (${inBatch(selection[2] ?? '')}) as answer returning "project_id", ${selection[4]}`,
      'key',
      Number(selection[3]) - 1,
    )

  const update = /^(update "[a-z_]+" set .+?) where (.+)$/u.exec(sql)
  if (update !== null && !/ where | returning |\bselect\b/u.test(`${update[1]}${update[2]}`))
    return as(
      `${inBatch(update[1] ?? '')} from ${batch} where ${inBatch(update[2] ?? '')} returning batch.${PLACE}`,
      'place',
    )
  return null
}
