import type { Palette } from './palette.js'
import type { Random } from './random.js'

/** A sheet that is drawn on: its size in page units (the shorter side is 1,000), and what is drawn so far. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly palette: Palette
  readonly random: Random
  /** Where the light comes from: left (-1) or right (1). */
  readonly lightFrom: -1 | 1
  add(element: string): void
  /** Keeps a definition (`id` is filled in) once and gives its reference for `fill`. */
  define(definition: (id: string) => string): string
  /** The whole drawing as SVG of this size in pixels. */
  toSvg(width: number, height: number): string
}
