import type { Artifact, Call, Json, Project, Run, StageRow, StoredEvent, StoredRecord } from '@mutoscope/core'
import { foldCase, type NewEvent, type NewRecord, type RunChange } from '@mutoscope/core/ports'
import type {
  ArtifactRow,
  CallRow,
  EventRow,
  ProjectRow,
  RecordRow,
  RunRow,
  StageTableRow,
} from './tables.js'

// The one place where domain values become rows and rows become domain values. JSON columns hold text, `null`
// included.

/** A project as its row. */
export function toProjectRow(project: Project): ProjectRow {
  return {
    id: project.id,
    owner_id: project.ownerId,
    recipe: project.recipe,
    key: project.key,
    revision: project.revision,
    brief: write(project.brief),
    settings: write(project.settings),
    storyboard: write(project.storyboard),
    approvals: write(project.approvals),
    budget_micros: project.budgetMicros,
    group_id: project.groupId,
    created_at: project.createdAt,
    updated_at: project.updatedAt,
  }
}

/** A project from its row. */
export function parseProject(row: ProjectRow): Project {
  return {
    id: row.id,
    ownerId: row.owner_id,
    recipe: row.recipe,
    key: row.key,
    revision: row.revision,
    brief: read(row.brief) as Json,
    settings: read(row.settings) as Project['settings'],
    storyboard: read(row.storyboard) as Project['storyboard'],
    approvals: read(row.approvals) as Project['approvals'],
    budgetMicros: row.budget_micros,
    groupId: row.group_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** A run as its row. */
export function toRunRow(run: Run): RunRow {
  return {
    id: run.id,
    owner_id: run.ownerId,
    project_id: run.projectId,
    target: run.target,
    status: run.status,
    auto_approve: run.autoApprove ? 1 : 0,
    priority: run.priority,
    lane: run.lane,
    stages_left: run.stagesLeft,
    epoch: run.epoch,
    worker_id: run.workerId,
    lease_until: run.leaseUntil,
    lease_ms: run.leaseMs,
    deaths: run.deaths,
    due_at: run.dueAt,
    cancel_requested_at: run.cancelRequestedAt,
    budget_micros: run.budgetMicros,
    group_id: run.groupId,
    held_micros: run.heldMicros,
    error: write(run.error),
    created_at: run.createdAt,
    updated_at: run.updatedAt,
  }
}

/** The columns of the fields of a run that a commit may set. */
export function toRunColumns(set: RunChange): Partial<RunRow> {
  return {
    ...(set.status === undefined ? {} : { status: set.status }),
    ...(set.dueAt === undefined ? {} : { due_at: set.dueAt }),
    ...(set.error === undefined ? {} : { error: write(set.error) }),
    ...(set.cancelRequestedAt === undefined ? {} : { cancel_requested_at: set.cancelRequestedAt }),
    ...(set.lane === undefined ? {} : { lane: set.lane }),
    ...(set.stagesLeft === undefined ? {} : { stages_left: set.stagesLeft }),
    ...(set.deaths === undefined ? {} : { deaths: set.deaths }),
    ...(set.autoApprove === undefined ? {} : { auto_approve: set.autoApprove ? 1 : 0 }),
  }
}

/** A run from its row. */
export function parseRun(row: RunRow): Run {
  return {
    id: row.id,
    ownerId: row.owner_id,
    projectId: row.project_id,
    target: row.target,
    status: row.status as Run['status'],
    autoApprove: row.auto_approve === 1,
    priority: row.priority,
    lane: row.lane as Run['lane'],
    stagesLeft: row.stages_left,
    epoch: row.epoch,
    workerId: row.worker_id,
    leaseUntil: row.lease_until,
    leaseMs: row.lease_ms,
    deaths: row.deaths,
    dueAt: row.due_at,
    cancelRequestedAt: row.cancel_requested_at,
    budgetMicros: row.budget_micros,
    groupId: row.group_id,
    heldMicros: row.held_micros,
    error: read(row.error) as Run['error'],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** A stage as its row; its position is given when it is stored. */
export function toStageRow(stage: StageRow): Omit<StageTableRow, 'position'> {
  return {
    run_id: stage.runId,
    stage: stage.stage,
    status: stage.status,
    asked: stage.asked,
    made: stage.made,
    reused: stage.reused,
    failures: write(stage.failures),
    started_at: stage.startedAt,
    ended_at: stage.endedAt,
  }
}

/** A stage from its row. */
export function parseStage(row: StageTableRow): StageRow {
  return {
    runId: row.run_id,
    stage: row.stage,
    status: row.status as StageRow['status'],
    asked: row.asked,
    made: row.made,
    reused: row.reused,
    failures: read(row.failures) as StageRow['failures'],
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }
}

/** An artifact as its row. */
export function toArtifactRow(artifact: Artifact): ArtifactRow {
  return {
    owner_id: artifact.ownerId,
    digest: artifact.digest,
    id: artifact.id,
    kind: artifact.kind,
    request: write(artifact.request),
    content_hash: artifact.content?.hash ?? null,
    content_size: artifact.content?.size ?? null,
    content_type: artifact.content?.mediaType ?? null,
    data: write(artifact.data),
    warnings: write(artifact.warnings),
    provenance: write(artifact.provenance),
  }
}

/** An artifact from its row. */
export function parseArtifact(row: ArtifactRow): Artifact {
  return {
    type: 'artifact',
    id: row.id,
    ownerId: row.owner_id,
    digest: row.digest,
    kind: row.kind,
    request: read(row.request) as Json,
    content:
      row.content_hash === null
        ? null
        : { hash: row.content_hash, size: row.content_size ?? 0, mediaType: row.content_type ?? '' },
    data: read(row.data) as Json,
    warnings: read(row.warnings) as Artifact['warnings'],
    provenance: read(row.provenance) as Artifact['provenance'],
  }
}

/** A call as its row. */
export function toCallRow(call: Call): CallRow {
  return {
    id: call.id,
    owner_id: call.ownerId,
    project_id: call.projectId,
    run_id: call.runId,
    stage: call.stage,
    name: call.name,
    digest: call.digest,
    provider: call.provider,
    model: call.model,
    status: call.status,
    operation: write(call.operation),
    poll_at: call.pollAt,
    progress: call.progress,
    delays: call.delays,
    delayed_since: call.delayedSince,
    unsent: call.unsent,
    lost: call.lost,
    accepted_at: call.acceptedAt,
    error: write(call.error),
    created_at: call.createdAt,
    updated_at: call.updatedAt,
  }
}

/** A call from its row. */
export function parseCall(row: CallRow): Call {
  return {
    id: row.id,
    ownerId: row.owner_id,
    projectId: row.project_id,
    runId: row.run_id,
    stage: row.stage,
    name: row.name,
    digest: row.digest,
    provider: row.provider,
    model: row.model,
    status: row.status as Call['status'],
    operation: read(row.operation) as Json,
    pollAt: row.poll_at,
    progress: row.progress,
    delays: row.delays,
    delayedSince: row.delayed_since,
    unsent: row.unsent,
    lost: row.lost,
    acceptedAt: row.accepted_at,
    error: read(row.error) as Call['error'],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** An event as its row; its number is given when it is stored. */
export function toEventRow(event: NewEvent, at: number): Omit<EventRow, 'seq'> {
  return { project_id: event.projectId, run_id: event.runId, type: event.type, data: write(event.data), at }
}

/** An event from its row. */
export function parseEvent(row: EventRow): StoredEvent {
  return {
    projectId: row.project_id,
    runId: row.run_id,
    type: row.type as StoredEvent['type'],
    data: read(row.data) as Json,
    seq: row.seq,
    at: row.at,
  }
}

/** A record as its row; its number is given when it is stored. */
export function toRecordRow(record: NewRecord): Omit<RecordRow, 'number'> {
  return {
    collection: record.collection,
    id: record.id,
    owner_id: record.ownerId,
    project_id: record.projectId,
    label: record.label,
    text: write(record.text),
    search_text: foldCase(record.text),
    data: write(record.data),
    revision: record.revision,
    due_at: record.dueAt,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  }
}

/** A record from its row. */
export function parseRecord(row: RecordRow): StoredRecord {
  return {
    ownerId: row.owner_id,
    collection: row.collection,
    id: row.id,
    number: row.number,
    projectId: row.project_id,
    label: row.label,
    text: read(row.text) as string,
    data: read(row.data) as Json,
    revision: row.revision,
    dueAt: row.due_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function write(value: unknown): string {
  return JSON.stringify(value)
}

function read(text: string): unknown {
  return JSON.parse(text)
}
