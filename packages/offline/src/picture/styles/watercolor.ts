import { contrast, darken, lighten, mix, saturate, type Color } from '../color.js'
import { bounds, flatten, toPath, wobble, type Point } from '../geometry.js'
import type { Sheet } from '../sheet.js'
import { filled, stroked } from './marks.js'
import type { Style } from './style.js'

const PAPER: Color = '#fbf7ee'

/** Washes on white paper: thin overlapping layers, uneven edges where the colour has pooled. */
export const watercolor: Style = {
  headSize: 1.15,
  eyeSize: 1,
  tinted: 0.55,
  cloudSize: 1.1,
  soft: false,
  grade: (color) => contrast(saturate(mix(color, PAPER, 0.06), 1.45), 1.02, 2),
  shape: (page, shape) => {
    const { random } = page
    const outline = flatten(shape.points, shape.smooth, shape.points.length > 24 ? 1 : 2)
    const { width, height } = bounds(outline)
    const size = Math.min(width, height)
    const loose = Math.min(7, 0.4 + size * 0.022)
    if (size < 7) return page.add(filled(shape, shape.color, shape.opacity * 0.9))
    if (shape.joined) return page.add(filled({ points: outline, smooth: true }, shape.color, 0.8))
    if (shape.depth < 0.6) page.add(filled({ points: outline, smooth: true }, PAPER, shape.opacity * 0.82))
    for (const [spread, opacity] of (size < 46
      ? [[0.6, 0.85]]
      : [
          [0.5, 0.6],
          [2, 0.42],
        ]) as readonly (readonly [number, number])[]) {
      page.add(
        filled(
          { points: wobble(random, outline, loose * spread), smooth: true },
          wash(page, shape.color, shape.plain),
          shape.opacity * opacity,
        ),
      )
    }
    page.add(
      stroked(
        toPath(wobble(random, outline, loose * 0.4), true),
        darken(shape.color, 0.38),
        Math.min(3.4, 0.8 + size * 0.007),
        shape.opacity * 0.5,
      ),
    )
  },
  line: (page, stroke) =>
    page.add(
      stroked(toPath(stroke.points, stroke.smooth, false), stroke.color, stroke.width, stroke.opacity * 0.8),
    ),
  glow: (page, x, y, radius, color, strength) => {
    const fill = page.define(
      (id) =>
        `<radialGradient id="${id}"><stop offset="0.1" stop-color="${lighten(color, 0.4)}"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient>`,
    )
    page.add(
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${fill}" fill-opacity="${(strength * 0.7).toFixed(2)}"/>`,
    )
  },
  sky: (page) => {
    const { width, height, random } = page
    page.add(`<rect width="${width}" height="${height}" fill="${PAPER}"/>`)
    const [top, middle, low] = page.palette.sky.map((color) => watercolor.grade(color, page)) as [
      Color,
      Color,
      Color,
    ]
    const fill = page.define(
      (id) =>
        `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="0.4" stop-color="${middle}"/><stop offset="0.85" stop-color="${low}"/></linearGradient>`,
    )
    page.add(filled({ points: edge(page, 34), smooth: true }, fill, 0.9))
    for (let index = 0; index < 16; index++) {
      const [x, y] = [random.between(0, width), random.between(0, height * 0.6)]
      const blob = wobble(
        random,
        flatten(
          [
            [x - 200, y],
            [x, y - 60],
            [x + 240, y],
            [x, y + 50],
          ],
          true,
          3,
        ),
        26,
      )
      page.add(
        filled(
          { points: blob, smooth: true },
          random.chance(0.45) ? PAPER : random.pick([top, middle, low]),
          0.16,
        ),
      )
    }
  },
  finish: (page) => {
    const { width, height, random } = page
    const inner = edge(page, 20)
    page.add(
      `<path d="M-9,-9H${width + 9}V${height + 9}H-9Z${toPath(inner, true)}" fill="${PAPER}" fill-rule="evenodd"/>`,
    )
    for (let index = 0; index < 22; index++) {
      const [x, y] = [random.between(30, width - 30), random.between(30, height - 30)]
      page.add(
        `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${random.between(1, 4.5).toFixed(1)}" fill="${darken(page.palette.haze, 0.15)}" fill-opacity="0.22"/>`,
      )
    }
  },
}

/** Colour that has run to one side. */
function wash(page: Sheet, color: Color, plain: boolean): string {
  if (plain) return color
  const x = page.lightFrom < 0 ? 1 : 0
  return page.define(
    (id) =>
      `<linearGradient id="${id}" x1="${1 - x}" y1="0" x2="${x}" y2="1"><stop offset="0.1" stop-color="${lighten(color, 0.12)}" stop-opacity="0.5"/><stop offset="0.6" stop-color="${color}"/><stop offset="1" stop-color="${darken(color, 0.26)}"/></linearGradient>`,
  )
}

/** The uneven border that a brush leaves inside the sheet. */
function edge(page: Sheet, margin: number): Point[] {
  const { width, height, random } = page
  const corners: Point[] = [
    [margin, margin],
    [width - margin, margin],
    [width - margin, height - margin],
    [margin, height - margin],
  ]
  return wobble(random, flatten(corners, false, 9), margin * 0.34)
}
