import type { Random } from './random.js'

/** One of some things, by chance. */
export function pick<Thing>(things: readonly [Thing, ...Thing[]], random: Random): Thing {
  return things[Math.floor(random() * things.length)] ?? things[0]
}
