import { byText } from './by-text.js'

/** Sorts rows by when they were made, the newest first. */
export function newestFirst<Row extends { readonly id: string; readonly createdAt: number }>(
  rows: readonly Row[],
): readonly Row[] {
  return rows.toSorted((a, b) => b.createdAt - a.createdAt || byText(b.id, a.id))
}
