import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MutoscopeError, type ByteSource } from '@mutoscope/core'

/**
 * Copies bytes to a file that appears under its name only when it is whole. @throws `DISK_FULL`,
 * `OUTPUT_NOT_WRITABLE`
 */
export async function writeOutput(source: ByteSource, path: string): Promise<void> {
  const part = `${path}.${process.pid}.part`
  try {
    await pipeline(Readable.from(source.stream()), createWriteStream(part, { flush: true }))
    await rename(part, path)
  } catch (cause) {
    await rm(part, { force: true })
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'ENOSPC')
      throw new MutoscopeError('DISK_FULL', {
        message: `There is no disk space left for ${path}.`,
        details: { path },
        cause,
      })
    throw new MutoscopeError('OUTPUT_NOT_WRITABLE', {
      message: `${path} is not writable.`,
      details: { path },
      cause,
    })
  }
}
