import type { Sharp } from 'sharp'

/** A picture: RGB, three bytes a pixel. */
export interface Pixels {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** Measures need no more than this many pixels across. */
export const MEASURED_WIDTH = 320

/** Decodes a picture. */
export async function readPixels(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The pixels of a picture at the size that is measured. */
export async function measuredPixels(picture: Pixels, width: number = MEASURED_WIDTH): Promise<Pixels> {
  return readPixels((await toSharp(picture)).resize({ width, withoutEnlargement: true }))
}

/** For drawing on and changing. */
export async function toSharp({ data, width, height }: Pixels): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** Brightness of each pixel after BT.709, 0 to 255. */
export function lumaOf({ data, width, height }: Pixels): Float32Array {
  const luma = new Float32Array(width * height)
  for (let pixel = 0, at = 0; pixel < luma.length; pixel++, at += 3)
    luma[pixel] = 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)
  return luma
}

/** Mean and standard deviation. */
export function spreadOf(values: Float32Array): { readonly mean: number; readonly deviation: number } {
  let sum = 0
  let squares = 0
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0
    sum += value
    squares += value * value
  }
  const mean = sum / Math.max(1, values.length)
  return { mean, deviation: Math.sqrt(Math.max(0, squares / Math.max(1, values.length) - mean * mean)) }
}
