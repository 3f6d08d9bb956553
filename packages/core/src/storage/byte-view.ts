/** Bytes that are read at any place, at once. */
export interface ByteView {
  readonly size: number
  /** Bytes from `start` to before `end`; fewer where the bytes end. */
  read(start: number, end: number): Uint8Array
}

/** Bytes in memory as a {@link ByteView}. */
export function viewBytes(bytes: Uint8Array): ByteView {
  return {
    size: bytes.length,
    read: (start, end) => bytes.subarray(Math.max(0, start), Math.max(0, end)),
  }
}

/** The letters at a place, one for each byte; fewer where the bytes end. */
export function lettersAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length))
}
