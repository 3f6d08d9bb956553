import { DEFAULT_SETTINGS, MutoscopeError, type Project, type Run } from '@mutoscope/core'
import type { Store } from '@mutoscope/core/ports'

/** A project of Ada's. */
export function project(id: string): Project {
  return {
    id,
    ownerId: 'ada',
    recipe: 'storyboard',
    key: null,
    revision: 1,
    brief: {},
    settings: DEFAULT_SETTINGS,
    storyboard: null,
    approvals: {},
    budgetMicros: null,
    groupId: null,
    createdAt: 1,
    updatedAt: 1,
  }
}

/** A run of such a project that is due. */
export function run(id: string, projectId: string): Run {
  return {
    id,
    ownerId: 'ada',
    projectId,
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
    dueAt: 1,
    cancelRequestedAt: null,
    budgetMicros: null,
    groupId: null,
    heldMicros: 0,
    error: null,
    createdAt: 1,
    updatedAt: 1,
  }
}

/** Stores a project of Ada's. */
export async function insertProject(store: Store, id: string): Promise<void> {
  await store.commit({ changes: [{ type: 'insert-project', project: project(id) }], events: [], at: 1 })
}

/** What a promise is rejected with. */
export async function refusalOf(promise: Promise<unknown>): Promise<MutoscopeError> {
  return promise.then(
    (value) => {
      throw new Error(`Not refused: ${JSON.stringify(value)}`)
    },
    (error: unknown) => {
      if (MutoscopeError.isInstance(error)) return error
      throw error
    },
  )
}
