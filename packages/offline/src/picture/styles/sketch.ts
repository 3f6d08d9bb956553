import { luma, mix, type Color } from '../color.js'
import { bounds, ellipse, flatten, hatch, toPath, wobble, type Point } from '../geometry.js'
import type { Sheet } from '../sheet.js'
import { filled, stroked } from './marks.js'
import type { Style } from './style.js'

const PAPER: Color = '#f6f1e4'
const INK: Color = '#2b2a33'

/** Pen on paper: loose outlines, hatching for shade, and one colour for what matters. */
export const sketch: Style = {
  headSize: 1.1,
  eyeSize: 1.05,
  tinted: 0,
  cloudSize: 1,
  soft: false,
  grade: (color) => color,
  shape: (page, shape) => {
    const outline = flatten(shape.points, shape.smooth, 3)
    const { width, height } = bounds(outline)
    const size = Math.min(width, height)
    if (shape.opacity < 0.5) return
    if (size < 8) return page.add(filled(shape, luma(shape.color) < 0.5 ? INK : PAPER))
    page.add(filled(shape, PAPER))
    if (shape.accent)
      page.add(
        filled({ points: wobble(page.random, outline, 2), smooth: false }, page.palette.accent[0], 0.62),
      )
    const shade = 1 - luma(shape.color)
    const ink = mix(INK, PAPER, Math.min(0.72, shape.depth * 0.85))
    const fineness = Math.max(4.5, Math.min(8, size / 12))
    if (shade > 0.26)
      hatching(page, outline, page.lightFrom * 0.8, fineness / (0.35 + shade * 1.1), ink, 0.62)
    if (shade > 0.52) hatching(page, outline, page.lightFrom * -0.75, fineness / (shade * 1.15), ink, 0.52)
    const weight = Math.min(3.4, 1.1 + size * 0.008)
    const loose = Math.min(2.2, 0.5 + size * 0.006)
    if (shape.joined) return
    page.add(stroked(toPath(wobble(page.random, outline, loose), true), ink, weight, 0.85))
    page.add(stroked(toPath(wobble(page.random, outline, loose * 1.7), true), ink, weight * 0.55, 0.5))
  },
  line: (page, stroke) => {
    const color = stroke.accent ? page.palette.accent[0] : mix(INK, PAPER, Math.min(0.72, stroke.depth))
    page.add(
      stroked(toPath(stroke.points, stroke.smooth, false), color, Math.min(stroke.width, 4), stroke.opacity),
    )
  },
  glow: (page, x, y, radius, _color, strength) => {
    if (radius < 24) return
    const rays = 26
    const parts: string[] = []
    for (let index = 0; index < rays; index++) {
      const angle = (index / rays) * 2 * Math.PI
      const [near, far] = [radius * page.random.between(0.3, 0.36), radius * page.random.between(0.42, 0.7)]
      parts.push(
        toPath(
          [
            [x + Math.cos(angle) * near, y + Math.sin(angle) * near],
            [x + Math.cos(angle) * far, y + Math.sin(angle) * far],
          ],
          false,
          false,
        ),
      )
    }
    page.add(stroked(parts.join(''), page.palette.accent[0], 1.8, Math.min(0.7, strength)))
  },
  sky: (page) => {
    const { width, height, random } = page
    page.add(`<rect width="${width}" height="${height}" fill="${PAPER}"/>`)
    for (let index = 0; index < 260; index++) {
      const [x, y] = [random.between(0, width), random.between(0, height)]
      page.add(
        `<path d="M${x.toFixed(0)},${y.toFixed(0)}l${random.between(-9, 9).toFixed(1)},${random.between(-4, 4).toFixed(1)}" stroke="#cfc4a8" stroke-width="0.8" stroke-opacity="0.5"/>`,
      )
    }
    const top: Point[] = [
      [-10, -10],
      [width + 10, -10],
      [width + 10, height * 0.2],
      [-10, height * 0.2],
    ]
    hatching(page, top, 0.06, page.palette.dark ? 9 : 22, mix(INK, PAPER, 0.35), 0.45)
  },
  finish: (page) => {
    const { width, height, random } = page
    const frame: Point[] = [
      [26, 26],
      [width - 26, 26],
      [width - 26, height - 26],
      [26, height - 26],
    ]
    page.add(
      `<path d="M-9,-9H${width + 9}V${height + 9}H-9Z${toPath(wobble(random, flatten(frame, false, 8), 3), false)}" fill="${PAPER}" fill-rule="evenodd"/>`,
    )
    page.add(stroked(toPath(wobble(random, flatten(frame, false, 6), 2.5), true), INK, 2, 0.8))
    page.add(filled({ points: ellipse(width - 60, height - 14, 0.5), smooth: true }, INK, 0.1))
  },
}

function hatching(
  page: Sheet,
  outline: readonly Point[],
  angle: number,
  gap: number,
  ink: Color,
  opacity: number,
): void {
  const lines = hatch(outline, angle, gap).map((line) => toPath(wobble(page.random, line, 1.3), false, false))
  if (lines.length > 0) page.add(stroked(lines.join(''), ink, 1.15, opacity))
}
