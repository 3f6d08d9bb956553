import type { FilePartOptions, UploadedFile } from '@mutoscope/api'
import { SNIFF_BYTES, sniffMediaTypes } from '@mutoscope/core/ports'
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { tooLarge, wrongType } from './payload-errors.js'
import { safeFilename } from './safe-filename.js'
import { plainMediaType } from './plain-media-type.js'

/** A file of a form on its way in. */
export interface IncomingFile {
  readonly field: string
  readonly stream: Readable
  readonly filename: string | undefined
  /** As its header says; only believed where the bytes leave it open. */
  readonly mediaType: string
}

/** A file that has arrived, with the SHA-256 of its bytes. */
export interface SavedUpload {
  readonly file: UploadedFile
  readonly hash: string
}

/**
 * Streams a file of a form to a new file in a folder, whose path is told before anything is written.
 * @throws `PAYLOAD_TOO_LARGE` 413 from the first byte too many on, `UNSUPPORTED_MEDIA_TYPE` 415 as soon as
 *   its first bytes tell
 */
export async function saveUpload(
  incoming: IncomingFile,
  part: FilePartOptions,
  folder: string,
  told: (path: string) => void,
): Promise<SavedUpload> {
  const path = join(folder, `upload-${randomUUID()}`)
  told(path)
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  let size = 0
  let mediaType: string | undefined
  await pipeline(
    incoming.stream,
    async function* check(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.byteLength
        if (size > part.maxBytes) throw tooLarge(`The file "${incoming.field}"`, part.maxBytes, 'bytes')
        if (head.byteLength < SNIFF_BYTES)
          head = Buffer.concat([head, chunk.subarray(0, SNIFF_BYTES - head.byteLength)])
        if (mediaType === undefined && head.byteLength >= SNIFF_BYTES)
          mediaType = mediaTypeOf(head, incoming, part)
        hash.update(chunk)
        yield chunk
      }
      mediaType ??= mediaTypeOf(head, incoming, part)
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  )
  const source: UploadedFile['source'] = {
    path,
    size,
    stream: (range) =>
      createReadStream(path, range === undefined ? {} : { start: range.start, end: (range.end ?? size) - 1 }),
  }
  return {
    file: { filename: safeFilename(incoming.filename), mediaType: mediaType ?? '', source },
    hash: hash.digest('hex'),
  }
}

function mediaTypeOf(head: Uint8Array, { field, mediaType }: IncomingFile, part: FilePartOptions): string {
  const allowed = part.mediaTypes.map(plainMediaType)
  const possible = sniffMediaTypes(head).filter((type) => allowed.includes(type))
  const said = plainMediaType(mediaType)
  const found = possible.includes(said) ? said : possible[0]
  if (found !== undefined) return found
  const is =
    head.byteLength === 0
      ? 'is empty'
      : `is ${sniffMediaTypes(head)[0] ?? 'of a kind that is not known'} by its content`
  throw wrongType(`The file "${field}" ${is}. Send one of ${part.mediaTypes.join(', ')}.`, part.mediaTypes)
}
