import { lumaOf, spreadOf, type Pixels } from './pixels.js'

/** A deviation of a quarter of the range is as much contrast as good pictures have. */
const FULL_CONTRAST = 64
/** "Extremely colourful" in the scale of Hasler and Süsstrunk. */
const FULL_COLOUR = 110

/** Spread of luma, 0 to 1. */
export function contrastOf(pixels: Pixels): number {
  return Math.min(1, spreadOf(lumaOf(pixels)).deviation / FULL_CONTRAST)
}

/** Colourfulness after Hasler and Süsstrunk (2003), 0 to 1. */
export function colourOf({ data, width, height }: Pixels): number {
  const redGreen = new Float32Array(width * height)
  const yellowBlue = new Float32Array(width * height)
  for (let pixel = 0, at = 0; pixel < redGreen.length; pixel++, at += 3) {
    const red = data[at] ?? 0
    const green = data[at + 1] ?? 0
    const blue = data[at + 2] ?? 0
    redGreen[pixel] = red - green
    yellowBlue[pixel] = (red + green) / 2 - blue
  }
  const [first, second] = [spreadOf(redGreen), spreadOf(yellowBlue)]
  return Math.min(
    1,
    (Math.hypot(first.deviation, second.deviation) + 0.3 * Math.hypot(first.mean, second.mean)) / FULL_COLOUR,
  )
}

/**
 * Strength of fine detail: the mean absolute Laplacian of luma. Compare it only among frames of one video.
 */
export function sharpnessOf(pixels: Pixels): number {
  const { width, height } = pixels
  const luma = lumaOf(pixels)
  const value = (at: number): number => luma[at] ?? 0
  let sum = 0
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at++)
      sum += Math.abs(4 * value(at) - value(at - 1) - value(at + 1) - value(at - width) - value(at + width))
  }
  return sum / Math.max(1, (width - 2) * (height - 2))
}
