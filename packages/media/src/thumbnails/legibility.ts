import { contrastRatio, luminance } from '../titles/parse-colour.js'
import type { Pixels } from './pixels.js'
import { boxBlur } from './salience.js'

/** The contrast that WCAG asks for at its highest level. */
const FULL_CONTRAST = 7
/** Letters of this part of the shorter side are read in the smallest list of videos. */
const FULL_SIZE = 0.1

/**
 * How well letters can be read in a finished picture: the WCAG contrast of what the letters are against what is within reach around them,
 * times their size. `letters` has the letters in white on black, at the size of the picture; `size` is their height in parts of the shorter side.
 */
export function legibilityOf(picture: Pixels, letters: Pixels, size: number): number {
  const { width, height } = picture
  const mask = Float32Array.from({ length: width * height }, (_, pixel) => (letters.data[pixel * 3] ?? 0) / 255)
  const reach = boxBlur(mask, width, height, Math.max(1, Math.round(size * Math.min(width, height) * 0.12)))
  let [inside, insideCount, around, aroundCount] = [0, 0, 0, 0]
  for (const [pixel, cover] of mask.entries()) {
    const at = pixel * 3
    if (cover > 0.9) {
      inside += luminance([picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0])
      insideCount++
    } else if (cover < 0.05 && (reach[pixel] ?? 0) > 0.01) {
      around += luminance([picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0])
      aroundCount++
    }
  }
  if (insideCount === 0 || aroundCount === 0) return 0
  const contrast = Math.min(1, (contrastRatio(inside / insideCount, around / aroundCount) - 1) / (FULL_CONTRAST - 1))
  return contrast * Math.min(1, size / FULL_SIZE)
}
