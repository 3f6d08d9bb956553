import type { ImageData } from './image.js'
import type { Artifact } from '../domain/artifact.js'
import { defineMediaKind } from './define-media-kind.js'

/**
 * A title card or end card: a heading with an optional line, button and product picture, over a dimmed
 * background.
 */
export type CardSpec = {
  /** Pixels, from 64 to 4096. */
  readonly width: number
  readonly height: number
  readonly heading: string
  readonly line?: string
  /** Words of a call to action, drawn as a button in the accent colour. */
  readonly button?: string
  /** A product picture, shown whole. */
  readonly picture?: Artifact
  /**
   * A picture that fills the card, blurred and dimmed. @default a dark ground tinted with the accent colour
   */
  readonly background?: Artifact
  /** Colour of the button and of the glow, `#rrggbb`. */
  readonly accent: string
}

/** A title card or end card as a PNG file. */
export const cardKind = defineMediaKind<CardSpec, ImageData, 'card'>({
  name: 'card',
  work: 'card',
  method: 'card',
  standIn: ({ width, height }) => ({ width, height }),
})
