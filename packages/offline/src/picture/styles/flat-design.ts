import { darken, distance, lighten, luma, mix, type Color } from '../color.js'
import type { Sheet } from '../sheet.js'
import { filled, plainLine } from './marks.js'
import type { Style } from './style.js'

/** Poster graphics: few even colours, no gradients, clear shapes. */
export const flatDesign: Style = {
  headSize: 1.15,
  eyeSize: 0.8,
  tinted: 0.22,
  cloudSize: 1,
  soft: false,
  grade: (color, page) => nearest(color, inks(page)),
  shape: (page, shape) => page.add(filled(shape, shape.color, shape.opacity < 0.5 ? shape.opacity : 1)),
  line: plainLine,
  glow: (page, x, y, radius, color, strength) => {
    for (const [part, opacity] of [
      [0.75, 0.1],
      [0.5, 0.14],
      [0.3, 0.2],
    ] as const) {
      page.add(
        `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(radius * part).toFixed(1)}" fill="${lighten(color, 0.3)}" fill-opacity="${(opacity * Math.min(1, strength * 1.3)).toFixed(2)}"/>`,
      )
    }
  },
  sky: (page) => {
    const [top, middle, low] = page.palette.sky
    const bands: [number, Color][] = [
      [0, page.palette.dark ? mix(top, middle, 0.5) : lighten(middle, 0.12)],
      [0.26, mix(middle, low, 0.4)],
      [0.46, mix(middle, low, 0.85)],
    ]
    for (const [from, color] of bands)
      page.add(
        `<rect y="${page.height * from}" width="${page.width}" height="${page.height}" fill="${color}"/>`,
      )
  },
  finish: () => undefined,
}

/**
 * The inks of a page: its two accents with tints, and neutrals from paper to ink in the colour of the sky.
 */
function inks(page: Sheet): readonly Color[] {
  const { accent, sky, haze, ambient } = page.palette
  const [first, second] = accent
  const ink = mix(darken(sky[0], 0.62), '#1c2340', 0.5)
  const cool: Color = mix('#51639a', second, 0.3)
  const scale: Color[] = [
    ink,
    mix(ink, cool, 0.6),
    mix(cool, haze, 0.3),
    mix(haze, '#ffffff', 0.12),
    mix(haze, '#ffffff', 0.5),
    '#fff6e8',
    mix(second, '#ffffff', 0.74),
  ]
  return [
    ...scale,
    first,
    second,
    mix(second, ink, 0.35),
    mix(first, '#fff0dc', 0.45),
    mix('#f2c14e', ambient, 0.15),
    '#f1c7a3',
    '#d99f76',
    '#b87a50',
    '#8a5a3c',
    mix('#5f9e62', ambient, 0.3),
    mix('#35684c', ambient, 0.3),
  ]
}

function nearest(color: Color, choices: readonly Color[]): Color {
  let best: Color = color
  let least = Infinity
  for (const choice of choices) {
    const far = distance(color, choice) + 60_000 * (luma(color) - luma(choice)) ** 2
    if (far < least) [best, least] = [choice, far]
  }
  return best
}
