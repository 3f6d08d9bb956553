import type { VisualStyle } from '@mutoscope/core'
import { anime } from './anime.js'
import { cinematic } from './cinematic.js'
import { flatDesign } from './flat-design.js'
import { oilPainting } from './oil-painting.js'
import { pixar } from './pixar.js'
import { realistic } from './realistic.js'
import { sketch } from './sketch.js'
import type { Style } from './style.js'
import { watercolor } from './watercolor.js'

/** The treatment of every visual style. */
export const STYLES: Record<VisualStyle, Style> = {
  cinematic,
  realistic,
  pixar,
  anime,
  'flat-design': flatDesign,
  watercolor,
  'oil-painting': oilPainting,
  sketch,
}
