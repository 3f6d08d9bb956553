import type { RouteContext } from '../contract/route-context.js'
import { namesEntityTag } from './names-entity-tag.js'

/**
 * True for a request that is sent a file from its first byte. A download may come in many ranges, and the
 * first of them counts; `HEAD`, and a file that the caller has already, send nothing.
 */
export function startsDownload(
  { method, header }: Pick<RouteContext, 'method' | 'header'>,
  { etag }: { readonly etag: string },
): boolean {
  if (method !== 'GET' || namesEntityTag(header('if-none-match'), `"${etag}"`)) return false
  const range = header('range')
  const condition = header('if-range')
  // A part of other bytes is not sent, but the whole of these.
  const isWhole = range === undefined || (condition !== undefined && condition !== `"${etag}"`)
  return isWhole || range.startsWith('bytes=0-')
}
