import { MutoscopeError, type Artifact } from '@mutoscope/core'
import type { DigestPlaces, ReadStatements } from './read-statements.js'
import { parseArtifact } from './rows.js'
import type { Work } from './work.js'

/** Finds an owner's artifacts by their digests. */
export function* findArtifacts(
  { artifacts }: Pick<ReadStatements, 'artifacts'>,
  ownerId: string,
  digests: readonly string[],
): Work<ReadonlyMap<string, Artifact>> {
  const found = new Map<string, Artifact>()
  let rest = digests
  while (rest.length > 0) {
    const wanted = rest.length
    const { size, statement } =
      artifacts.find(({ size }) => size >= wanted) ?? artifacts.at(-1) ?? unreachable()
    // A statement has a fixed number of places; those left over ask for the first digest again.
    const places = Array.from({ length: size }, (_, index) => [`digest${index}`, rest[index] ?? rest[0]])
    const values = { owner_id: ownerId, ...(Object.fromEntries(places) as DigestPlaces) }
    for (const row of yield* statement.all(values)) found.set(row.digest, parseArtifact(row))
    rest = rest.slice(size)
  }
  return found
}

function unreachable(): never {
  throw new MutoscopeError('UNREACHABLE')
}
