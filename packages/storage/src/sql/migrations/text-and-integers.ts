import type { CreateTableBuilder } from 'kysely'

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
