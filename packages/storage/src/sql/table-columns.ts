import { sql, type CreateTableBuilder } from 'kysely'

/** Adds columns that are never null. */
export function textAndIntegers<Table extends string>(
  table: CreateTableBuilder<Table>,
  texts: readonly string[],
  integers: readonly string[],
): CreateTableBuilder<Table, string> {
  let wider: CreateTableBuilder<Table, string> = table
  for (const name of texts) wider = wider.addColumn(name, 'text', (column) => column.notNull())
  for (const name of integers) wider = wider.addColumn(name, 'bigint', (column) => column.notNull())
  return wider
}

/**
 * Keeps small rows in the order of their key, so that a write touches one page where it would touch two.
 * Only SQLite has this; another engine leaves it out.
 */
export function clustered<Table extends string>(
  table: CreateTableBuilder<Table, string>,
): CreateTableBuilder<Table, string> {
  return table.modifyEnd(sql`without rowid`)
}
