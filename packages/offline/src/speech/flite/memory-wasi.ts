import { memoryFiles } from './memory-files.js'

/** What a run of a WASI program left behind. */
export type WasiRun = {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** Files it wrote, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

const NO_ENTRY = 44
const BAD_FILE = 8
const NOT_SEEKABLE = 70
const ROOT = 3

/** Unwinds the program's stack at `proc_exit`, as the interface demands that the call does not return. */
class ProcessExit extends Error {
  readonly exitCode: number
  constructor(exitCode: number) {
    super('The program ended.')
    this.exitCode = exitCode
  }
}

/**
 * Runs a WASI program to its end on files in memory: it sees its arguments, an empty folder to write into,
 * and nothing else of the machine; its clock stands still, so equal arguments give equal bytes.
 *
 * Meant for programs that call out a few dozen times a run. After 1000 calls of an import V8 compiles a
 * wrapper for it, which the V8 of Node 24 may free twice when threads come and go, and that ends the process.
 *
 * @throws RuntimeError when the program traps
 */
export function runInMemory(module: WebAssembly.Module, programArguments: readonly string[]): WasiRun {
  const encoded = programArguments.map((argument) =>
    new TextEncoder().encode(`${argument.replaceAll('\0', '')}\0`),
  )
  const files = memoryFiles()
  let memory = new WebAssembly.Memory({ initial: 0 })
  const view = (): DataView => new DataView(memory.buffer)
  const bytes = (at: number, length: number): Uint8Array => new Uint8Array(memory.buffer, at, length)

  const transfer = (
    vectors: number,
    count: number,
    result: number,
    move: (part: Uint8Array) => number,
  ): number => {
    let moved = 0
    for (let index = 0; index < count; index++)
      moved += move(
        bytes(view().getUint32(vectors + index * 8, true), view().getUint32(vectors + index * 8 + 4, true)),
      )
    view().setUint32(result, moved, true)
    return 0
  }

  const imports = {
    args_sizes_get(count: number, size: number): number {
      view().setUint32(count, encoded.length, true)
      view().setUint32(
        size,
        encoded.reduce((sum, argument) => sum + argument.length, 0),
        true,
      )
      return 0
    },
    args_get(pointers: number, buffer: number): number {
      let offset = buffer
      for (const [index, argument] of encoded.entries()) {
        view().setUint32(pointers + index * 4, offset, true)
        bytes(offset, argument.length).set(argument)
        offset += argument.length
      }
      return 0
    },
    clock_time_get(_clock: number, _precision: bigint, result: number): number {
      view().setBigUint64(result, 0n, true)
      return 0
    },
    fd_close: (descriptor: number): number => (files.close(descriptor) ? 0 : BAD_FILE),
    fd_fdstat_get(descriptor: number, result: number): number {
      bytes(result, 24).fill(0)
      // Kind of file: character device, directory or regular file; then all rights.
      view().setUint8(result, descriptor < ROOT ? 2 : descriptor === ROOT ? 3 : 4)
      view().setBigUint64(result + 8, 0x1fff_ffffn, true)
      view().setBigUint64(result + 16, 0x1fff_ffffn, true)
      return 0
    },
    fd_fdstat_set_flags: (): number => 0,
    fd_prestat_get(descriptor: number, result: number): number {
      if (descriptor !== ROOT) return BAD_FILE
      view().setUint32(result, 0, true)
      view().setUint32(result + 4, 1, true)
      return 0
    },
    fd_prestat_dir_name(_descriptor: number, path: number): number {
      view().setUint8(path, '/'.charCodeAt(0))
      return 0
    },
    fd_read: (descriptor: number, vectors: number, count: number, result: number): number =>
      transfer(vectors, count, result, (part) => files.read(descriptor, part)),
    fd_write: (descriptor: number, vectors: number, count: number, result: number): number =>
      transfer(vectors, count, result, (part) => files.write(descriptor, part)),
    fd_seek(descriptor: number, offset: bigint, whence: number, result: number): number {
      const position = files.seek(descriptor, Number(offset), whence)
      if (position === null) return NOT_SEEKABLE
      view().setBigUint64(result, BigInt(position), true)
      return 0
    },
    path_open(
      _folder: number,
      _lookup: number,
      path: number,
      length: number,
      flags: number,
      _rights: bigint,
      _inherited: bigint,
      _state: number,
      result: number,
    ): number {
      const descriptor = files.open(new TextDecoder().decode(bytes(path, length)), {
        create: (flags & 1) !== 0,
        truncate: (flags & 8) !== 0,
      })
      if (descriptor === null) return NO_ENTRY
      view().setUint32(result, descriptor, true)
      return 0
    },
    proc_exit(exitCode: number): never {
      throw new ProcessExit(exitCode)
    },
  }

  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: imports })
  memory = exports['memory'] as WebAssembly.Memory
  let exitCode = 0
  try {
    ;(exports['_start'] as () => void)()
  } catch (error) {
    if (!(error instanceof ProcessExit)) throw error
    exitCode = error.exitCode
  }
  return { exitCode, stdout: files.stdout(), stderr: files.stderr(), files: files.named() }
}
