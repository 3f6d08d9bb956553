import type { Artifact } from '../../domain/artifact.js'
import type { Batch } from '../../domain/batch.js'
import type { Call } from '../../domain/call.js'
import type { Charge } from '../../domain/charge.js'
import type { NewEvent } from '../../domain/event.js'
import type { Project } from '../../domain/project.js'
import type { NewRecord } from '../../domain/record.js'
import type { Run, StageRow } from '../../domain/run.js'
import { DEFAULT_SETTINGS } from '../../domain/settings.js'
import { MutoscopeError } from '../../errors/mutoscope-error.js'
import type { Change, Commit, Store } from '../../storage/store.js'

/**
 * What the store suites write. Every sample belongs to `ada`, project `project-1` and run `run-1` unless told
 * otherwise.
 */
export const samples = {
  project: (fields: Partial<Project> = {}): Project => ({
    id: 'project-1',
    ownerId: 'ada',
    recipe: 'storyboard',
    key: null,
    revision: 1,
    brief: { prompt: 'A lighthouse' },
    settings: DEFAULT_SETTINGS,
    storyboard: null,
    approvals: {},
    budgetMicros: null,
    groupId: null,
    createdAt: 1_000,
    updatedAt: 1_000,
    ...fields,
  }),
  run: (fields: Partial<Run> = {}): Run => ({
    id: 'run-1',
    ownerId: 'ada',
    projectId: 'project-1',
    target: 'export',
    status: 'queued',
    autoApprove: false,
    priority: 0,
    lane: 'io',
    stagesLeft: 5,
    epoch: 0,
    workerId: null,
    leaseUntil: 0,
    leaseMs: 0,
    deaths: 0,
    dueAt: 1_000,
    cancelRequestedAt: null,
    budgetMicros: null,
    groupId: null,
    heldMicros: 0,
    error: null,
    createdAt: 1_000,
    updatedAt: 1_000,
    ...fields,
  }),
  stage: (fields: Partial<StageRow> = {}): StageRow => ({
    runId: 'run-1',
    stage: 'images',
    status: 'running',
    asked: 3,
    made: 1,
    reused: 1,
    failures: [],
    startedAt: 1_000,
    endedAt: null,
    ...fields,
  }),
  artifact: (fields: Partial<Artifact> = {}): Artifact => ({
    type: 'artifact',
    id: 'artifact-1',
    ownerId: 'ada',
    digest: 'd1',
    kind: 'image',
    request: { prompt: 'A lighthouse', scene: { $artifact: 'd0' } },
    content: { hash: 'ab'.repeat(32), size: 1_234, mediaType: 'image/png' },
    data: { width: 16, height: 9 },
    warnings: ['Drawn offline.'],
    provenance: {
      provider: 'offline',
      model: 'frames',
      version: '1',
      projectId: 'project-1',
      runId: 'run-1',
      stage: 'images',
      name: 'scene/1/image',
      costMicros: 0,
      licence: 'CC0-1.0',
      madeAt: 1_000,
      tookMs: 20,
    },
    ...fields,
  }),
  call: (fields: Partial<Call> = {}): Call => ({
    id: 'call-1',
    ownerId: 'ada',
    projectId: 'project-1',
    runId: 'run-1',
    stage: 'images',
    name: 'scene/1/image',
    digest: 'd1',
    provider: 'acme',
    model: 'large',
    status: 'intended',
    operation: null,
    pollAt: null,
    progress: null,
    delays: 0,
    delayedSince: null,
    unsent: 0,
    lost: 0,
    acceptedAt: null,
    error: null,
    createdAt: 1_000,
    updatedAt: 1_000,
    ...fields,
  }),
  charge: (fields: Partial<Charge> = {}): Charge => ({
    callId: 'call-1',
    ownerId: 'ada',
    projectId: 'project-1',
    runId: 'run-1',
    groupId: null,
    stage: 'images',
    kind: 'image',
    provider: 'acme',
    model: 'large',
    state: 'reserved',
    estimatedMicros: 40,
    reservedMicros: 60,
    settledMicros: 0,
    reservedAt: 1_000,
    endedAt: null,
    ...fields,
  }),
  record: (fields: Partial<NewRecord> = {}): NewRecord => ({
    ownerId: 'ada',
    collection: 'jobs.job',
    id: 'record-1',
    projectId: null,
    label: 'pending',
    text: 'A lighthouse',
    data: { title: 'A lighthouse' },
    revision: 1,
    dueAt: null,
    createdAt: 1_000,
    updatedAt: 1_000,
    ...fields,
  }),
  event: (fields: Partial<NewEvent> = {}): NewEvent => ({
    projectId: 'project-1',
    runId: 'run-1',
    type: 'project.changed',
    data: {},
    ...fields,
  }),
  batch: (fields: Partial<Batch> = {}): Batch => ({
    id: 'batch-1',
    ownerId: 'ada',
    projectId: 'project-1',
    runId: 'run-1',
    stage: 'render',
    stageIndex: 3,
    stageCount: 5,
    kind: 'segment',
    maker: 'segment media 1',
    requests: [{ name: 'segment/1', digest: 'd1', request: { frames: 30, layers: [{ $artifact: 'd0' }] } }],
    size: 300,
    done: 0,
    stageSize: 900,
    priority: 0,
    epoch: 0,
    workerId: null,
    leaseUntil: 0,
    leaseMs: 0,
    deaths: 0,
    error: null,
    createdAt: 1_000,
    ...fields,
  }),
  bind: (fields: Partial<Extract<Change, { type: 'bind' }>> = {}): Change => ({
    type: 'bind',
    ownerId: 'ada',
    projectId: 'project-1',
    name: 'scene/1/image',
    stage: 'images',
    digest: 'd1',
    ...fields,
  }),
}

/** Commits at time 2,000 with what is not given left empty. */
export async function commitTo(store: Store, commit: Partial<Commit>): ReturnType<Store['commit']> {
  return store.commit({ changes: [], events: [], at: 2_000, ...commit })
}

/** Writes the sample project and its run. */
export async function seed(store: Store): Promise<void> {
  await commitTo(store, {
    changes: [
      { type: 'insert-project', project: samples.project() },
      { type: 'insert-run', run: samples.run() },
    ],
  })
}

/**
 * The code something was refused with and the field it names, or null when it was not refused. Anything but
 * our own error passes through.
 */
export async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    if (!MutoscopeError.isInstance(error)) throw error
    return error.details['field'] === undefined
      ? error.code
      : `${error.code} ${JSON.stringify(error.details['field'])}`
  }
}
