import type { Known } from '@mutoscope/core/script'
import { ADVENTURE } from './adventure.js'
import { EVERYDAY } from './everyday.js'
import { FOOD } from './food.js'
import { LANDMARKS } from './landmarks.js'
import { POWER } from './power.js'
import type { Prop } from './prop.js'

/** Every thing of the lexicon. */
export const PROPS: Record<Known<'object'>, Prop> = {
  ...ADVENTURE,
  ...EVERYDAY,
  ...FOOD,
  ...LANDMARKS,
  ...POWER,
}
