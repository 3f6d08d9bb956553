import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import type { Run } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { findLost } from '../artifacts/find-current.js'
import { keepOutput } from '../artifacts/keep-output.js'
import type { KeyedRequest } from '../artifacts/make-request.js'
import { insertArtifact, toArtifact } from '../artifacts/to-artifact.js'
import type { CallResult } from '../calls/paid-call.js'
import type { Engine } from '../engine/engine.js'
import type { RunEvent } from '../engine/run-writer.js'
import type { MadeOutput } from '../kinds/made-output.js'
import type { Change } from '../storage/store.js'

/** Where what was made goes. */
export interface MadeFor {
  readonly engine: Pick<Engine, 'store' | 'assets' | 'media' | 'crashPoint' | 'clock' | 'createId'>
  readonly run: Pick<Run, 'id' | 'projectId' | 'ownerId'>
  readonly stage: string
  readonly signal: AbortSignal
  /** Writes for whoever makes it, under its lease. */
  readonly commit: (changes: readonly Change[], events: readonly RunEvent[]) => Promise<void>
}

/** What was made. */
export interface Made {
  readonly request: KeyedRequest
  readonly output: MadeOutput<Json>
  readonly startedAt: number
  /** The call that gave it, which ends by this. */
  readonly call?: CallResult | undefined
}

/** The change that lets the name of a request stand for its artifact. */
export function bindChange(
  { run: { ownerId, projectId }, stage }: Pick<MadeFor, 'run' | 'stage'>,
  name: string,
  digest: string,
): Change {
  return { type: 'bind', ownerId, projectId, name, stage, digest }
}

/** Keeps the bytes of what was made and records it. @throws `MODEL_FAILED` for what cannot be used */
export async function storeMade(
  madeFor: MadeFor,
  { request, output, startedAt, call }: Made,
): Promise<Artifact> {
  const { engine, run, stage, signal, commit } = madeFor
  const { ownerId } = run
  // Asked before its bytes are there, which may be the ones that were lost.
  const lost = await findLost(engine, ownerId, request.digest)
  const kept = await keepOutput(engine, request, output, signal)
  // The call that gave it ends by this, with its money spent.
  if (MutoscopeError.isInstance(kept)) throw kept
  const place = { projectId: run.projectId, runId: run.id, stage }
  const artifact = toArtifact(engine, { request, kept, startedAt, ownerId, place })
  await commit(
    [
      insertArtifact(artifact, lost),
      bindChange(madeFor, request.name, request.digest),
      ...(call?.changes ?? []),
    ],
    [
      ...(call?.events ?? []),
      {
        type: 'artifact.made',
        data: {
          name: request.name,
          kind: request.kind,
          stage,
          digest: request.digest,
          tookMs: artifact.provenance.tookMs,
          warnings: artifact.warnings,
        },
      },
    ],
  )
  // Somebody else may have stored the same digest first; then theirs is the one that everybody uses.
  return (await engine.store.getArtifacts(ownerId, [artifact.digest])).get(artifact.digest) ?? artifact
}
