import type { DropArtifacts, DroppedArtifacts } from '@mutoscope/core/ports'
import type { Dialect } from './dialect.js'
import type { createGarbageStatements } from './garbage-statements.js'
import type { Work } from './work.js'

/** Drops what nothing keeps of one page of artifacts, inside a transaction. */
export function* dropArtifacts(
  statements: ReturnType<typeof createGarbageStatements>,
  { ownerId, madeBefore, after, limit, dryRun = false }: DropArtifacts,
  { refusedKey }: Pick<Dialect, 'refusedKey'>,
): Work<DroppedArtifacts> {
  const from = { digest: after?.digest ?? '', made_before: madeBefore, limit }
  const rows =
    ownerId === undefined
      ? yield* statements.page.all({ ...from, owner_id: after?.ownerId ?? '' })
      : yield* statements.pageOfOwner.all({ ...from, owner_id: ownerId })
  let loose = rows.filter((row) => row.loose === 1)
  if (!dryRun) {
    const bound: unknown[] = []
    for (const row of loose) if (!(yield* drop(statements, row, refusedKey))) bound.push(row)
    loose = loose.filter((row) => !bound.includes(row))
  }
  const last = rows.at(-1)
  return {
    count: loose.length,
    hashes: loose.flatMap(({ content_hash: hash }) => (hash === null ? [] : [hash])),
    next: last === undefined || rows.length < limit ? null : { ownerId: last.owner_id, digest: last.digest },
  }
}

/** False when somebody has bound the artifact since it was looked at, as another process may. */
function* drop(
  statements: ReturnType<typeof createGarbageStatements>,
  row: { readonly owner_id: string; readonly digest: string },
  refusedKey: Dialect['refusedKey'],
): Work<boolean> {
  try {
    yield* statements.drop.run(row)
    return true
  } catch (error) {
    if (refusedKey(error) !== 'foreign') throw error
    return false
  }
}
