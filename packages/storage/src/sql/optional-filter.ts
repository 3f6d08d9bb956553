import { sql, type Expression, type RawBuilder } from 'kysely'
import type { Dialect } from './dialect.js'

// One statement serves a list with and without its filters: what is not asked for lets everything through
// before a row is read for it.

/** True when a value is one of a list in JSON, or when there is no list. */
export function isListed(
  { members }: Dialect,
  value: Expression<unknown>,
  list: string | null,
): RawBuilder<boolean> {
  return sql<boolean>`(cast(${list} as text) is null or ${value} in ${members(list)})`
}

/** True when a folded text has what is searched for in it, or when nothing is searched for. */
export function isFound(
  { positionIn }: Dialect,
  text: Expression<unknown>,
  search: string,
): RawBuilder<boolean> {
  return sql<boolean>`(${search} = '' or ${positionIn(text, search)} > 0)`
}

/** A list as {@link isListed} takes it. */
export function toListValue(list: readonly string[] | undefined): string | null {
  return list === undefined ? null : JSON.stringify(list)
}
