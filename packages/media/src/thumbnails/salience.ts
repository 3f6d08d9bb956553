import type { Pixels } from './pixels.js'

/** How much each place of a picture catches the eye. */
export interface SalienceMap {
  readonly values: Float32Array
  readonly width: number
  readonly height: number
}

/** Where two fifths of what catches the eye are in one place, it is one thing. */
const FULL_SUBJECT = 0.4

/** Cells across the map. */
const CELLS = 96

/**
 * Finds what differs from what is around it: the picture in three opponent colours, each place against the
 * mean of a wide window and of the whole, as in the centre-surround models after Itti and Achanta.
 */
export function salienceOf(pixels: Pixels): SalienceMap {
  const { planes, width, height } = toOpponent(pixels)
  const values = new Float32Array(width * height)
  for (const plane of planes) {
    const near = boxBlur(plane, width, height, 1)
    const wide = boxBlur(plane, width, height, Math.round(Math.min(width, height) / 3))
    const mean = plane.reduce((sum, value) => sum + value, 0) / plane.length
    for (let cell = 0; cell < values.length; cell++) {
      values[cell] =
        (values[cell] ?? 0) +
        Math.abs((near[cell] ?? 0) - (wide[cell] ?? 0)) +
        0.5 * Math.abs((near[cell] ?? 0) - mean)
    }
  }
  return { values: boxBlur(values, width, height, 2), width, height }
}

/**
 * Part of all salience that lies in the largest connected region of high salience, from 0 to
 * {@link FULL_SUBJECT}, as 0 to 1.
 */
export function subjectOf({ values, width, height }: SalienceMap): number {
  const total = values.reduce((sum, value) => sum + value, 0)
  if (total < values.length) return 0
  const mean = total / values.length
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  const high = Uint8Array.from(values, (value) => (value > mean + 0.6 * deviation ? 1 : 0))
  let largest = 0
  for (let cell = 0; cell < high.length; cell++)
    if (high[cell] === 1) largest = Math.max(largest, takeRegion(high, values, width, height, cell))
  return Math.min(1, largest / total / FULL_SUBJECT)
}

/** Halves of a picture in which less is seen than in the other. */
export interface EmptierPlaces {
  readonly side: 'left' | 'right'
  readonly end: 'top' | 'bottom'
}

/** Finds room for a title. */
export function emptierPlaces({ values, width, height }: SalienceMap): EmptierPlaces {
  let [across, down] = [0, 0]
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] ?? 0
    across += cell % width < width / 2 ? value : -value
    down += cell < (width * height) / 2 ? value : -value
  }
  return { side: across <= 0 ? 'left' : 'right', end: down < 0 ? 'top' : 'bottom' }
}

/** Sums a region up and marks it as counted. */
function takeRegion(
  high: Uint8Array,
  values: Float32Array,
  width: number,
  height: number,
  start: number,
): number {
  const waiting = [start]
  let sum = 0
  high[start] = 0
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    sum += values[cell] ?? 0
    const x = cell % width
    const y = Math.floor(cell / width)
    for (const [next, inside] of [
      [cell - 1, x > 0],
      [cell + 1, x < width - 1],
      [cell - width, y > 0],
      [cell + width, y < height - 1],
    ] as const) {
      if (!inside || high[next] !== 1) continue
      high[next] = 0
      waiting.push(next)
    }
  }
  return sum
}

/** Brightness, red against green and yellow against blue, averaged over cells. */
function toOpponent({ data, width, height }: Pixels): {
  planes: readonly Float32Array[]
  width: number
  height: number
} {
  const columns = Math.min(width, CELLS)
  const rows = Math.max(1, Math.round((height * columns) / width))
  const planes = [
    new Float32Array(columns * rows),
    new Float32Array(columns * rows),
    new Float32Array(columns * rows),
  ] as const
  const counts = new Float32Array(columns * rows)
  const [light, redGreen, yellowBlue] = planes
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const cell =
        Math.min(rows - 1, Math.floor((y * rows) / height)) * columns + Math.floor((x * columns) / width)
      const red = data[at] ?? 0
      const green = data[at + 1] ?? 0
      const blue = data[at + 2] ?? 0
      counts[cell] = (counts[cell] ?? 0) + 1
      light[cell] = (light[cell] ?? 0) + (red + green + blue) / 3
      redGreen[cell] = (redGreen[cell] ?? 0) + red - green
      yellowBlue[cell] = (yellowBlue[cell] ?? 0) + (red + green) / 2 - blue
    }
  }
  for (const plane of planes)
    for (const [cell, count] of counts.entries()) plane[cell] = (plane[cell] ?? 0) / Math.max(1, count)
  return { planes, width: columns, height: rows }
}

/** Mean of the square around each place, which is smaller at the edges. */
export function boxBlur(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const across = new Float32Array(values.length)
  const result = new Float32Array(values.length)
  for (let y = 0; y < height; y++) blurRow(values, across, y * width, 1, width, radius)
  for (let x = 0; x < width; x++) blurRow(across, result, x, width, height, radius)
  return result
}

function blurRow(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  length: number,
  radius: number,
): void {
  let sum = 0
  let count = 0
  for (let index = 0; index < Math.min(length, radius); index++) {
    sum += from[start + index * step] ?? 0
    count++
  }
  for (let index = 0; index < length; index++) {
    const [entering, leaving] = [index + radius, index - radius - 1]
    if (entering < length) {
      sum += from[start + entering * step] ?? 0
      count++
    }
    if (leaving >= 0) {
      sum -= from[start + leaving * step] ?? 0
      count--
    }
    to[start + index * step] = sum / Math.max(1, count)
  }
}
