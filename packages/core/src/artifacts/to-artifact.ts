import type { Artifact, Provenance } from '../domain/artifact.js'
import type { Change } from '../storage/store.js'
import type { EngineParts } from '../pipeline/engine-parts.js'
import type { KeptOutput } from './keep-output.js'
import type { KeyedItem } from './make-item.js'

/** What was made, for whom, and since when. */
export interface Finished {
  readonly item: KeyedItem
  readonly kept: KeptOutput
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly ownerId: string
  readonly place: Pick<Provenance, 'projectId' | 'runId' | 'stage'>
}

/** Makes the artifact of an output. Nothing is recorded yet. */
export function toArtifact(
  { clock, createId }: Pick<EngineParts, 'clock' | 'createId'>,
  { item, kept: { output, content, data }, startedAt, ownerId, place }: Finished,
): Artifact {
  const madeAt = clock.now()
  return {
    type: 'artifact',
    id: createId(),
    ownerId,
    digest: item.digest,
    kind: item.kind,
    request: item.json,
    content,
    data,
    warnings: output.warnings ?? [],
    provenance: {
      ...item.identity,
      ...place,
      name: item.name,
      costMicros: output.costMicros ?? 0,
      licence: output.licence ?? 'unknown',
      madeAt,
      tookMs: madeAt - startedAt,
      ...(item.insteadOf === undefined ? {} : { insteadOf: item.insteadOf }),
    },
  }
}

/** The change that stores what was made, in place of one whose bytes were lost, if any. */
export function insertArtifact(artifact: Artifact, lost: string | null): Change {
  return { type: 'insert-artifact', artifact, ...(lost === null ? {} : { replaces: lost }) }
}
