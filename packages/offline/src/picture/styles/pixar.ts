import { contrast, darken, lighten, mix, saturate } from '../color.js'
import { filled, plainLine, rimLight, roundLight, softGlow, softSky, vignette } from './marks.js'
import type { Style } from './style.js'

/** Animated feature: round volumes, big heads and eyes, glowing colour. */
export const pixar: Style = {
  headSize: 1.5,
  eyeSize: 1.6,
  tinted: 0.75,
  cloudSize: 1.3,
  soft: true,
  grade: (color) => contrast(saturate(color, 1.3), 0.96, 10),
  shape: (page, shape) => {
    const fill = shape.plain
      ? shape.color
      : roundLight(
          page,
          lighten(shape.color, 0.3),
          shape.color,
          mix(darken(shape.color, 0.32), '#4a2a7a', 0.16),
        )
    page.add(filled(shape, fill, shape.opacity))
    rimLight(page, { ...shape, scale: shape.scale * 1.5 }, 0.4)
  },
  line: plainLine,
  glow: (page, x, y, radius, color, strength) => softGlow(page, x, y, radius * 1.25, color, strength),
  sky: (page) => softSky(page, pixar.grade),
  finish: (page) => vignette(page, 0.34, '#2a1650'),
}
