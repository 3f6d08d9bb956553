type File = { bytes: Uint8Array; length: number }
type OpenFile = { readonly file: File; position: number }

/**
 * A small file system in memory for one run of a program. Descriptors 0 to 2 are the standard streams, 3 is
 * the root.
 */
export interface MemoryFiles {
  /** A new descriptor, or null when there is no such file and none may be created. */
  open(name: string, options: { readonly create: boolean; readonly truncate: boolean }): number | null
  close(descriptor: number): boolean
  /** Fills `target` as far as the file goes and tells how many bytes that were. */
  read(descriptor: number, target: Uint8Array): number
  write(descriptor: number, part: Uint8Array): number
  /**
   * The new position; null for what has none. `whence` counts from the start (0), the position (1) or the end
   * (2).
   */
  seek(descriptor: number, offset: number, whence: number): number | null
  stdout(): string
  stderr(): string
  named(): ReadonlyMap<string, Uint8Array>
}

/** Makes an empty {@link MemoryFiles}. */
export function memoryFiles(): MemoryFiles {
  const files = new Map<string, File>()
  const open = new Map<number, OpenFile>()
  const out: File = { bytes: new Uint8Array(4096), length: 0 }
  const error: File = { bytes: new Uint8Array(1024), length: 0 }
  open.set(1, { file: out, position: 0 })
  open.set(2, { file: error, position: 0 })
  let next = 4
  return {
    open(name, { create, truncate }) {
      let file = files.get(name)
      if (file === undefined) {
        if (!create) return null
        file = { bytes: new Uint8Array(64 * 1024), length: 0 }
        files.set(name, file)
      }
      if (truncate) file.length = 0
      open.set(next, { file, position: 0 })
      return next++
    },
    close: (descriptor) => open.delete(descriptor),
    read(descriptor, target) {
      const handle = open.get(descriptor)
      if (handle === undefined) return 0
      const part = handle.file.bytes.subarray(
        handle.position,
        Math.min(handle.position + target.length, handle.file.length),
      )
      target.set(part)
      handle.position += part.length
      return part.length
    },
    write(descriptor, part) {
      const handle = open.get(descriptor)
      if (handle === undefined) return 0
      const end = handle.position + part.length
      if (end > handle.file.bytes.length) {
        const larger = new Uint8Array(Math.max(end, handle.file.bytes.length * 2))
        larger.set(handle.file.bytes.subarray(0, handle.file.length))
        handle.file.bytes = larger
      }
      handle.file.bytes.set(part, handle.position)
      handle.position = end
      handle.file.length = Math.max(handle.file.length, end)
      return part.length
    },
    seek(descriptor, offset, whence) {
      const handle = open.get(descriptor)
      if (handle === undefined || descriptor < 4) return null
      const base = whence === 0 ? 0 : whence === 1 ? handle.position : handle.file.length
      handle.position = Math.max(0, base + offset)
      return handle.position
    },
    stdout: () => textOf(out),
    stderr: () => textOf(error),
    named: () => new Map(Array.from(files, ([name, file]) => [name, file.bytes.subarray(0, file.length)])),
  }
}

function textOf(file: File): string {
  return new TextDecoder().decode(file.bytes.subarray(0, file.length))
}
