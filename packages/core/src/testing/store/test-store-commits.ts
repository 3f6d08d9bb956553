import { readAll } from '../read-all.js'
import { commitTo, refusalOf, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'
import { ENDED_RUN_STATUSES, hasEnded, RUN_STATUSES, type Run } from '../../domain/run.js'
import { MutoscopeError } from '../../errors/mutoscope-error.js'

/** Commits as wholes: all or nothing, fences, runs and stages. */
export function testStoreCommits({ describe, it, expect, withStore }: StoreSuite): void {
  describe('commits', () => {
    it(
      'writes nothing when one change is refused, wherever it stands',
      withStore(async (store) => {
        await seed(store)
        const events = [samples.event()]
        const good = [
          { type: 'insert-artifact', artifact: samples.artifact() },
          samples.bind(),
          { type: 'put-stage', stage: samples.stage() },
          { type: 'put-call', call: samples.call() },
          { type: 'update-run', runId: 'run-1', set: { status: 'running' }, updatedAt: 3_000 },
          { type: 'insert-project', project: samples.project({ id: 'project-2', key: 'second' }) },
          { type: 'update-project', project: samples.project({ revision: 2, key: 'first' }) },
        ] as const
        const bad = { type: 'update-run', runId: 'nobody', set: {}, updatedAt: 3_000 } as const
        expect(await refusalOf(commitTo(store, { changes: [...good, bad], events }))).toBe('RUN_NOT_FOUND')
        expect(await refusalOf(commitTo(store, { changes: [bad, ...good], events }))).toBe('RUN_NOT_FOUND')
        expect(
          await refusalOf(
            commitTo(store, {
              changes: [{ type: 'delete-project', ownerId: 'ada', projectId: 'project-1' }, bad],
              events,
            }),
          ),
        ).toBe('RUN_NOT_FOUND')

        expect(await store.getProject('ada', 'project-1')).toEqual(samples.project())
        expect(await store.getProject('ada', 'project-2')).toBe(null)
        expect(await store.findProject('ada', 'first')).toBe(null)
        expect(await store.getRun('ada', 'run-1')).toEqual(samples.run())
        expect(await store.listStages('run-1')).toEqual([])
        expect((await store.getArtifacts('ada', ['d1'])).size).toBe(0)
        expect(await store.listBindings('ada', 'project-1')).toEqual([])
        expect(await store.getCall('ada', 'd1')).toBe(null)
        expect(await store.readEvents('ada', 'project-1', { after: 0, limit: 10 })).toEqual([])
        await commitTo(store, { changes: good, events })
        expect(await store.listBindings('ada', 'project-1')).toEqual([
          { name: 'scene/1/image', stage: 'images', artifact: samples.artifact() },
        ])
      }),
    )

    it(
      'keeps a refused commit from touching those made at the same time',
      withStore(async (store) => {
        await seed(store)
        const refusals = await Promise.all(
          Array.from({ length: 30 }, async (_, index) =>
            refusalOf(
              commitTo(store, {
                changes: [
                  { type: 'put-stage', stage: samples.stage({ stage: `stage-${index}` }) },
                  ...(index % 3 === 0
                    ? [{ type: 'update-run', runId: 'nobody', set: {}, updatedAt: 1 } as const]
                    : []),
                ],
              }),
            ),
          ),
        )
        expect(refusals).toEqual(
          Array.from({ length: 30 }, (_, index) => (index % 3 === 0 ? 'RUN_NOT_FOUND' : null)),
        )
        expect((await store.listStages('run-1')).length).toBe(20)
      }),
    )

    it(
      'refuses a fenced commit after another claim and takes it from the new holder',
      withStore(async (store) => {
        await seed(store)
        const first = await store.claimRun({ runId: 'run-1', workerId: 'one', now: 1_000, leaseMs: 10 })
        const second = await store.claimRun({ runId: 'run-1', workerId: 'two', now: 2_000, leaseMs: 10 })
        const put = {
          changes: [{ type: 'put-stage', stage: samples.stage() }],
          events: [samples.event()],
        } as const
        expect(
          await refusalOf(commitTo(store, { fence: { runId: 'run-1', epoch: first?.epoch ?? -1 }, ...put })),
        ).toBe('LEASE_LOST')
        expect(await store.listStages('run-1')).toEqual([])
        expect(
          await refusalOf(commitTo(store, { fence: { runId: 'run-1', epoch: second?.epoch ?? -1 }, ...put })),
        ).toBe(null)
        expect(await store.listStages('run-1')).toEqual([samples.stage()])
      }),
    )

    it(
      'tells the lost lease before any other reason, also when the run is gone',
      withStore(async (store) => {
        await seed(store)
        const changes = [{ type: 'update-run', runId: 'nobody', set: {}, updatedAt: 1 } as const]
        expect(await refusalOf(commitTo(store, { fence: { runId: 'run-1', epoch: 7 }, changes }))).toBe(
          'LEASE_LOST',
        )
        expect(await refusalOf(commitTo(store, { fence: { runId: 'nobody', epoch: 0 }, changes }))).toBe(
          'LEASE_LOST',
        )
      }),
    )

    it(
      'lets only one of a commit and a claim made together win',
      withStore(async (store) => {
        await seed(store)
        const [claimed, refused] = await Promise.all([
          store.claimRun({ runId: 'run-1', workerId: 'one', now: 1_000, leaseMs: 10 }),
          refusalOf(
            commitTo(store, {
              fence: { runId: 'run-1', epoch: 0 },
              changes: [{ type: 'put-stage', stage: samples.stage() }],
            }),
          ),
        ])
        expect(claimed?.epoch).toBe(1)
        expect(refused).toBe('LEASE_LOST')
      }),
    )

    it(
      'changes only the given fields of a run, and never its lease',
      withStore(async (store) => {
        await seed(store)
        const claimed = await store.claimRun({ runId: 'run-1', workerId: 'one', now: 1_000, leaseMs: 10 })
        await commitTo(store, {
          changes: [
            {
              type: 'update-run',
              runId: 'run-1',
              set: { status: 'waiting', dueAt: 9_000, autoApprove: true },
              updatedAt: 3_000,
            },
          ],
        })
        expect(await store.getRun('ada', 'run-1')).toEqual({
          ...claimed,
          status: 'waiting',
          dueAt: 9_000,
          autoApprove: true,
          updatedAt: 3_000,
        })
        const error = { code: 'STAGE_FAILED', message: 'It broke.', details: { scene: 1 } } as const
        await commitTo(store, {
          changes: [
            {
              type: 'update-run',
              runId: 'run-1',
              set: { status: 'failed', dueAt: null, error, cancelRequestedAt: 5 },
              updatedAt: 4_000,
            },
          ],
        })
        expect(await store.getAnyRun('run-1')).toEqual({
          ...claimed,
          status: 'failed',
          dueAt: null,
          error,
          cancelRequestedAt: 5,
          autoApprove: true,
          updatedAt: 4_000,
        })
        await commitTo(store, {
          changes: [{ type: 'update-run', runId: 'run-1', set: { error: null }, updatedAt: 5_000 }],
        })
        expect((await store.getAnyRun('run-1'))?.error).toBe(null)
      }),
    )

    it(
      'refuses a run without its project or with a used id, and a stage without its run',
      withStore(async (store) => {
        await seed(store)
        const insert = (fields: Parameters<typeof samples.run>[0]) =>
          commitTo(store, { changes: [{ type: 'insert-run', run: samples.run(fields) }] })
        expect(await refusalOf(insert({ id: 'run-2', projectId: 'nowhere' }))).toBe('PROJECT_NOT_FOUND')
        expect(await refusalOf(insert({ id: 'run-2', ownerId: 'bob' }))).toBe('PROJECT_NOT_FOUND')
        expect(await refusalOf(insert({ target: 'other' }))).toBe('ALREADY_EXISTS "id"')
        expect(
          await refusalOf(
            commitTo(store, { changes: [{ type: 'put-stage', stage: samples.stage({ runId: 'nobody' }) }] }),
          ),
        ).toBe('RUN_NOT_FOUND')
      }),
    )

    it(
      'keeps one living run per project, and tells which',
      withStore(async (store) => {
        await seed(store)
        const insert = async (id: string, fields: Partial<Run> = {}) =>
          commitTo(store, { changes: [{ type: 'insert-run', run: samples.run({ id, ...fields }) }] })
        const setStatus = async (runId: string, status: Run['status']) =>
          commitTo(store, { changes: [{ type: 'update-run', runId, set: { status }, updatedAt: 3_000 }] })
        for (const status of RUN_STATUSES.filter((each) => !hasEnded(each))) {
          await setStatus('run-1', status)
          const refused = await insert('run-2').then(
            () => null,
            (error: unknown) => error,
          )
          expect(MutoscopeError.isInstance(refused) && [refused.code, refused.details]).toEqual([
            'RUN_ACTIVE',
            { runId: 'run-1', status },
          ])
        }
        await insert('old', { status: 'failed' })
        for (const status of ENDED_RUN_STATUSES) {
          await setStatus('run-1', status)
          await insert(`after-${status}`)
          expect(await refusalOf(setStatus('run-1', 'running'))).toBe('RUN_ACTIVE')
          await setStatus(`after-${status}`, 'cancelled')
          await setStatus('run-1', 'running')
        }
      }),
    )

    it(
      'lets one of many runs made at the same time live, also where a project is made again',
      withStore(async (store) => {
        await seed(store)
        const remove = { type: 'delete-project', ownerId: 'ada', projectId: 'project-1' } as const
        await commitTo(store, { changes: [remove, { type: 'insert-project', project: samples.project() }] })
        const insert = async (id: string) =>
          commitTo(store, {
            changes: [{ type: 'insert-run', run: samples.run({ id }) }],
            events: [samples.event({ runId: id })],
          })
        const refusals = await Promise.all(
          Array.from({ length: 20 }, async (_, index) => refusalOf(insert(`run-${index}`))),
        )
        expect(refusals.filter((code) => code === null).length).toBe(1)
        expect(refusals.filter((code) => code === 'RUN_ACTIVE').length).toBe(19)
        expect((await store.listRuns('ada', 'project-1')).length).toBe(1)
        expect((await store.readEvents('ada', 'project-1', { after: 0, limit: 50 })).length).toBe(1)
      }),
    )

    it(
      'lists stages in the order they were first put, with what was put last',
      withStore(async (store) => {
        await seed(store)
        const put = (fields: Parameters<typeof samples.stage>[0]) =>
          commitTo(store, { changes: [{ type: 'put-stage', stage: samples.stage(fields) }] })
        await put({ stage: 'script' })
        await put({ stage: 'images' })
        await put({ stage: 'assemble' })
        const failures = [
          { name: 'scene/1/image', digest: 'd1', code: 'MODEL_FAILED', message: 'No.', details: {} } as const,
        ]
        const failed = {
          stage: 'script',
          status: 'failed',
          asked: 9,
          made: 4,
          reused: 2,
          failures,
          startedAt: 5,
          endedAt: 6,
        } as const
        await put(failed)
        expect(await store.listStages('run-1')).toEqual([
          samples.stage(failed),
          samples.stage({ stage: 'images' }),
          samples.stage({ stage: 'assemble' }),
        ])
      }),
    )

    it(
      'throws STORE_CLOSED from every method once closed, and writes what was committed before',
      withStore(async (store) => {
        await seed(store)
        const pending = commitTo(store, { events: [samples.event()] })
        await store.close()
        expect((await pending).map(({ seq }) => seq)).toEqual([1])
        const fence = { runId: 'run-1', epoch: 0 }
        const calls: readonly (() => Promise<unknown>)[] = [
          async () => commitTo(store, {}),
          async () => store.claimRun({ runId: 'run-1', workerId: 'one', now: 1, leaseMs: 1 }),
          async () => store.renewRun(fence, { now: 1, leaseMs: 1 }),
          async () => store.releaseRun(fence),
          async () => store.claimDue({ workerId: 'one', now: 1, leaseMs: 1, limit: 1 }),
          async () => store.countQueued('ada'),
          async () => store.recordUsage('ada', 'jobs.job'),
          async () => store.dropArtifacts({ madeBefore: 1, limit: 1 }),
          async () => readAll(store.references()),
          async () => store.check(),
          async () => store.nextDue(),
          async () => store.getProject('ada', 'project-1'),
          async () => store.findProject('ada', 'key'),
          async () => store.listProjects('ada'),
          async () => store.getRun('ada', 'run-1'),
          async () => store.getAnyRun('run-1'),
          async () => store.listRuns('ada', 'project-1'),
          async () => store.listStages('run-1'),
          async () => store.getArtifacts('ada', ['d1']),
          async () => store.listBindings('ada', 'project-1'),
          async () => store.getCall('ada', 'd1'),
          async () => store.readEvents('ada', 'project-1', { after: 0, limit: 1 }),
          async () => store.countProjects('ada'),
          async () => store.getActiveRun('ada', 'project-1'),
          async () => store.latestRuns('ada', []),
          async () => store.getRecord('ada', 'jobs.job', 'record-1'),
          async () => store.getAnyRecord('jobs.job', 'record-1'),
          async () => store.getRecordByNumber('jobs.job', 1),
          async () => store.listRecords('ada', { collection: 'jobs.job' }),
          async () => store.countRecords('ada', { collection: 'jobs.job' }),
          async () => store.dueRecords({ collection: 'jobs.job', now: 1, limit: 1 }),
          async () => store.nextDueRecord('jobs.job'),
        ]
        expect(await Promise.all(calls.map(async (call) => refusalOf(call())))).toEqual(
          calls.map(() => 'STORE_CLOSED'),
        )
      }),
    )
  })
}
