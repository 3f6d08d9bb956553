/** Something that touches what has these names. A name without a colon stands for everything. */
export interface Touching {
  readonly names: readonly string[]
}

/**
 * Sorts things into waves: those of one wave have nothing to do with each other, and what touches the same
 * comes in the order given.
 */
export function toWaves<Thing extends Touching>(things: readonly Thing[]): readonly (readonly Thing[])[] {
  const waves: Thing[][] = []
  const lastOf = new Map<string, number>()
  let first = 0
  for (const thing of things) {
    const alone = thing.names.some((name) => !name.includes(':'))
    const place = alone
      ? waves.length
      : Math.max(first, ...thing.names.map((name) => (lastOf.get(name) ?? -1) + 1))
    if (alone) first = place + 1
    else for (const name of thing.names) lastOf.set(name, place)
    ;(waves[place] ??= []).push(thing)
  }
  return waves
}
