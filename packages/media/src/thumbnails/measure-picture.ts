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
  for (let pixel = 0; pixel < redGreen.length; pixel++) {
    const [red = 0, green = 0, blue = 0] = [data[pixel * 3], data[pixel * 3 + 1], data[pixel * 3 + 2]]
    redGreen[pixel] = red - green
    yellowBlue[pixel] = (red + green) / 2 - blue
  }
  const [first, second] = [spreadOf(redGreen), spreadOf(yellowBlue)]
  return Math.min(1, (Math.hypot(first.deviation, second.deviation) + 0.3 * Math.hypot(first.mean, second.mean)) / FULL_COLOUR)
}

/** Strength of fine detail: the mean absolute Laplacian of luma. Compare it only among frames of one video. */
export function sharpnessOf(pixels: Pixels): number {
  const { width, height } = pixels
  const luma = lumaOf(pixels)
  const value = (x: number, y: number): number => luma[y * width + x] ?? 0
  let sum = 0
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) sum += Math.abs(4 * value(x, y) - value(x - 1, y) - value(x + 1, y) - value(x, y - 1) - value(x, y + 1))
  }
  return sum / Math.max(1, (width - 2) * (height - 2))
}
