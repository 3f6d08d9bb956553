import type { Sharp } from 'sharp'

/** A small picture for measuring: RGB, three bytes a pixel. */
export interface Pixels {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** Measures need no more than this many pixels across. */
export const MEASURED_WIDTH = 320

/** The pixels of a picture at the size that is measured. */
export async function toPixels(picture: Sharp, width: number = MEASURED_WIDTH): Promise<Pixels> {
  const { data, info } = await picture.resize({ width, withoutEnlargement: true }).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Brightness of each pixel after BT.709, 0 to 255. */
export function lumaOf({ data, width, height }: Pixels): Float32Array {
  return Float32Array.from({ length: width * height }, (_, pixel) => 0.2126 * (data[pixel * 3] ?? 0) + 0.7152 * (data[pixel * 3 + 1] ?? 0) + 0.0722 * (data[pixel * 3 + 2] ?? 0))
}

/** Mean and standard deviation. */
export function spreadOf(values: Float32Array): { readonly mean: number; readonly deviation: number } {
  let sum = 0
  let squares = 0
  for (const value of values) {
    sum += value
    squares += value * value
  }
  const mean = sum / Math.max(1, values.length)
  return { mean, deviation: Math.sqrt(Math.max(0, squares / Math.max(1, values.length) - mean * mean)) }
}
