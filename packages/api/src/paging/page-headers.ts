import type { RouteContext } from '../contract/route-context.js'

/** A page of a list, by offset. */
export interface Page {
  /** Path of the route. */
  readonly path: string
  /** The other values of the query, which the next page keeps; those that are undefined were not given. */
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly total: number
  readonly limit: number
  readonly offset: number
  /** The query counts pages from 1, as `page`, in place of an offset. @default false */
  readonly numbered?: boolean
}

/** `X-Total-Count`, and `Link` to the pages beside this one (RFC 8288), for lists that are bare arrays. */
export function pageHeaders(
  context: Pick<RouteContext, 'url'>,
  { path, query = {}, total, limit, offset, numbered = false }: Page,
): Readonly<Record<string, string>> {
  const link = (relation: string, to: number) => {
    const given = Object.entries({
      ...query,
      limit,
      ...(numbered ? { page: Math.floor(to / limit) + 1 } : { offset: to }),
    }).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
    return `<${context.url(path)}?${new URLSearchParams(given).toString()}>; rel="${relation}"`
  }
  const links = [
    ...(offset > 0 ? [link('prev', Math.max(0, offset - limit))] : []),
    ...(offset + limit < total ? [link('next', offset + limit)] : []),
  ]
  return { 'x-total-count': String(total), ...(links.length === 0 ? {} : { link: links.join(', ') }) }
}
