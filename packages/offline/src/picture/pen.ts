import { mix, multiply, type Color } from './color.js'
import type { Point } from './geometry.js'
import type { Page } from './page.js'

/** How a filled outline is meant. */
export interface FillOptions {
  /** A curve runs through the points. @default false */
  readonly smooth?: boolean
  /** Shines by itself: neither the light of the scene nor haze changes its colour. @default false */
  readonly glow?: boolean
  /** From 0 to 1. @default 1 */
  readonly opacity?: number
  /** Strength of light along its edge, from 0 to 1. @default 0 */
  readonly rim?: number
  /** One even colour, for small details. @default false */
  readonly plain?: boolean
  /** Goes over into the shape it lies on, without an edge of its own. @default false */
  readonly joined?: boolean
  /** The colour that a picture in black and white may keep. @default false */
  readonly accent?: boolean
}

/** Draws on a page in a frame of its own; colours are those of things in white light. */
export interface Pen {
  readonly page: Page
  /** Page units for one unit of this frame. */
  readonly scale: number
  /** From 0 (near) to 1 (lost in haze). */
  readonly depth: number
  /** A pen in a frame moved to (x, y), scaled, mirrored and turned (radians). */
  at(x: number, y: number, scale?: number, options?: { readonly flip?: boolean; readonly turn?: number }): Pen
  /** The same frame at another depth. */
  far(depth: number): Pen
  /** The same frame under a light of its own: `light` from 0 (the scene's) to 1 (white). */
  lit(light: number): Pen
  fill(points: readonly Point[], color: Color, options?: FillOptions): void
  line(
    points: readonly Point[],
    color: Color,
    width: number,
    options?: {
      readonly smooth?: boolean
      readonly glow?: boolean
      readonly opacity?: number
      readonly accent?: boolean
    },
  ): void
  /** Soft light around a place. */
  glow(x: number, y: number, radius: number, color: Color, strength: number): void
}

type Frame = {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

/** A pen over the whole page. */
export function createPen(page: Page): Pen {
  return penIn(page, { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }, 0, 0)
}

function penIn(page: Page, frame: Frame, depth: number, light: number): Pen {
  const { a, b, c, d, e, f } = frame
  const place = ([x, y]: Point): Point => [a * x + c * y + e, b * x + d * y + f]
  const scale = Math.hypot(a, b)
  const tone = (color: Color, glows: boolean): Color => {
    if (glows) return page.style.grade(mix(color, page.palette.haze, depth * 0.4), page)
    const shone = mix(color, multiply(color, page.palette.ambient), (1 - light) * page.style.tinted)
    return page.style.grade(mix(shone, page.palette.haze, depth), page)
  }
  return {
    page,
    scale,
    depth,
    at: (x, y, size = 1, { flip = false, turn = 0 } = {}) => {
      const [px, py] = place([x, y])
      const sx = flip ? -size : size
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
      return penIn(
        page,
        {
          a: (a * cos + c * sin) * sx,
          b: (b * cos + d * sin) * sx,
          c: (c * cos - a * sin) * size,
          d: (d * cos - b * sin) * size,
          e: px,
          f: py,
        },
        depth,
        light,
      )
    },
    far: (next) => penIn(page, frame, next, light),
    lit: (next) => penIn(page, frame, depth, next),
    fill: (
      points,
      color,
      {
        smooth = false,
        glow = false,
        opacity = 1,
        rim = 0,
        plain = false,
        accent = false,
        joined = false,
      } = {},
    ) => {
      const placed = points.map(place)
      if (placed.length < 3 || offPage(page, placed)) return
      page.style.shape(page, {
        points: placed,
        color: tone(color, glow),
        smooth,
        opacity,
        rim: rim * (1 - depth),
        plain: plain || glow,
        joined,
        accent,
        depth,
        scale,
      })
    },
    line: (points, color, width, { smooth = true, glow = false, opacity = 1, accent = false } = {}) => {
      const placed = points.map(place)
      if (offPage(page, placed)) return
      page.style.line(page, {
        points: placed,
        color: tone(color, glow),
        smooth,
        opacity,
        width: width * scale,
        accent,
        depth,
      })
    },
    glow: (x, y, radius, color, strength) => {
      const [px, py] = place([x, y])
      page.style.glow(page, px, py, radius * scale, color, strength)
    },
  }
}

function offPage(page: Page, points: readonly Point[]): boolean {
  return (
    points.every(([x]) => x < -20) ||
    points.every(([, y]) => y < -20) ||
    points.every(([x]) => x > page.width + 20) ||
    points.every(([, y]) => y > page.height + 20)
  )
}
