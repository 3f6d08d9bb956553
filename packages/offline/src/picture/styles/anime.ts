import { contrast, darken, mix, saturate, type Color } from '../color.js'
import { bounds } from '../geometry.js'
import type { Sheet } from '../sheet.js'
import { filled, outline, plainLine, rimLight, roundLight, softGlow, softSky, veil } from './marks.js'
import type { Shape, Style } from './style.js'

/** Cel animation: bright sky, towering clouds, hard-edged shade, thin ink. */
export const anime: Style = {
  headSize: 1.25,
  eyeSize: 1.8,
  tinted: 0.6,
  cloudSize: 1.9,
  soft: true,
  grade: (color) => contrast(saturate(color, 1.22), 1.02, 8),
  shape: (page, shape) => {
    const shade: Color = mix(darken(shape.color, 0.2), '#4b58b8', 0.22)
    page.add(filled(shape, shape.plain ? shape.color : cel(page, shape, shade), shape.opacity))
    if (shape.rim > 0 && !shape.joined && shape.depth < 0.4 && shape.opacity === 1)
      outline(page, shape, mix(darken(shape.color, 0.62), '#2a1f4a', 0.4))
    rimLight(page, shape, 0.3)
  },
  line: plainLine,
  glow: softGlow,
  sky: (page) => softSky(page, anime.grade),
  finish: (page) => veil(page, '#bfe6ff', page.palette.dark ? 0.06 : 0.2, 'top', 0.7),
}

/** Two even tones with a hard border: round on bodies, straight on columns, none on the ground. */
function cel(page: Sheet, shape: Shape, shade: Color): string {
  const { width, height } = bounds(shape.points)
  if (width > page.width * 0.7) return shape.color
  if (height < width * 2.6) return roundLight(page, shape.color, shape.color, shade, 0.56)
  const [x1, x2] = page.lightFrom < 0 ? [0, 1] : [1, 0]
  return page.define(
    (id) =>
      `<linearGradient id="${id}" x1="${x1}" x2="${x2}" y1="0" y2="0"><stop offset="0.6" stop-color="${shape.color}"/><stop offset="0.61" stop-color="${shade}"/></linearGradient>`,
  )
}
