import type { ListOptions } from '@mutoscope/core'

/** Which rows of an ordered list. */
export type Page = { readonly limit: number; readonly offset: number }

/** A page as its statement wants it: 50 rows unless told otherwise, at most 500. */
export function pageOf({ limit = 50, offset = 0 }: ListOptions = {}): Page {
  return { limit: Math.min(limit, 500), offset }
}
