import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findMutants } from './find-mutants.ts'
import type { Mutant } from './mutant.ts'
import type { Scope } from './scopes.ts'

/**
 * All mutants of the sources of a scope, numbered. Tests and fixtures have none.
 *
 * @throws when one of its globs matches no file: what has moved away must not count as watched
 */
export function mutantsOf(root: string, { name, sources, tests }: Scope): readonly Mutant[] {
  for (const glob of tests) if (globSync(glob, { cwd: root }).length === 0) throw matchesNothing(name, glob)
  const files = sources.map((glob) => {
    const found = globSync(glob, { cwd: root }).filter(
      (file) => !/\.(?:test|test-d|fixture)\.ts$/u.test(file),
    )
    if (found.length === 0) throw matchesNothing(name, glob)
    return found
  })
  return [...new Set(files.flat())]
    .toSorted()
    .flatMap((file) => findMutants(file, readFileSync(join(root, file), 'utf8')))
    .map((mutant, index) => ({ ...mutant, id: index + 1 }))
}

function matchesNothing(scope: string, glob: string): Error {
  return new Error(`No file matches "${glob}" of the scope ${scope}.`)
}

/** So many of them, by chance; the same ones for the same seed. */
export function sample<Item>(items: readonly Item[], size: number, seed: number): readonly Item[] {
  const random = createRandom(seed)
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, size)
    .map(({ item }) => item)
}

/** A small generator of numbers from 0 up to 1 (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = Math.trunc(state + 0x6d2b79f5)
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
