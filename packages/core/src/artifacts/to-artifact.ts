import type { Artifact, Provenance } from '../domain/artifact.js'
import type { Change } from '../storage/store.js'
import type { Engine } from '../engine/engine.js'
import type { KeptOutput } from './keep-output.js'
import type { KeyedRequest } from './make-request.js'

/** What was made, for whom, and since when. */
export interface Finished {
  readonly request: KeyedRequest
  readonly kept: KeptOutput
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly ownerId: string
  readonly place: Pick<Provenance, 'projectId' | 'runId' | 'stage'>
}

/** Makes the artifact of an output. Nothing is recorded yet. */
export function toArtifact(
  { clock, createId }: Pick<Engine, 'clock' | 'createId'>,
  { request, kept: { output, content, data }, startedAt, ownerId, place }: Finished,
): Artifact {
  const madeAt = clock.now()
  return {
    type: 'artifact',
    id: createId(),
    ownerId,
    digest: request.digest,
    kind: request.kind,
    request: request.json,
    content,
    data,
    warnings: output.warnings ?? [],
    provenance: {
      ...request.identity,
      ...place,
      name: request.name,
      costMicros: output.costMicros ?? 0,
      licence: output.licence ?? 'unknown',
      madeAt,
      tookMs: madeAt - startedAt,
      ...(request.insteadOf === undefined ? {} : { insteadOf: request.insteadOf }),
    },
  }
}

/** The change that stores what was made, in place of one whose bytes were lost, if any. */
export function insertArtifact(artifact: Artifact, lost: string | null): Change {
  return { type: 'insert-artifact', artifact, ...(lost === null ? {} : { replaces: lost }) }
}
