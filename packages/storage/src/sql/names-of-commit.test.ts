import type { Change, Commit } from '@mutoscope/core/ports'
import { describe, expect, it } from 'vitest'
import { namesOfCommit } from './names-of-commit.js'

/** The names of one change; only what names are made of is given. */
const namesOf = (change: object) =>
  namesOfCommit({ changes: [change as Change], events: [] } as unknown as Commit)

const run = { id: 'r', projectId: 'p', ownerId: 'ada', groupId: null }
const call = { id: 'c', runId: 'r', ownerId: 'ada', digest: 'd' }
const record = { collection: 'notes', id: 'n', ownerId: 'ada', projectId: null }

describe('namesOfCommit', () => {
  it.each([
    [{ type: 'insert-project', project: { id: 'p', ownerId: 'ada', key: null } }, ['project:p']],
    [{ type: 'update-project', project: { id: 'p', ownerId: 'ada', key: 'k' } }, ['project:p', 'owner:ada']],
    [{ type: 'delete-project', projectId: 'p' }, ['project:p']],
    [{ type: 'bind', projectId: 'p' }, ['project:p']],
    [{ type: 'insert-run', run }, ['run:r', 'project:p']],
    [{ type: 'insert-run', run, maxQueued: 5 }, ['run:r', 'project:p', 'owner:ada']],
    [{ type: 'insert-run', run: { ...run, groupId: 'g' } }, ['run:r', 'project:p', 'owner:ada']],
    [{ type: 'update-run', runId: 'r' }, ['run:r']],
    [{ type: 'put-stage', stage: { runId: 'r' } }, ['run:r']],
    [{ type: 'insert-artifact', artifact: { ownerId: 'ada', digest: 'd' } }, ['artifact:ada d']],
    [{ type: 'put-call', call }, ['call:c', 'run:r', 'call of:ada d']],
    [{ type: 'put-call', call, maxAtOnce: 2 }, ['call:c', 'run:r', 'call of:ada d', 'owner:ada']],
    [{ type: 'reserve-charge', charge: { callId: 'c', ownerId: 'ada' } }, ['call:c', 'owner:ada']],
    [{ type: 'estimate-charge', callId: 'c' }, ['call:c']],
    [{ type: 'settle-charge', callId: 'c' }, ['call:c']],
    [{ type: 'release-charge', callId: 'c' }, ['call:c']],
    [{ type: 'put-group', group: { ownerId: 'ada' } }, ['owner:ada']],
    [{ type: 'delete-group', ownerId: 'ada' }, ['owner:ada']],
    [{ type: 'put-provider-wait', ownerId: 'ada', provider: 'luma' }, ['wait:ada luma']],
    [{ type: 'insert-record', record }, ['record:notes n']],
    [{ type: 'insert-record', record: { ...record, projectId: 'p' } }, ['record:notes n', 'project:p']],
    [{ type: 'insert-record', record, numbered: true }, ['record:notes n', 'numbers:notes']],
    [{ type: 'insert-record', record, numbered: false }, ['record:notes n']],
    [{ type: 'insert-record', record, quota: {} }, ['record:notes n', 'owner:ada']],
    [{ type: 'update-record', record }, ['record:notes n']],
    [{ type: 'delete-record', collection: 'notes', id: 'n' }, ['record:notes n']],
    [{ type: 'insert-batch', batch: { id: 'b', runId: 'r' } }, ['batch:b', 'run:r']],
    [{ type: 'advance-batch', batchId: 'b' }, ['batch:b']],
    [{ type: 'end-batch', batchId: 'b', runId: 'r' }, ['batch:b', 'run:r']],
    [{ type: 'delete-batches', runId: 'r' }, ['run:r']],
  ])('names what %o reads and writes', (change, names) => {
    expect(namesOf(change)).toEqual(names)
  })

  it('names also the fence, and the projects whose events get numbers, each once', () => {
    const events = [{ projectId: 'p' }, { projectId: 'q' }, { projectId: 'p' }]
    const changes = [{ type: 'update-run', runId: 'r' }]
    const of = (fence: object) => namesOfCommit({ fence, changes, events } as unknown as Commit)
    expect(of({ runId: 'r' })).toEqual(['run:r', 'project:p', 'project:q'])
    expect(of({ batchId: 'b' })).toEqual(['batch:b', 'project:p', 'project:q', 'run:r'])
  })
})
