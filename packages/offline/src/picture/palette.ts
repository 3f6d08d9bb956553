import { mix, turnHue, type Color } from './color.js'
import type { Random } from './random.js'

/** Kinds of light a picture can have. */
export const LIGHTS = [
  'dawn',
  'day',
  'golden',
  'sunset',
  'dusk',
  'night',
  'storm',
  'fog',
  'cave',
  'space',
  'deep',
] as const
export type Light = (typeof LIGHTS)[number]

/** The colours of one picture. */
export interface Palette {
  readonly light: Light
  readonly sky: readonly [top: Color, middle: Color, low: Color]
  readonly sun: Color
  /** What far things fade into. */
  readonly haze: Color
  /** Colour of the light that falls on everything. */
  readonly ambient: Color
  /** Colour of bright edges. */
  readonly rim: Color
  /** Clothes and signs of the main figure: first and second colour. */
  readonly accent: readonly [Color, Color]
  /** Stars are out, windows glow. */
  readonly dark: boolean
}

type LightColors = Pick<Palette, 'sky' | 'sun' | 'haze' | 'ambient' | 'rim'>

const LIGHT_COLORS: Record<Light, LightColors> = {
  dawn: {
    sky: ['#3f5488', '#d98f93', '#ffd8a6'],
    sun: '#fff0cc',
    haze: '#e8b3a4',
    ambient: '#dfc0b8',
    rim: '#ffdcae',
  },
  day: {
    sky: ['#2f7fc6', '#7dbbe6', '#dceff4'],
    sun: '#fffbe3',
    haze: '#b9d9ea',
    ambient: '#fbfaf5',
    rim: '#fff6d6',
  },
  golden: {
    sky: ['#5d7cab', '#eeb46f', '#ffe4a8'],
    sun: '#fff4c8',
    haze: '#efc68c',
    ambient: '#efcfa2',
    rim: '#ffe3a0',
  },
  sunset: {
    sky: ['#2c2a5c', '#cf5175', '#ffb066'],
    sun: '#ffe3a6',
    haze: '#dd8573',
    ambient: '#c9959a',
    rim: '#ffbd7d',
  },
  dusk: {
    sky: ['#1a2350', '#545394', '#d796a4'],
    sun: '#ffdcc0',
    haze: '#77719f',
    ambient: '#8f8fbe',
    rim: '#ffceb4',
  },
  night: {
    sky: ['#060b20', '#13244f', '#3a5f95'],
    sun: '#eff5ff',
    haze: '#34527f',
    ambient: '#5f7bb0',
    rim: '#bfd8ff',
  },
  storm: {
    sky: ['#161e2c', '#3c4d62', '#dcb488'],
    sun: '#ffe7c0',
    haze: '#858b90',
    ambient: '#adb0b4',
    rim: '#ffe6bd',
  },
  fog: {
    sky: ['#8e9ca6', '#bcc6cb', '#e6e8e4'],
    sun: '#fdfbf2',
    haze: '#ccd4d6',
    ambient: '#c3ccd0',
    rim: '#fbfbf4',
  },
  cave: {
    sky: ['#090d15', '#1a2332', '#465468'],
    sun: '#cfeaff',
    haze: '#3b4a5f',
    ambient: '#8087a0',
    rim: '#ffd596',
  },
  space: {
    sky: ['#04050f', '#0f1438', '#3d2563'],
    sun: '#fff4e0',
    haze: '#2b2a5c',
    ambient: '#9aa0cf',
    rim: '#d5e4ff',
  },
  deep: {
    sky: ['#8fe3dc', '#1c93b5', '#0a4a78'],
    sun: '#e8fff8',
    haze: '#1a86a8',
    ambient: '#9fd2dc',
    rim: '#d8fff4',
  },
}

const ACCENTS: readonly [readonly [Color, Color], ...(readonly [Color, Color])[]] = [
  ['#c8402f', '#2f6f74'],
  ['#d98a2b', '#2b4468'],
  ['#1f8a84', '#e2694f'],
  ['#7d3c74', '#e0ac3d'],
  ['#3a6ea5', '#e58a35'],
  ['#b5344e', '#3d7a56'],
]

const DARK: readonly Light[] = ['night', 'dusk', 'cave', 'space', 'storm']

/**
 * The colours for a light. `project` decides the family, so that all pictures of one project belong together.
 */
export function choosePalette(light: Light, project: Random): Palette {
  const turn = project.between(-9, 9)
  const warmth = project.between(0, 0.1)
  const colors = LIGHT_COLORS[light]
  const shift = (color: Color) =>
    mix(turnHue(color, turn), project.chance(0.5) ? color : mix(color, '#ffd9a0', 0.5), warmth)
  const [top, middle, low] = colors.sky
  const moved = { sky: [shift(top), shift(middle), shift(low)] as const, haze: shift(colors.haze) }
  return {
    ...colors,
    ...moved,
    light,
    accent: project.fork('accent').pick(ACCENTS),
    dark: DARK.includes(light),
  }
}
