import type { Known } from '@mutoscope/core/script'
import { battlefield } from './battlefield.js'
import { BUILT } from './built.js'
import { countryside } from './countryside.js'
import { diningRoom } from './dining-room.js'
import { NATURE } from './nature.js'
import { ROOMS } from './rooms.js'
import type { Place } from './scenery.js'
import { WATER } from './water.js'

/** Every place of the lexicon. */
export const PLACES: Record<Known<'place'>, Place> = {
  ...NATURE,
  ...WATER,
  ...BUILT,
  ...ROOMS,
  battlefield,
  country: countryside,
  dining: diningRoom,
}
