import { ApiError, type FileBody } from '@mutoscope/api'
import { COMMON_ERRORS, namesEntityTag } from '@mutoscope/api/server'
import { create as attachment } from 'content-disposition'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseByteRange } from './byte-range.js'

/** Types that could run in the page that shows them. */
const ACTIVE = new Set(['image/svg+xml', 'text/html', 'application/xhtml+xml', 'text/xml', 'application/xml'])

/** How files are written. */
export interface FileOptions {
  /** Callers are sent to the object store, with a link that is valid for so long, milliseconds; null: they are not. */
  readonly redirectTtlMs: number | null
}

/**
 * Writes bytes: all of them, one range, that they have not changed, or where they are. @throws
 * `RANGE_NOT_SATISFIABLE` 416
 */
export async function writeFile(
  file: FileBody,
  status: number,
  headers: Record<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
  { redirectTtlMs }: FileOptions,
): Promise<void> {
  const { source, mediaType } = file
  const etag = `"${file.etag}"`
  const facts: Record<string, string> = {
    ...headers,
    etag: etag,
    'cache-control': file.cacheControl ?? 'private, max-age=0, must-revalidate',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
  }
  if (namesEntityTag(request.headers['if-none-match'], etag)) {
    response.writeHead(304, facts)
    response.end()
    return
  }
  // The link is signed for GET only. The bucket cannot keep what is active from running.
  if (
    redirectTtlMs !== null &&
    file.link &&
    status === 200 &&
    request.method === 'GET' &&
    !ACTIVE.has(mediaType)
  ) {
    const { url } = await file.link(redirectTtlMs)
    response.writeHead(302, { ...headers, location: url, 'cache-control': 'no-store' })
    response.end()
    return
  }
  facts['content-type'] = mediaType
  // Half a surrogate pair cannot be encoded.
  if (file.filename !== undefined) facts['content-disposition'] = attachment(file.filename.toWellFormed())
  if (ACTIVE.has(mediaType)) facts['content-security-policy'] = 'sandbox'
  const range =
    status === 200 && isRangeWanted(request, etag)
      ? parseByteRange(request.headers.range, source.size)
      : 'all'
  if (range === 'unsatisfiable') {
    throw new ApiError(COMMON_ERRORS.rangeNotSatisfiable, {
      message: `The file has ${source.size} bytes.`,
      details: { size: source.size },
      headers: { 'Content-Range': `bytes */${source.size}` },
    })
  }
  const { start, end } = range === 'all' ? { start: 0, end: source.size } : range
  facts['content-length'] = String(end - start)
  if (range !== 'all') facts['content-range'] = `bytes ${start}-${end - 1}/${source.size}`
  response.writeHead(range === 'all' ? status : 206, facts)
  if (request.method === 'HEAD' || end === start) {
    response.end()
    return
  }
  // Node waits for the reader between chunks, and stops reading the source when the reader has gone.
  await pipeline(Readable.from(source.stream(range === 'all' ? undefined : range)), response)
}

/**
 * A part of other bytes than the caller has the rest of would be worse than all of them. Dates are not given,
 * so none can match.
 */
function isRangeWanted({ headers, method }: IncomingMessage, etag: string): boolean {
  const condition = headers['if-range']
  return (
    method === 'GET' && headers.range !== undefined && (typeof condition !== 'string' || condition === etag)
  )
}
