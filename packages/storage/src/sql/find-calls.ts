import { MutoscopeError, type Call } from '@mutoscope/core'
import type { CallFilter } from '@mutoscope/core/ports'
import type { ReadStatements } from './read-statements.js'
import { parseCall } from './rows.js'
import type { Work } from './work.js'

/** Finds the calls of a project or of a run, oldest first. */
export function* findCalls(
  { callsOfProject, callsOfRun }: Pick<ReadStatements, 'callsOfProject' | 'callsOfRun'>,
  ownerId: string,
  { projectId, runId, statuses }: CallFilter,
): Work<readonly Call[]> {
  if (projectId === undefined && runId === undefined)
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'Pass a project or a run to list calls.',
      details: { field: 'projectId' },
    })
  const rows =
    runId === undefined
      ? yield* callsOfProject.all({ owner_id: ownerId, project_id: projectId ?? '' })
      : yield* callsOfRun.all({ owner_id: ownerId, run_id: runId })
  return rows
    .map(parseCall)
    .filter(
      (call) =>
        (projectId === undefined || call.projectId === projectId) &&
        (statuses === undefined || statuses.includes(call.status)),
    )
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}
