import type { ThumbnailSpec, ThumbnailText } from '@mutoscope/core/ports'
import type { CaptionFonts } from '../captions/load-caption-fonts.js'
import { fitTitle, type FittedTitle } from '../titles/fit-title.js'
import type { EmptierPlaces } from './salience.js'

/** A text at its place. */
export type PlacedTitle = FittedTitle & {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle'
}

/** Title and subtitle at their places; null for what there is not. */
export interface ThumbnailTitles {
  readonly title: PlacedTitle | null
  readonly subtitle: PlacedTitle | null
}

/** Fonts of a thumbnail. */
export interface ThumbnailFonts {
  readonly title: CaptionFonts
  readonly subtitle: CaptionFonts
}

const MARGIN = 0.07
/** Part of the width that a title beside the subject takes. */
const COLUMN = 0.58

/** Places title and subtitle inside the picture, whatever their length. */
export function layOutTitle(
  spec: ThumbnailSpec,
  text: ThumbnailText,
  emptier: EmptierPlaces,
  fonts: ThumbnailFonts,
): ThumbnailTitles {
  const { width, height } = spec
  const shorter = Math.min(width, height)
  const margin = MARGIN * shorter
  const beside = text.place === 'side' && width > height
  // In a tall picture whoever is seen fills the middle: a title for the middle goes to an end.
  const end = text.place === 'bottom' ? 'bottom' : width < height ? emptier.end : null
  const column = beside ? width * COLUMN - margin : width - 2 * margin
  const tall = end === null ? 0.66 : 0.42
  const words = text.capitals ? spec.title.toUpperCase() : spec.title
  const size = text.size * shorter
  const title = fitTitle(
    words,
    { width: column, height: height * tall, size, maxLines: text.place === 'bottom' ? 3 : 4 },
    fonts.title,
  )
  const subtitle =
    spec.subtitle === undefined
      ? null
      : fitTitle(
          spec.subtitle,
          { width: column, height: height * 0.16, size: Math.max(size * 0.4, shorter * 0.055), maxLines: 2 },
          fonts.subtitle,
        )
  const gap = title === null || subtitle === null ? 0 : Math.max(title.size * 0.22, shorter * 0.02)
  const total = (title?.height ?? 0) + gap + (subtitle?.height ?? 0)
  const top = end === 'bottom' ? height - margin - total : end === 'top' ? margin : (height - total) / 2
  const anchor = text.place === 'centre' ? 'middle' : 'start'
  const block = Math.max(title?.width ?? 0, subtitle?.width ?? 0)
  const x =
    text.place === 'centre' ? width / 2 : beside && emptier.side === 'right' ? width - margin - block : margin
  return {
    title: title === null ? null : { ...title, x, y: top, anchor },
    subtitle: subtitle === null ? null : { ...subtitle, x, y: top + (title?.height ?? 0) + gap, anchor },
  }
}
