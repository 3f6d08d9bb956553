import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** A file that is read at any place, in a thread that may wait for the disk. */
export interface LocalFile {
  readonly size: number
  /** Bytes from `start` to before `end`; fewer where the file ends. */
  read(start: number, end: number): Buffer
  close(): void
}

/** Opens a file for {@link LocalFile}. */
export function openLocalFile(path: string): LocalFile {
  const descriptor = openSync(path, 'r')
  const { size } = fstatSync(descriptor)
  return {
    size,
    read(start, end) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(end, size) - start))
      let filled = 0
      while (filled < bytes.length) {
        const count = readSync(descriptor, bytes, filled, bytes.length - filled, start + filled)
        if (count === 0) break
        filled += count
      }
      return bytes.subarray(0, filled)
    },
    close: () => closeSync(descriptor),
  }
}
