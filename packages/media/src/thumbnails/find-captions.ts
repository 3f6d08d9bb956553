import { lumaOf, type Pixels } from './pixels.js'

/** Where captions are in a frame, in parts of its height. */
export interface CaptionBand {
  readonly top: number
  readonly bottom: number
}

/** Letters rise so far above what is between them, and are at least so bright, 0 to 255. */
const SWING = 50
const BRIGHT = 150
/** Fewer strokes are no line of text. */
const STROKES = 6
/** Strokes stand no further apart, in parts of the shorter side. */
const STROKE_DISTANCE = 0.04
/** Words of a line stand no further apart, in such distances. */
const WORD_GAP = 3
/** Height of what all letters of a line have, in parts of the shorter side; what is higher is a texture. */
const LINE_HEIGHT = { least: 0.01, most: 0.09 }
/** What some letters have above and below that, in parts of the shorter side. */
const ASCENT = 0.035
/** Captions stand in the middle, to this part of the width. */
const OFF_CENTRE = 0.1

/**
 * Finds captions that are burned into a frame: bright letters in lines around the middle of its lower half.
 * Each row of a line of text goes up and down many times in little room, which rows of other things do not,
 * or do over much more height.
 */
export function findCaptions(pixels: Pixels): CaptionBand | null {
  const { width, height } = pixels
  const shorter = Math.min(width, height)
  const luma = lumaOf(pixels)
  const band = { top: height, bottom: 0 }
  let start: number | null = null
  for (let y = Math.floor(height / 2); y <= height; y++) {
    if (y < height && isTextRow(luma.subarray(y * width, (y + 1) * width), shorter * STROKE_DISTANCE)) {
      start ??= y
    } else if (start !== null) {
      const lineHeight = y - start
      if (
        lineHeight >= Math.max(2, shorter * LINE_HEIGHT.least) &&
        lineHeight <= shorter * LINE_HEIGHT.most
      ) {
        band.top = Math.min(band.top, start)
        band.bottom = y
      }
      start = null
    }
  }
  if (band.bottom === 0) return null
  return {
    top: (band.top - shorter * ASCENT) / height,
    bottom: Math.min(1, (band.bottom + shorter * ASCENT) / height),
  }
}

function isTextRow(row: Float32Array, distance: number): boolean {
  let chain: number[] = []
  let longest: readonly number[] = []
  for (const x of strokesOf(row)) {
    if (x - (chain.at(-1) ?? x) > distance * WORD_GAP) chain = []
    chain.push(x)
    if (chain.length > longest.length) longest = chain
  }
  const [first = 0, last = 0] = [longest[0], longest.at(-1)]
  return (
    longest.length >= STROKES &&
    (last - first) / longest.length <= distance &&
    Math.abs((first + last) / 2 - row.length / 2) <= row.length * OFF_CENTRE
  )
}

/** Where a row goes up to something bright and down again. */
function strokesOf(row: Float32Array): readonly number[] {
  const strokes: number[] = []
  let rising = false
  let at = 0
  for (let x = 0; x < row.length; x++) {
    const value = row[x] ?? 0
    const extreme = row[at] ?? 0
    if (rising ? value >= extreme : value <= extreme) {
      at = x
    } else if (Math.abs(value - extreme) > SWING) {
      if (rising && extreme > BRIGHT) strokes.push(at)
      rising = !rising
      at = x
    }
  }
  return strokes
}
