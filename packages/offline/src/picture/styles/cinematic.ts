import { contrast, darken, lighten, luma, mix } from '../color.js'
import { filled, plainLine, rimLight, sideLight, softGlow, softSky, veil, vignette } from './marks.js'
import type { Style } from './style.js'

/** Film still: strong light from one side, bright edges, teal shadows and amber lights. */
export const cinematic: Style = {
  headSize: 1.04,
  eyeSize: 1,
  tinted: 1,
  cloudSize: 1,
  soft: true,
  grade: (color, page) => {
    const light = luma(color)
    const split =
      light < 0.5 ? mix(color, '#0f3a44', (0.5 - light) * 0.55) : mix(color, '#ffcf8e', (light - 0.5) * 0.28)
    return contrast(split, page.palette.dark ? 1.12 : 1.22, page.palette.dark ? 12 : -12)
  },
  shape: (page, shape) => {
    const fill = shape.plain
      ? shape.color
      : sideLight(page, lighten(shape.color, 0.13), darken(shape.color, 0.5))
    page.add(filled(shape, fill, shape.opacity))
    rimLight(page, shape, 0.95)
  },
  line: plainLine,
  glow: softGlow,
  sky: (page) => softSky(page, cinematic.grade),
  finish: (page) => {
    veil(page, '#04151b', 0.6, 'bottom', 0.36)
    vignette(page, 0.62, '#020a10')
  },
}
