import type { Known } from '@mutoscope/core/script'
import type { Page } from '../page.js'
import type { Random } from '../random.js'
import type { Being } from './being.js'
import { CREATURES } from './creatures.js'
import type { Role } from './outfits.js'
import { createPerson } from './person.js'
import { BREEDS, createQuadruped } from './quadruped.js'

const TINTS = ['#b98654', '#5f5a63'] as const

/**
 * The being of a word. A crowd and a pair are people in the middle of others. The second and third of a kind
 * look a little different.
 */
export function createBeing(name: Known<'being'>, page: Page, project: Random, nth = 0): Being {
  const tint = nth === 0 ? undefined : TINTS[(nth - 1) % TINTS.length]
  if (name in BREEDS)
    return createQuadruped(BREEDS[name as keyof typeof BREEDS], tint === undefined ? {} : { tint })
  if (name in CREATURES) return CREATURES[name as keyof typeof CREATURES]
  const role: Role = name === 'crowd' ? 'man' : name === 'pair' ? 'woman' : (name as Role)
  return createPerson(role, page.palette, page.style, nth === 0 ? project : project.fork(`other ${nth}`))
}

/** True for beings of a human kind. */
export function isPerson(name: Known<'being'>): boolean {
  return !(name in BREEDS) && !(name in CREATURES)
}
