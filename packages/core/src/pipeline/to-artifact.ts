import type { Json } from '../digest/canonical-json.js'
import type { Artifact, Provenance } from '../domain/artifact.js'
import type { ModelOutput } from '../providers/model.js'
import type { EngineParts } from './engine-parts.js'
import type { KeyedItem } from './make-item.js'

/** What was made, for whom, and since when. */
export interface Finished {
  readonly item: KeyedItem
  readonly output: ModelOutput<Json>
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly ownerId: string
  readonly place: Pick<Provenance, 'projectId' | 'runId' | 'stage'>
  readonly signal: AbortSignal
}

/** Copies an output's bytes into the assets and makes the artifact of it. Nothing is recorded yet. */
export async function toArtifact(
  parts: EngineParts,
  { item, output, startedAt, ownerId, place, signal }: Finished,
): Promise<Artifact> {
  await parts.crashPoint('artifact.made')
  const content =
    output.body === null
      ? null
      : await parts.assets.put(output.body, {
          mediaType: output.mediaType ?? 'application/octet-stream',
          signal,
          takeFile: output.body.path !== undefined,
        })
  await parts.crashPoint('artifact.stored')
  const madeAt = parts.clock.now()
  return {
    type: 'artifact',
    id: parts.createId(),
    ownerId,
    digest: item.digest,
    kind: item.kind,
    request: item.json,
    content,
    data: output.data,
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
