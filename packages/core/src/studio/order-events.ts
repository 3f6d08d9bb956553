import type { NewEvent } from '../domain/event.js'
import type { Project } from '../domain/project.js'
import type { Run } from '../domain/run.js'

/** The event of a new project. */
export function projectCreated({ id, revision }: Project): NewEvent {
  return { projectId: id, runId: null, type: 'project.created', data: { revision } }
}

/** The event of a new run. */
export function runStarted({ projectId, id, target }: Run): NewEvent {
  return { projectId, runId: id, type: 'run.started', data: { target } }
}
