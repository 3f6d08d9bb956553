import type { Artifact } from '../domain/artifact.js'
import type { DropArtifacts, DroppedArtifacts } from '../storage/drop-artifacts.js'
import { namedIn, namedInRecord, type StoredReference } from '../storage/stored-reference.js'
import { byText } from './by-text.js'
import { keyOf, type MemoryTables } from './memory-tables.js'

/** Removes artifacts that no project binds and whose own project is gone, of one page. */
export function dropArtifacts(
  tables: MemoryTables,
  { ownerId, madeBefore, after, limit, dryRun = false }: DropArtifacts,
): DroppedArtifacts {
  const bound = new Set(
    [...tables.bindings.values()].flatMap((bindings) =>
      [...bindings.values()].map((binding) => keyOf(binding.ownerId, binding.digest)),
    ),
  )
  const page = [...tables.artifacts.values()]
    .filter((artifact) => ownerId === undefined || artifact.ownerId === ownerId)
    .toSorted(byKey)
    .filter((artifact) => after === undefined || byKey(artifact, after) > 0)
    .slice(0, limit)
  const dropped = page.filter(
    ({ ownerId, digest, provenance }) =>
      provenance.madeAt < madeBefore &&
      !tables.projects.has(provenance.projectId) &&
      !bound.has(keyOf(ownerId, digest)),
  )
  if (!dryRun) for (const { ownerId, digest } of dropped) tables.artifacts.delete(keyOf(ownerId, digest))
  const last = page.at(-1)
  return {
    count: dropped.length,
    hashes: dropped.flatMap(({ content }) => (content === null ? [] : [content.hash])),
    next: last === undefined || page.length < limit ? null : { ownerId: last.ownerId, digest: last.digest },
  }
}

/** All bytes that anything stored stands on or names. */
export function references(tables: MemoryTables): readonly StoredReference[] {
  return [
    ...[...tables.artifacts.values()].flatMap(({ ownerId, content, data, provenance }) => {
      const place = { ownerId, projectId: provenance.projectId, name: provenance.name }
      const own = content === null ? [] : [{ ...place, hash: content.hash, size: content.size }]
      return [...own, ...namedIn(JSON.stringify(data), place)]
    }),
    ...[...tables.records.values()].flatMap(({ ownerId, projectId, collection, data }) =>
      namedInRecord(JSON.stringify(data), { ownerId, projectId, name: collection }),
    ),
    ...[...tables.projects.values()].flatMap(({ ownerId, id, brief, settings, storyboard }) =>
      namedIn(JSON.stringify([brief, settings, storyboard]), { ownerId, projectId: id, name: 'project' }),
    ),
  ]
}

function byKey(a: Pick<Artifact, 'ownerId' | 'digest'>, b: Pick<Artifact, 'ownerId' | 'digest'>): number {
  return byText(a.ownerId, b.ownerId) || byText(a.digest, b.digest)
}
