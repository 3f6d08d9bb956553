import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ByteSource } from '@mutoscope/core'

/** A local file as a source of bytes. */
export async function fileSource(path: string): Promise<ByteSource> {
  const { size } = await stat(path)
  return {
    path,
    size,
    stream: (range) =>
      createReadStream(
        path,
        range === undefined
          ? {}
          : { start: range.start, ...(range.end === undefined ? {} : { end: range.end - 1 }) },
      ),
  }
}
