import { contrastRatio, luminance } from '../titles/parse-colour.js'
import type { Pixels } from './pixels.js'
import { boxBlur } from './salience.js'

/** The contrast that WCAG asks for at its highest level. */
const FULL_CONTRAST = 7
/** Letters of this part of the shorter side are read in the smallest list of videos. */
const FULL_SIZE = 0.1

/**
 * How well letters can be read in a finished picture: the WCAG contrast of what the letters are against what
 * is within reach around them, times their size. `letters` has the letters in white on black, at the size of
 * the picture; `size` is their height in parts of the shorter side.
 */
export function legibilityOf(picture: Pixels, letters: Pixels, size: number): number {
  const { width, height } = picture
  const mask = new Float32Array(width * height)
  for (let pixel = 0; pixel < mask.length; pixel++) mask[pixel] = (letters.data[pixel * 3] ?? 0) / 255
  const reach = boxBlur(mask, width, height, Math.max(1, Math.round(size * Math.min(width, height) * 0.12)))
  // Of a grey the luminance is that of each of its parts.
  const linear = Float32Array.from({ length: 256 }, (_, value) => luminance([value, value, value]))
  const part = (at: number): number => linear[picture.data[at] ?? 0] ?? 0
  let [inside, insideCount, around, aroundCount] = [0, 0, 0, 0]
  for (let pixel = 0, at = 0; pixel < mask.length; pixel++, at += 3) {
    const cover = mask[pixel] ?? 0
    const isLetter = cover > 0.9
    if (!isLetter && (cover >= 0.05 || (reach[pixel] ?? 0) <= 0.01)) continue
    const light = 0.2126 * part(at) + 0.7152 * part(at + 1) + 0.0722 * part(at + 2)
    if (isLetter) {
      inside += light
      insideCount++
    } else {
      around += light
      aroundCount++
    }
  }
  if (insideCount === 0 || aroundCount === 0) return 0
  const contrast = Math.min(
    1,
    (contrastRatio(inside / insideCount, around / aroundCount) - 1) / (FULL_CONTRAST - 1),
  )
  return contrast * Math.min(1, size / FULL_SIZE)
}
