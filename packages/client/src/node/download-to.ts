import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'

/** How bytes are saved. */
export interface DownloadOptions {
  readonly signal?: AbortSignal
  /** Told as bytes arrive; `totalBytes` is null where the server does not say. */
  readonly onProgress?: (progress: {
    readonly receivedBytes: number
    readonly totalBytes: number | null
  }) => void
}

/**
 * Streams the bytes of a response into a stream or a file. A file appears under its name only when it is
 * whole. Never holds more than a piece in memory.
 *
 * @returns the number of bytes
 * @example
 * await downloadTo(await jobsGetVideo(client, { params: { job_id: 4 } }), 'hero.mp4')
 */
export async function downloadTo(
  response: Response,
  target: string | Writable,
  options: DownloadOptions = {},
): Promise<number> {
  if (typeof target !== 'string') return pump(response, target, options)
  const partial = `${target}.part`
  try {
    const size = await pump(response, createWriteStream(partial), options)
    await rename(partial, target)
    return size
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function pump(
  response: Response,
  target: Writable,
  { signal, onProgress }: DownloadOptions,
): Promise<number> {
  const header = response.headers.get('content-length')
  const totalBytes = header === null ? null : Number(header)
  let receivedBytes = 0
  async function* count(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      receivedBytes += chunk.byteLength
      onProgress?.({ receivedBytes, totalBytes })
      yield chunk
    }
  }
  // The two declarations of the same web stream do not know each other.
  const source =
    response.body === null ? Readable.from([]) : Readable.fromWeb(response.body as NodeReadableStream)
  await pipeline(source, count, target, signal === undefined ? {} : { signal })
  return receivedBytes
}
