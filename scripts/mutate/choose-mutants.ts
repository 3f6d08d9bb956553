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

/**
 * So many of them, by chance; the same ones for the same seed. Each is drawn by its name, so that those that
 * come or go beside it change nothing.
 */
export function sample<Item>(
  items: readonly Item[],
  size: number,
  seed: number,
  nameOf: (item: Item) => string,
): readonly Item[] {
  return items
    .map((item) => ({ item, place: place(`${seed} ${nameOf(item)}`) }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, size)
    .map(({ item }) => item)
}

/** A number below 2^32 that looks as if drawn by chance, the same one for the same text (FNV-1a, mixed). */
function place(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
