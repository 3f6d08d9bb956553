import { MutoscopeError, type ThumbnailVariant } from '@mutoscope/core'
import type { MeasuredFrame } from './measure-frame.js'

/** What a variant looks for in a frame, as weights; `bright` and `calm` may be negative. */
type Wishes = {
  readonly contrast: number
  readonly colour: number
  readonly subject: number
  readonly sharp: number
  readonly bright: number
  readonly calm: number
}

const WISHES: { readonly [variant in ThumbnailVariant]: Wishes } = {
  bold: { contrast: 0.8, colour: 0.6, subject: 1, sharp: 0.5, bright: 0.2, calm: 0 },
  vibrant: { contrast: 0.4, colour: 1.4, subject: 0.5, sharp: 0.4, bright: 0.5, calm: 0 },
  minimal: { contrast: 0.2, colour: 0.1, subject: 0.7, sharp: 0.2, bright: 0.3, calm: 1.2 },
  dramatic: { contrast: 1.2, colour: 0.2, subject: 0.6, sharp: 0.4, bright: -0.5, calm: 0.2 },
  clean: { contrast: 0.4, colour: 0.5, subject: 0.8, sharp: 0.8, bright: 0.4, calm: 0.3 },
}

/** Darker or flatter frames show nothing. */
const BLACK = 20
const FLAT = 6
/** A frame with less than this part of the usual detail is blurred or in the middle of a fade. */
const BLURRED = 0.5

/**
 * How much better a frame with captions has to be, which are cut off with the part of the picture that they
 * are in.
 */
const CAPTIONED = 0.3

/**
 * The frame of a video that suits a variant best. Black, flat and blurred ones are only taken when there is
 * nothing else.
 * @throws `MEDIA_INVALID` for no frames at all
 */
export function pickFrame(frames: readonly MeasuredFrame[], variant: ThumbnailVariant): MeasuredFrame {
  const sharpnesses = frames.map(({ sharpness }) => sharpness).toSorted((a, b) => a - b)
  const usual = sharpnesses[Math.floor(sharpnesses.length / 2)] ?? 0
  const sharpest = Math.max(1e-9, sharpnesses.at(-1) ?? 0)
  const fit = frames.filter(
    ({ brightness, deviation, sharpness }) =>
      brightness > BLACK && deviation > FLAT && sharpness >= usual * BLURRED,
  )
  const wishes = WISHES[variant]
  let best: { readonly frame: MeasuredFrame; readonly score: number } | null = null
  for (const frame of fit.length > 0 ? fit : frames) {
    const { contrast, colour, subject, brightness, sharpness, captioned } = frame
    const score =
      wishes.contrast * contrast +
      wishes.colour * colour +
      wishes.subject * subject +
      wishes.sharp * (sharpness / sharpest) +
      wishes.bright * (brightness / 255) +
      wishes.calm * (1 - sharpness / sharpest) -
      (captioned ? CAPTIONED : 0)
    if (best === null || score > best.score) best = { frame, score }
  }
  if (best === null)
    throw new MutoscopeError('MEDIA_INVALID', { message: 'The video has no frames that can be decoded.' })
  return best.frame
}
