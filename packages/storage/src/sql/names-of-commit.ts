import type { Change, Commit } from '@mutoscope/core/ports'

/**
 * Names what a commit reads and writes or relies on: two commits that share no name may be written at the same
 * time, by two processes too. Numbers of events are counted by project, budgets, places and quotas by owner.
 */
export function namesOfCommit({ fence, changes, events }: Commit): readonly string[] {
  const names = new Set<string>()
  if (fence !== undefined) names.add('runId' in fence ? `run:${fence.runId}` : `batch:${fence.batchId}`)
  for (const { projectId } of events) names.add(`project:${projectId}`)
  for (const change of changes) for (const name of namesOf(change)) names.add(name)
  return [...names]
}

function namesOf(change: Change): readonly string[] {
  switch (change.type) {
    case 'insert-project':
    case 'update-project':
      return [
        `project:${change.project.id}`,
        ...(change.project.key === null ? [] : [`owner:${change.project.ownerId}`]),
      ]
    case 'delete-project':
    case 'bind':
      return [`project:${change.projectId}`]
    case 'insert-run': {
      const { id, projectId, ownerId, groupId } = change.run
      const counts = change.maxQueued !== undefined || groupId !== null
      return [`run:${id}`, `project:${projectId}`, ...(counts ? [`owner:${ownerId}`] : [])]
    }
    case 'update-run':
      return [`run:${change.runId}`]
    case 'put-stage':
      return [`run:${change.stage.runId}`]
    case 'insert-artifact':
      return [`artifact:${change.artifact.ownerId} ${change.artifact.digest}`]
    case 'put-call': {
      const { id, runId, ownerId, digest } = change.call
      return [
        `call:${id}`,
        `run:${runId}`,
        `call of:${ownerId} ${digest}`,
        ...(change.maxAtOnce === undefined ? [] : [`owner:${ownerId}`]),
      ]
    }
    case 'reserve-charge':
      return [`call:${change.charge.callId}`, `owner:${change.charge.ownerId}`]
    case 'estimate-charge':
    case 'settle-charge':
    case 'release-charge':
      return [`call:${change.callId}`]
    case 'put-group':
      return [`owner:${change.group.ownerId}`]
    case 'delete-group':
      return [`owner:${change.ownerId}`]
    case 'put-provider-wait':
      return [`wait:${change.ownerId} ${change.provider}`]
    case 'insert-record': {
      const { ownerId, collection, id, projectId } = change.record
      return [
        `record:${collection} ${id}`,
        ...(projectId === null ? [] : [`project:${projectId}`]),
        ...(change.numbered === true ? [`numbers:${collection}`] : []),
        ...(change.quota === undefined ? [] : [`owner:${ownerId}`]),
      ]
    }
    case 'update-record':
      return [`record:${change.record.collection} ${change.record.id}`]
    case 'delete-record':
      return [`record:${change.collection} ${change.id}`]
    case 'insert-batch':
      return [`batch:${change.batch.id}`, `run:${change.batch.runId}`]
    case 'advance-batch':
      return [`batch:${change.batchId}`]
    // Of two that end at once, the later one must see that it is the last.
    case 'end-batch':
      return [`batch:${change.batchId}`, `run:${change.runId}`]
    case 'delete-batches':
      return [`run:${change.runId}`]
  }
}
