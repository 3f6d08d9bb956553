import { contrast, darken, lighten, mix, saturate } from '../color.js'
import { filled, plainLine, rimLight, sideLight, softGlow, softSky, veil, vignette } from './marks.js'
import type { Style } from './style.js'

/** Soft natural light and quiet colours. */
export const realistic: Style = {
  headSize: 0.98,
  eyeSize: 0.9,
  tinted: 0.85,
  cloudSize: 1,
  soft: true,
  grade: (color) => mix(contrast(saturate(color, 0.86), 1.08, -4), '#b9b4a6', 0.03),
  shape: (page, shape) => {
    const fill = shape.plain
      ? shape.color
      : sideLight(page, lighten(shape.color, 0.16), darken(shape.color, 0.36), 0.2)
    page.add(filled(shape, fill, shape.opacity))
    rimLight(page, shape, 0.35)
  },
  line: (page, stroke) => plainLine(page, { ...stroke, opacity: stroke.opacity * 0.9 }),
  glow: (page, x, y, radius, color, strength) => softGlow(page, x, y, radius * 1.15, color, strength * 0.8),
  sky: (page) => softSky(page, realistic.grade),
  finish: (page) => {
    veil(page, '#e9e2d2', 0.07, 'top', 0.8)
    vignette(page, 0.3, '#1a1a18')
  },
}
