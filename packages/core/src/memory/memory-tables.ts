import type { Artifact } from '../domain/artifact.js'
import type { Batch } from '../domain/batch.js'
import type { Call } from '../domain/call.js'
import type { Charge } from '../domain/charge.js'
import type { StoredEvent } from '../domain/event.js'
import type { Group } from '../domain/group.js'
import type { Project } from '../domain/project.js'
import type { StoredRecord } from '../domain/record.js'
import type { GivenTurn } from '../storage/next-turn.js'
import type { CallStatus, Run, StageRow } from '../domain/run.js'

/** A binding as it is kept: the artifact is looked up when it is read. */
export interface BindingRow {
  readonly name: string
  readonly stage: string
  readonly ownerId: string
  readonly digest: string
}

/** The records of a memory store. What is held is never changed in place, only replaced. */
export interface MemoryTables {
  readonly projects: Map<string, Project>
  /** Project ids by {@link keyOf} owner and key. */
  readonly projectKeys: Map<string, string>
  readonly runs: Map<string, Run>
  /** The last turn of each owner whose runs were claimed. */
  readonly turns: Map<string, GivenTurn>
  /** Ids of runs that have not ended, by project id. */
  readonly livingRuns: Map<string, string>
  /** By run id, then by stage. */
  readonly stages: Map<string, ReadonlyMap<string, StageRow>>
  /** By {@link keyOf} owner and digest. */
  readonly artifacts: Map<string, Artifact>
  /** By project id, then by name. */
  readonly bindings: Map<string, ReadonlyMap<string, BindingRow>>
  readonly calls: Map<string, Call>
  /** Ids of living calls by {@link keyOf} owner and digest. */
  readonly livingCalls: Map<string, string>
  /** By call id. */
  readonly charges: Map<string, Charge>
  /** By {@link keyOf} owner and id. */
  readonly groups: Map<string, Group>
  /** By {@link keyOf} owner and provider. */
  readonly providerWaits: Map<string, number>
  /** By project id; an event's place is its `seq - 1`. */
  readonly events: Map<string, readonly StoredEvent[]>
  /** By {@link keyOf} collection, owner and id. */
  readonly records: Map<string, StoredRecord>
  /** The last number given, by collection. */
  readonly recordNumbers: Map<string, number>
  readonly batches: Map<string, Batch>
}

/** Makes empty tables. */
export function createMemoryTables(): MemoryTables {
  return {
    projects: new Map(),
    projectKeys: new Map(),
    runs: new Map(),
    turns: new Map(),
    livingRuns: new Map(),
    stages: new Map(),
    artifacts: new Map(),
    bindings: new Map(),
    calls: new Map(),
    livingCalls: new Map(),
    charges: new Map(),
    groups: new Map(),
    providerWaits: new Map(),
    events: new Map(),
    records: new Map(),
    recordNumbers: new Map(),
    batches: new Map(),
  }
}

/** One text for several, such that different parts never give the same text. */
export function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}

/** True while a provider works on a call, or may. */
export function isAtProvider(status: CallStatus): boolean {
  return status === 'sent' || status === 'accepted'
}

/** True while a call may still bring an answer. */
export function isLiving(status: CallStatus): boolean {
  return status === 'intended' || status === 'sent' || status === 'accepted' || status === 'ambiguous'
}
