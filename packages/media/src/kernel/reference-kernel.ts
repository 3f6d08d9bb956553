import type { Kernel, PlaneRef, Sampling } from './kernel.js'

/**
 * The kernel in plain TypeScript: what the WASM is compared with, and what runs where there is no WASM SIMD.
 * Weights have 15 bits and in-between samples 7 fractional bits, as in the SIMD code.
 */
export function referenceKernel(memory: SharedArrayBuffer): Kernel {
  const bytes = new Uint8Array(memory)
  return {
    memory,
    simd: false,
    resample(source, target, x, y) {
      const columns = positions(x, target.width, source.width)
      const rows = positions(y, target.height, source.height)
      const upper = new Int16Array(target.width)
      const lower = new Int16Array(target.width)
      for (let row = 0; row < target.height; row++) {
        const fixed = rows[row] ?? 0
        stretchRow(bytes, source, fixed >> 15, columns, upper)
        stretchRow(bytes, source, Math.min((fixed >> 15) + 1, source.height - 1), columns, lower)
        const out = target.offset + row * target.stride
        for (let column = 0; column < target.width; column++) {
          bytes[out + column] = roundOff(between(upper[column] ?? 0, lower[column] ?? 0, fixed & 32767))
        }
      }
    },
    mix(target, from, to, length, weight) {
      for (let at = 0; at < length; at++) {
        bytes[target + at] = roundOff(
          between((bytes[from + at] ?? 0) << 7, (bytes[to + at] ?? 0) << 7, weight),
        )
      }
    },
    blend(target, colour, alpha, stride) {
      for (let row = 0; row < target.height; row++) {
        const out = target.offset + row * target.stride
        const over = row * stride
        for (let column = 0; column < target.width; column++) {
          const product = (bytes[out + column] ?? 0) * (255 - (bytes[alpha + over + column] ?? 0)) + 128
          bytes[out + column] = Math.min(
            255,
            ((product + (product >> 8)) >> 8) + (bytes[colour + over + column] ?? 0),
          )
        }
      }
    },
    copyRows(target, source) {
      for (let row = 0; row < target.height; row++) {
        const from = source.offset + row * source.stride
        bytes.copyWithin(target.offset + row * target.stride, from, from + target.width)
      }
    },
  }
}

/** Source positions as 17.15 fixed point, held inside the source. */
function positions(sampling: Sampling, count: number, sourceCount: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => {
    const position = sampling.start + index * sampling.step
    return Math.trunc(Math.max(0, Math.min(position, sourceCount - 1)) * 32768)
  })
}

function stretchRow(
  bytes: Uint8Array,
  source: PlaneRef,
  row: number,
  columns: Int32Array,
  target: Int16Array,
): void {
  const start = source.offset + row * source.stride
  for (let index = 0; index < columns.length; index++) {
    const fixed = columns[index] ?? 0
    const left = fixed >> 15
    const right = Math.min(left + 1, source.width - 1)
    target[index] = between((bytes[start + left] ?? 0) << 7, (bytes[start + right] ?? 0) << 7, fixed & 32767)
  }
}

function between(from: number, to: number, weight: number): number {
  return from + (((to - from) * weight + 16384) >> 15)
}

function roundOff(sample: number): number {
  return (sample + 64) >> 7
}
