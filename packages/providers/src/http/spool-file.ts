import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource, MutoscopeError, type ByteSource } from '@mutoscope/core'
import { clampRange } from '@mutoscope/core/ports'

/** Where downloads wait until somebody keeps them. */
export interface SpoolOptions {
  /** So much is held in memory; what is larger becomes a file. Bytes. @default 4194304 */
  readonly memoryBytes?: number
  /** Folder of the files. @default `mutoscope-downloads` in the system's folder for temporary files */
  readonly folder?: string
}

const MEMORY_BYTES = 4 * 1024 * 1024
const FILE = /^download-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u
/** Nobody waits so long to take a file away: what is older was refused, or its process died. Milliseconds. */
const LEFT_AFTER_MS = 60 * 60 * 1000

/**
 * Takes chunks in as a source that can be read many times. A large one is a file, whose `path` the reader may
 * move away; one that nobody took is removed after an hour, by the next download that needs a file. When the
 * chunks fail, nothing is left.
 * @throws `DISK_FULL`, and what the chunks throw
 */
export async function spool(
  chunks: AsyncIterable<Uint8Array>,
  { memoryBytes = MEMORY_BYTES, folder = join(tmpdir(), 'mutoscope-downloads') }: SpoolOptions = {},
): Promise<ByteSource & { readonly size: number }> {
  const held: Uint8Array[] = []
  let size = 0
  let file: { readonly path: string; readonly handle: FileHandle } | undefined
  try {
    for await (const chunk of chunks) {
      size += chunk.byteLength
      if (file === undefined && size > memoryBytes) {
        file = await createFile(folder)
        for (const each of held.splice(0)) await file.handle.writeFile(each)
      }
      if (file === undefined) held.push(chunk)
      else await file.handle.writeFile(chunk)
    }
    await file?.handle.close()
  } catch (error) {
    await file?.handle.close().catch(() => {})
    if (file !== undefined) await rm(file.path, { force: true })
    if (isFull(error))
      throw new MutoscopeError('DISK_FULL', {
        message: `The disk of ${folder} has no space left for a download.`,
        cause: error,
      })
    throw error
  }
  return file === undefined ? { ...bytesSource(Buffer.concat(held)), size } : fileSource(file.path, size)
}

async function createFile(folder: string): Promise<{ readonly path: string; readonly handle: FileHandle }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeLeftovers(folder)
  const path = join(folder, `download-${randomUUID()}`)
  return { path, handle: await open(path, 'wx', 0o600) }
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => FILE.test(each))) {
    const path = join(folder, name)
    // Another process may be doing the same.
    const stats = await stat(path).catch(() => null)
    if (stats !== null && Date.now() - stats.mtimeMs > LEFT_AFTER_MS) await rm(path, { force: true })
  }
}

function fileSource(
  path: string,
  size: number,
): ByteSource & { readonly path: string; readonly size: number } {
  return {
    path,
    size,
    async *stream(range) {
      const { start, end } = clampRange(range, size)
      if (start < end) yield* createReadStream(path, { start, end: end - 1 }) as AsyncIterable<Uint8Array>
    },
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
