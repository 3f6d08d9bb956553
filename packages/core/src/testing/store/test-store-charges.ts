import type { BudgetLimits, Charge } from '../../domain/charge.js'
import type { Change, Store } from '../../storage/store.js'
import { commitTo, refusalOf, samples, seed } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'

const NO_LIMITS: BudgetLimits = { runMicros: null, projectMicros: null, ownerDayMicros: null, dayStart: 0 }

function reserve(fields: Partial<Charge>, limits: Partial<BudgetLimits> = {}): Change {
  return { type: 'reserve-charge', charge: samples.charge(fields), limits: { ...NO_LIMITS, ...limits } }
}

async function statesOf(store: Store): Promise<readonly string[]> {
  return (await store.listCharges('ada', { projectId: 'project-1' })).map(
    ({ callId, state, settledMicros }) => `${callId} ${state} ${settledMicros}`,
  )
}

/** What a store promises about money and about providers that are busy. */
export function testStoreCharges({ describe, it, expect, withStore }: StoreSuite): void {
  describe('money and busy providers', () => {
    it(
      'holds, settles and gives back money, each once',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: [
            reserve({ callId: 'a' }),
            reserve({ callId: 'b', reservedAt: 1_001 }),
            reserve({ callId: 'c', reservedAt: 1_002 }),
          ],
        })
        await commitTo(store, {
          changes: [
            { type: 'settle-charge', callId: 'a', settledMicros: 41, at: 3_000 },
            { type: 'release-charge', callId: 'b', at: 3_000 },
          ],
        })
        await commitTo(store, {
          changes: [
            { type: 'settle-charge', callId: 'a', settledMicros: 99, at: 4_000 },
            { type: 'release-charge', callId: 'a', at: 4_000 },
            { type: 'release-charge', callId: 'gone', at: 4_000 },
          ],
        })
        expect(await statesOf(store)).toEqual(['a settled 41', 'b released 0', 'c reserved 0'])
        // What was given back and then came after all is money that was spent.
        await commitTo(store, {
          changes: [{ type: 'settle-charge', callId: 'b', settledMicros: 42, at: 5_000 }],
        })
        expect(await statesOf(store)).toEqual(['a settled 41', 'b settled 42', 'c reserved 0'])
        expect(await refusalOf(commitTo(store, { changes: [reserve({ callId: 'a' })] }))).toBe(
          'ALREADY_EXISTS "callId"',
        )
      }),
    )

    it(
      'takes over what a provider says a call will cost, and holds no less, while money is held',
      withStore(async (store) => {
        await seed(store)
        const estimate = async (callId: string, estimatedMicros: number) => {
          await commitTo(store, { changes: [{ type: 'estimate-charge', callId, estimatedMicros }] })
          const charge = await store.getCharge('ada', callId)
          return charge === null ? null : [charge.estimatedMicros, charge.reservedMicros, charge.state]
        }
        await commitTo(store, { changes: [reserve({ callId: 'a' })] })
        expect(await estimate('a', 50)).toEqual([50, 60, 'reserved'])
        expect(await estimate('a', 90)).toEqual([90, 90, 'reserved'])
        await commitTo(store, { changes: [{ type: 'release-charge', callId: 'a', at: 3_000 }] })
        expect(await estimate('a', 10)).toEqual([90, 90, 'released'])
        expect(await estimate('b', 10)).toBe(null)
        expect(await store.getCharge('bob', 'a')).toBe(null)
      }),
    )

    it(
      "refuses what would pass the budget of a run, a project or an owner's day, and writes nothing of it",
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, { changes: [reserve({ callId: 'a', reservedMicros: 60 })] })
        for (const limits of [{ runMicros: 119 }, { projectMicros: 119 }, { ownerDayMicros: 119 }]) {
          const commit = commitTo(store, {
            changes: [
              { type: 'put-call', call: samples.call({ id: 'b' }) },
              reserve({ callId: 'b', reservedMicros: 60 }, limits),
            ],
          })
          expect(await refusalOf(commit)).toBe('BUDGET_EXCEEDED')
          expect(await store.getAnyCall('b')).toBe(null)
        }
        await commitTo(store, {
          changes: [
            reserve(
              { callId: 'b', reservedMicros: 60 },
              { runMicros: 120, projectMicros: 120, ownerDayMicros: 120 },
            ),
          ],
        })
        await commitTo(store, { changes: [reserve({ callId: 'free', reservedMicros: 0 }, { runMicros: 0 })] })
      }),
    )

    it(
      'counts what was settled at its cost, what was given back not at all, and other runs, owners and days where they belong',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: [
            reserve({ callId: 'a', reservedMicros: 60 }),
            reserve({ callId: 'b', reservedMicros: 60 }),
            reserve({
              callId: 'other',
              ownerId: 'bob',
              projectId: 'project-2',
              runId: 'run-2',
              reservedMicros: 900,
            }),
          ],
        })
        await commitTo(store, {
          changes: [
            { type: 'settle-charge', callId: 'a', settledMicros: 10, at: 2_000 },
            { type: 'release-charge', callId: 'b', at: 2_000 },
          ],
        })
        expect(
          await refusalOf(
            commitTo(store, { changes: [reserve({ callId: 'c', reservedMicros: 91 }, { runMicros: 100 })] }),
          ),
        ).toBe('BUDGET_EXCEEDED')
        await commitTo(store, { changes: [reserve({ callId: 'c', reservedMicros: 90 }, { runMicros: 100 })] })
        await commitTo(store, {
          changes: [
            reserve(
              { callId: 'd', reservedMicros: 100, reservedAt: 9_000 },
              { ownerDayMicros: 100, dayStart: 5_000 },
            ),
          ],
        })
      }),
    )

    it(
      'lets no number of simultaneous reservations pass a budget',
      withStore(async (store) => {
        await seed(store)
        const refusals = await Promise.all(
          Array.from({ length: 50 }, async (_, index) =>
            refusalOf(
              commitTo(store, {
                changes: [reserve({ callId: `call-${index}`, reservedMicros: 30 }, { projectMicros: 100 })],
              }),
            ),
          ),
        )
        expect(refusals.filter((refusal) => refusal === null).length).toBe(3)
        expect((await store.listCharges('ada', { projectId: 'project-1' })).length).toBe(3)
      }),
    )

    it(
      'lists charges by run, project and time, of their owner only, also when the project is gone',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: [
            reserve({ callId: 'a', reservedAt: 1_000 }),
            reserve({ callId: 'b', runId: 'run-9', reservedAt: 2_000 }),
          ],
        })
        await commitTo(store, {
          changes: [{ type: 'delete-project', ownerId: 'ada', projectId: 'project-1' }],
        })
        const ids = async (filter: Parameters<Store['listCharges']>[1], ownerId = 'ada') =>
          (await store.listCharges(ownerId, filter)).map(({ callId }) => callId)
        expect(await ids({})).toEqual(['a', 'b'])
        expect(await ids({ runId: 'run-9' })).toEqual(['b'])
        expect(await ids({ projectId: 'project-1', from: 1_000, until: 2_000 })).toEqual(['a'])
        expect(await ids({}, 'bob')).toEqual([])
        expect((await store.listCharges('ada', { runId: 'run-1' }))[0]).toEqual(
          samples.charge({ callId: 'a', reservedAt: 1_000 }),
        )
      }),
    )

    it(
      'lets a provider work on so many calls of an owner at once',
      withStore(async (store) => {
        await seed(store)
        const send = (id: string, fields = {}) =>
          commitTo(store, {
            changes: [
              {
                type: 'put-call',
                maxAtOnce: 2,
                call: samples.call({ id, digest: id, status: 'sent', ...fields }),
              },
            ],
          })
        await send('a')
        await send('b')
        expect(await refusalOf(send('c'))).toBe('PROVIDER_RATE_LIMITED')
        await send('d', { provider: 'other' })
        await send('a', { status: 'accepted' })
        await send('b', { status: 'succeeded' })
        await send('c')
      }),
    )

    it(
      'keeps until when a provider asked to be left alone',
      withStore(async (store) => {
        expect(await store.getProviderWait('ada', 'acme')).toBe(0)
        await commitTo(store, {
          changes: [{ type: 'put-provider-wait', ownerId: 'ada', provider: 'acme', until: 5_000 }],
        })
        await commitTo(store, {
          changes: [{ type: 'put-provider-wait', ownerId: 'ada', provider: 'acme', until: 6_000 }],
        })
        expect(await store.getProviderWait('ada', 'acme')).toBe(6_000)
        expect(await store.getProviderWait('bob', 'acme')).toBe(0)
      }),
    )

    it(
      'finds calls by id, run, project and status',
      withStore(async (store) => {
        await seed(store)
        await commitTo(store, {
          changes: [
            { type: 'put-call', call: samples.call({ id: 'a', digest: 'x' }) },
            {
              type: 'put-call',
              call: samples.call({ id: 'b', digest: 'y', status: 'ambiguous', createdAt: 1_001 }),
            },
          ],
        })
        expect(await store.getAnyCall('b')).toEqual(
          samples.call({ id: 'b', digest: 'y', status: 'ambiguous', createdAt: 1_001 }),
        )
        const ids = async (filter: Parameters<Store['listCalls']>[1], ownerId = 'ada') =>
          (await store.listCalls(ownerId, filter)).map(({ id }) => id)
        expect(await ids({ projectId: 'project-1' })).toEqual(['a', 'b'])
        expect(await ids({ runId: 'run-1', statuses: ['ambiguous'] })).toEqual(['b'])
        expect(await ids({ projectId: 'project-1' }, 'bob')).toEqual([])
        const page = async (filter: Parameters<Store['listOwnerCalls']>[1], ownerId = 'ada') =>
          (await store.listOwnerCalls(ownerId, filter)).map(({ id }) => id)
        expect(await page({})).toEqual(['b', 'a'])
        expect(await page({ limit: 1, offset: 1 })).toEqual(['a'])
        expect(await page({ status: 'ambiguous' })).toEqual(['b'])
        expect(await page({}, 'bob')).toEqual([])
        expect(await store.countOwnerCalls('ada')).toBe(2)
        expect(await store.countOwnerCalls('ada', { status: 'ambiguous' })).toBe(1)
        expect(await store.countOwnerCalls('bob')).toBe(0)
      }),
    )
  })
}
