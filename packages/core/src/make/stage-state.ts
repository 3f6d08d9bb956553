import type { StageFailure } from '../domain/run.js'
import type { Artifact } from '../domain/artifact.js'

/** What happened in one pass over a stage: filled by the builder, read by the stage runner. */
export interface StageState {
  /** Failures by digest, earlier passes of the same run included. */
  readonly failures: Map<string, StageFailure>
  /** Artifacts by name, as they were answered. */
  readonly answered: Map<string, Artifact>
  /** Names asked for. */
  readonly asked: Set<string>
  /** When each waiting make wants to be looked at again; null waits for an operator. */
  readonly suspensions: (number | null)[]
  /** Digests that are being made in batches. */
  readonly inBatches: Set<string>
  /** How far a make is that has not ended, 0 to 1, by digest. */
  readonly underway: Map<string, number>
  /** Makes, and work for them, that have not ended. */
  readonly outstanding: Set<Promise<unknown>>
}

/** An empty record that knows what failed before. */
export function createStageState(failures: readonly StageFailure[]): StageState {
  return {
    failures: new Map(failures.map((failure) => [failure.digest, failure])),
    answered: new Map(),
    asked: new Set(),
    suspensions: [],
    inBatches: new Set(),
    underway: new Map(),
    outstanding: new Set(),
  }
}
