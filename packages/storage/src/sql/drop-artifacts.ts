import type { DropArtifacts, DroppedArtifacts } from '@mutoscope/core/ports'
import type { createGarbageStatements } from './garbage-statements.js'
import type { Work } from './work.js'

/** Drops what nothing keeps of one page of artifacts, inside a transaction. */
export function* dropArtifacts(
  statements: ReturnType<typeof createGarbageStatements>,
  { ownerId, madeBefore, after, limit, dryRun = false }: DropArtifacts,
): Work<DroppedArtifacts> {
  const from = { digest: after?.digest ?? '', made_before: madeBefore, limit }
  const rows =
    ownerId === undefined
      ? yield* statements.page.all({ ...from, owner_id: after?.ownerId ?? '' })
      : yield* statements.pageOfOwner.all({ ...from, owner_id: ownerId })
  const loose = rows.filter((row) => row.loose === 1)
  if (!dryRun) for (const row of loose) yield* statements.drop.run(row)
  const last = rows.at(-1)
  return {
    count: loose.length,
    hashes: loose.flatMap(({ content_hash: hash }) => (hash === null ? [] : [hash])),
    next: last === undefined || rows.length < limit ? null : { ownerId: last.owner_id, digest: last.digest },
  }
}
