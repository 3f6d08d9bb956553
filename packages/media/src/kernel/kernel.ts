/** An 8-bit plane inside the kernel's memory. All four in bytes or samples, which are the same. */
export type PlaneRef = {
  readonly offset: number
  readonly stride: number
  readonly width: number
  readonly height: number
}

/**
 * Where the samples of an output row or column lie in the source: sample `k` at `start + k * step`, 0 being
 * the middle of the first.
 */
export type Sampling = { readonly start: number; readonly step: number }

/** The inner loops of the compositor over one memory. Offsets are trusted; the caller lays the memory out. */
export interface Kernel {
  readonly memory: SharedArrayBuffer
  /** False for the plain TypeScript one. */
  readonly simd: boolean
  /**
   * Bilinear scale and shift of a whole plane. `scratch` is the offset of {@link scratchBytes} free bytes.
   */
  resample(source: PlaneRef, target: PlaneRef, x: Sampling, y: Sampling, scratch: number): void
  /**
   * `from` and `to` mixed into `target`; weight 0 is `from`, 32767 is `to`. `target` may be either of them.
   */
  mix(target: number, from: number, to: number, length: number, weight: number): void
  /** A premultiplied colour plane with its alpha plane, both of `target`'s size, laid over `target`. */
  blend(target: PlaneRef, colour: number, alpha: number, stride: number): void
  /** A rectangle copied; the size is `target`'s. */
  copyRows(target: PlaneRef, source: PlaneRef): void
}

/** The kernel reads 16 bytes at a time, so up to this many bytes after a plane must be inside the memory. */
export const READ_AHEAD = 16

/** Largest {@link Sampling.step} along a row: eight output samples must come from one 16-byte load. */
export const MAX_STEP = 1.85

/** Bytes that {@link Kernel.resample} needs for rows of this width. */
export function scratchBytes(width: number): number {
  return Math.ceil(width / 8) * 48 + 2 * (Math.ceil(width / 16) * 32 + 32)
}
