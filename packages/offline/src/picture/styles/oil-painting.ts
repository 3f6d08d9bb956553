import { contrast, darken, lighten, mix, saturate, type Color } from '../color.js'
import { bounds, flatten, hatch, rect, toPath, type Point } from '../geometry.js'
import type { Sheet } from '../sheet.js'
import { filled, softGlow, stroked, vignette } from './marks.js'
import type { Style } from './style.js'

/** Thick paint: every area is built from visible strokes of a brush. */
export const oilPainting: Style = {
  headSize: 1.02,
  eyeSize: 0.95,
  tinted: 0.9,
  cloudSize: 1.2,
  soft: true,
  grade: (color) => contrast(saturate(mix(color, '#6b4a22', 0.1), 1.24), 1.1, -12),
  shape: (page, shape) => {
    page.add(filled(shape, shape.color, shape.opacity))
    if (shape.opacity < 0.6) return
    const outline = flatten(shape.points, shape.smooth, 3)
    const { width, height } = bounds(outline)
    const size = Math.min(width, height)
    if (size < 9 || shape.plain) return
    const brush = Math.max(2.2, Math.min(15, size / 7))
    const angle =
      height > width * 1.6 ? Math.PI / 2 + 0.15 : width > height * 2.5 ? -0.06 : page.lightFrom * -0.7
    paint(page, outline, shape.color, brush, angle, 0.62)
  },
  line: (page, stroke) =>
    page.add(
      stroked(
        toPath(stroke.points, stroke.smooth, false),
        stroke.color,
        Math.max(1.4, stroke.width),
        stroke.opacity,
      ),
    ),
  glow: (page, x, y, radius, color, strength) => {
    softGlow(page, x, y, radius, color, strength * 0.7)
    for (let ring = 1; ring < 7; ring++) {
      for (let index = 0; index < ring * 5; index++) {
        const [angle, away] = [page.random.between(0, 6.3), (ring / 7) * radius * 0.75]
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        const reach = page.random.between(0.05, 0.13)
        const start: Point = [x + cos * away, y + sin * away]
        const end: Point = [x + cos * away - sin * away * reach * 3, y + sin * away + cos * away * reach * 3]
        page.add(
          stroked(
            toPath([start, end], false, false),
            lighten(color, page.random.between(0, 0.3)),
            6,
            strength * 0.34 * (1 - ring / 8),
          ),
        )
      }
    }
  },
  sky: (page) => {
    const [top, middle, low] = page.palette.sky.map((color) => oilPainting.grade(color, page)) as [
      Color,
      Color,
      Color,
    ]
    const bands = 16
    for (let index = 0; index < bands; index++) {
      const t = index / bands
      const color = t < 0.5 ? mix(top, middle, t * 2) : mix(middle, low, t * 2 - 1)
      const band = rect(
        -20,
        page.height * 0.8 * t,
        page.width + 40,
        page.height * (0.8 / bands) + (index === bands - 1 ? page.height * 0.3 : 8),
      )
      page.add(filled({ points: band, smooth: false }, color))
      paint(
        page,
        band.map(([x, y]): Point => [x, Math.min(y, page.height * 0.85)]),
        color,
        15,
        -0.05 + 0.05 * Math.sin(index),
        0.5,
      )
    }
  },
  finish: (page) => vignette(page, 0.5, '#1c0f04'),
}

/** Lays strokes over an area. */
function paint(
  page: Sheet,
  outline: readonly Point[],
  color: Color,
  brush: number,
  angle: number,
  opacity: number,
): void {
  const { random } = page
  const tints = [
    lighten(color, 0.13),
    lighten(color, 0.05),
    darken(color, 0.14),
    darken(color, 0.07),
    mix(color, page.palette.rim, 0.16),
  ]
  const paths = tints.map((): string[] => [])
  for (const [a, b] of hatch(outline, angle, brush * 0.8)) {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const count = Math.max(1, Math.round(length / (brush * 9)))
    for (let index = 0; index < count; index++) {
      const from = (index + random.between(0, 0.3)) / count
      const to = Math.min(1, (index + random.between(0.75, 1.1)) / count)
      const trim = Math.min(0.45, brush / 2 / Math.max(1, length))
      const at = (t: number): Point => {
        const held = Math.max(trim, Math.min(1 - trim, t))
        return [a[0] + (b[0] - a[0]) * held, a[1] + (b[1] - a[1]) * held]
      }
      paths[Math.floor(random.between(0, tints.length))]?.push(toPath([at(from), at(to)], false, false))
    }
  }
  for (const [index, tint] of tints.entries()) {
    if (paths[index]?.length)
      page.add(stroked((paths[index] ?? []).join(''), tint, brush * random.between(0.6, 0.95), opacity))
  }
}
