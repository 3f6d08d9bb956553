import type { Color } from '../color.js'
import type { Point } from '../geometry.js'
import type { Sheet } from '../sheet.js'

/** An outline in page units, with its final colour. */
export interface Shape {
  readonly points: readonly Point[]
  readonly color: Color
  readonly smooth: boolean
  readonly opacity: number
  readonly rim: number
  readonly plain: boolean
  readonly joined: boolean
  readonly accent: boolean
  readonly depth: number
  readonly scale: number
}

/** A drawn line in page units. */
export type Stroke = Pick<Shape, 'points' | 'color' | 'smooth' | 'opacity' | 'accent' | 'depth'> & {
  readonly width: number
}

/** How everything is put on the page: the only place where one look differs from another. */
export interface Style {
  /** Heads and eyes against natural size. */
  readonly headSize: number
  readonly eyeSize: number
  /** How much the colour of the hour tints things, from 0 to 1. */
  readonly tinted: number
  /** Clouds pile up this much. */
  readonly cloudSize: number
  /** Haze, shafts of light and vignettes suit it. */
  readonly soft: boolean
  /** Final colour of anything. */
  grade(color: Color, page: Sheet): Color
  shape(page: Sheet, shape: Shape): void
  line(page: Sheet, stroke: Stroke): void
  glow(page: Sheet, x: number, y: number, radius: number, color: Color, strength: number): void
  /** Covers the page before anything else. */
  sky(page: Sheet): void
  /** Goes over everything at the end. */
  finish(page: Sheet): void
}
