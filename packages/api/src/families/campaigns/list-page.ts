import * as z from 'zod'
import type { RouteContext } from '../../contract/route-context.js'
import { pageHeaders } from '../../paging/page-headers.js'

/** Which page of a list. */
export const pageQuery = {
  /** From 1. */
  page: z.int().min(1).max(1_000_000).default(1),
  limit: z.int().min(1).max(100).default(20),
}

/** What every list says besides its items. */
export const pageFacts = { total: z.int().min(0), page: z.int().min(1), limit: z.int().min(1) }

/** A page as it was asked for. */
export interface AskedPage {
  readonly page: number
  readonly limit: number
}

/** A page with all else that the query says. */
type AskedQuery = AskedPage & { readonly [name: string]: string | number | boolean | undefined }

/** The part of a store's list that a page shows. */
export function toRange({ page, limit }: AskedPage): { readonly limit: number; readonly offset: number } {
  return { limit, offset: (page - 1) * limit }
}

/** The items of a page. */
export function cutPage<Item>(items: readonly Item[], asked: AskedPage): Item[] {
  const { offset, limit } = toRange(asked)
  return items.slice(offset, offset + limit)
}

/** `X-Total-Count`, and `Link` to the pages beside this one. */
export function listHeaders(
  context: RouteContext,
  path: string,
  { page, limit, ...query }: AskedQuery,
  total: number,
): Readonly<Record<string, string>> {
  const texts = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  )
  return pageHeaders(context, { path, query: texts, total, numbered: true, ...toRange({ page, limit }) })
}
