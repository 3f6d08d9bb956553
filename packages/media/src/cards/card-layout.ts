import type { FrameSize } from '@mutoscope/core'
import type { CardSpec } from '@mutoscope/core/ports'
import type { CaptionFonts } from '../captions/load-caption-fonts.js'
import { fitTitle, type FittedTitle } from '../titles/fit-title.js'

/** A rectangle in pixels. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Where everything on a card is; one column around the middle. */
export interface CardLayout {
  readonly heading: (FittedTitle & { readonly y: number }) | null
  readonly line: (FittedTitle & { readonly y: number }) | null
  readonly button: { readonly text: FittedTitle; readonly box: Box } | null
  /** Of the product, in its own shape. */
  readonly picture: Box | null
}

/** Fonts of a card. */
export interface CardFonts {
  readonly heading: CaptionFonts
  readonly text: CaptionFonts
}

/** Everything stays this far from the edges, in parts of the shorter side. */
const MARGIN = 0.08
/** A column of text is not wider than so many shorter sides. */
const COLUMN = 1.4
const GAP = 0.045
const LEAST_PICTURE = 0.2

/** The most room a product can get. */
export function productRoom({ width, height }: FrameSize): FrameSize {
  return {
    width: Math.floor(columnOf({ width, height })),
    height: Math.floor(height * (height > width ? 0.42 : 0.56)),
  }
}

/**
 * Lays a card out: texts get what they need, the product what is left, and the column stands in the middle.
 */
export function layOutCard(spec: CardSpec, fonts: CardFonts, product: FrameSize | null): CardLayout {
  const { width, height } = spec
  const side = Math.min(width, height)
  const column = columnOf(spec)
  const inner = height - 2 * MARGIN * side
  const gap = GAP * side
  const hasPicture = product !== null
  const heading = fitTitle(
    spec.heading,
    {
      width: column,
      height: inner * (hasPicture ? 0.3 : 0.5),
      size: side * (hasPicture ? 0.092 : 0.13),
      maxLines: hasPicture ? 3 : 4,
    },
    fonts.heading,
  )
  const line =
    spec.line === undefined
      ? null
      : fitTitle(
          spec.line,
          { width: column * 0.92, height: inner * 0.14, size: side * 0.044, maxLines: 2 },
          fonts.text,
        )
  const text =
    spec.button === undefined
      ? null
      : fitTitle(
          spec.button,
          { width: column * 0.7, height: side * 0.06, size: side * 0.046, maxLines: 1 },
          fonts.heading,
        )
  const buttonHeight = text === null ? 0 : text.size * 2.3
  const texts = sum([
    heading?.height,
    line?.height === undefined ? undefined : line.height + gap * 0.55,
    text === null ? undefined : buttonHeight + gap,
  ])
  const pictureGap = hasPicture ? gap * 1.3 : 0
  const scale =
    product === null
      ? 0
      : Math.min(1, Math.max(side * LEAST_PICTURE, inner - texts - pictureGap) / product.height)
  const [pictureWidth, pictureHeight] =
    product === null
      ? [0, 0]
      : [Math.max(1, Math.round(product.width * scale)), Math.max(1, Math.round(product.height * scale))]

  let y = Math.max(MARGIN * side * 0.6, (height - texts - pictureGap - pictureHeight) / 2)
  const picture = hasPicture
    ? {
        x: Math.round((width - pictureWidth) / 2),
        y: Math.round(y),
        width: pictureWidth,
        height: pictureHeight,
      }
    : null
  y += pictureHeight + pictureGap
  const headingY = y
  y += heading?.height ?? 0
  const lineY = y + gap * 0.55
  if (line !== null) y = lineY + line.height
  const buttonY = y + gap
  const buttonWidth = text === null ? 0 : text.width + text.size * 2.4
  return {
    picture,
    heading: heading === null ? null : { ...heading, y: headingY },
    line: line === null ? null : { ...line, y: lineY },
    button:
      text === null
        ? null
        : {
            text,
            box: { x: (width - buttonWidth) / 2, y: buttonY, width: buttonWidth, height: buttonHeight },
          },
  }
}

function columnOf({ width, height }: FrameSize): number {
  const side = Math.min(width, height)
  return Math.min(width - 2 * MARGIN * side, COLUMN * side)
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0)
}
