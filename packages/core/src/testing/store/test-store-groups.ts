import type { Run } from '../../domain/run.js'
import { MutoscopeError } from '../../errors/mutoscope-error.js'
import type { Change, Store } from '../../storage/store.js'
import { commitTo, refusalOf, samples } from './store-samples.js'
import type { StoreSuite } from './store-suite.js'

const NO_LIMITS = { runMicros: null, projectMicros: null, ownerDayMicros: null, dayStart: 0 }

function budget(budgetMicros: number | null, ownerId = 'ada'): Change {
  return { type: 'put-group', group: { ownerId, id: 'spring', budgetMicros } }
}

/** A project of the group with a run, both by the same number. */
function order(number: number, fields: Partial<Run> = {}): readonly Change[] {
  const projectId = `project-${number}`
  const run = samples.run({ id: `run-${number}`, projectId, groupId: 'spring', ...fields })
  return [
    { type: 'insert-project', project: samples.project({ id: projectId, groupId: 'spring' }) },
    { type: 'insert-run', run },
  ]
}

function charge(callId: string, number: number, reservedMicros: number): Change {
  const of = { projectId: `project-${number}`, runId: `run-${number}`, groupId: 'spring' }
  return {
    type: 'reserve-charge',
    charge: samples.charge({ callId, ...of, reservedMicros }),
    limits: NO_LIMITS,
  }
}

function settle(callId: string, settledMicros: number): Change {
  return { type: 'settle-charge', callId, settledMicros, at: 3_000 }
}

async function spending(store: Store): Promise<readonly [number | null, number, number]> {
  const found = (await store.groupSpending('ada', ['spring'])).get('spring')
  return [found?.budgetMicros ?? null, found?.actualMicros ?? -1, found?.committedMicros ?? -1]
}

async function countPassed(commits: readonly Promise<unknown>[]): Promise<number> {
  const refusals = await Promise.all(commits.map(refusalOf))
  const others = refusals.filter((refusal) => refusal !== null && refusal !== 'BUDGET_EXCEEDED')
  if (others.length > 0) throw new Error(`Refused otherwise: ${others.join(', ')}`)
  return refusals.filter((refusal) => refusal === null).length
}

/** What a store promises about budgets that several projects share. */
export function testStoreGroups({ describe, it, expect, withStore }: StoreSuite): void {
  describe('budgets of groups', () => {
    it(
      'lets exactly as many of many simultaneous orders through as their group can pay, each whole or not at all',
      withStore(async (store) => {
        await commitTo(store, { changes: [budget(100)] })
        const commits = Array.from({ length: 20 }, async (_, index) =>
          commitTo(store, { changes: order(index, { heldMicros: 30 }) }),
        )
        expect(await countPassed(commits)).toBe(3)
        expect(await store.countProjects('ada')).toBe(3)
        expect(await spending(store)).toEqual([100, 0, 90])
      }),
    )

    it(
      'lets exactly as many of many simultaneous charges through as the group can pay, of whichever project',
      withStore(async (store) => {
        const numbers = Array.from({ length: 20 }, (_, index) => index)
        await commitTo(store, {
          changes: [budget(100), ...numbers.flatMap((number) => order(number))],
        })
        const commits = numbers.map(async (number) =>
          commitTo(store, { changes: [charge(`call-${number}`, number, 30)] }),
        )
        expect(await countPassed(commits)).toBe(3)
        expect(await spending(store)).toEqual([100, 0, 90])
      }),
    )

    it(
      'uses up what a run holds first, keeps it from others, and gives back the rest when the run has ended',
      withStore(async (store) => {
        await commitTo(store, { changes: [budget(100), ...order(1, { heldMicros: 60 }), ...order(2)] })
        expect(await refusalOf(commitTo(store, { changes: [charge('b', 2, 41)] }))).toBe('BUDGET_EXCEEDED')
        await commitTo(store, { changes: [charge('a', 1, 50)] })
        expect(await spending(store)).toEqual([100, 0, 60])
        await commitTo(store, { changes: [settle('a', 20)] })
        expect(await spending(store)).toEqual([100, 20, 60])
        // More than it holds comes out of what is free.
        await commitTo(store, { changes: [charge('c', 1, 80)] })
        expect(await spending(store)).toEqual([100, 20, 100])
        expect(await refusalOf(commitTo(store, { changes: [charge('d', 1, 1)] }))).toBe('BUDGET_EXCEEDED')
        await commitTo(store, { changes: [{ type: 'release-charge', callId: 'c', at: 3_000 }] })
        expect(await spending(store)).toEqual([100, 20, 60])
        await commitTo(store, {
          changes: [{ type: 'update-run', runId: 'run-1', set: { status: 'succeeded' }, updatedAt: 4_000 }],
        })
        expect(await spending(store)).toEqual([100, 20, 20])
      }),
    )

    it(
      'honours what is held when the budget is lowered, and nothing beyond',
      withStore(async (store) => {
        await commitTo(store, { changes: [budget(100), ...order(1, { heldMicros: 60 })] })
        await commitTo(store, { changes: [budget(10)] })
        await commitTo(store, { changes: [charge('a', 1, 60)] })
        expect(await refusalOf(commitTo(store, { changes: [charge('b', 1, 1)] }))).toBe('BUDGET_EXCEEDED')
        await commitTo(store, { changes: [budget(null)] })
        await commitTo(store, { changes: [charge('b', 1, 1_000)] })
        await commitTo(store, { changes: [{ type: 'delete-group', ownerId: 'ada', groupId: 'spring' }] })
        await commitTo(store, { changes: order(2, { heldMicros: 1_000 }) })
        expect(await spending(store)).toEqual([null, 0, 2_060])
      }),
    )

    it(
      'says which run was refused, and what was committed without it',
      withStore(async (store) => {
        await commitTo(store, { changes: [budget(100)] })
        const both = [...order(1, { heldMicros: 70 }), ...order(2, { heldMicros: 40 })]
        const details = await commitTo(store, { changes: both }).then(
          () => null,
          (error: unknown) => (MutoscopeError.isInstance(error) ? error.details : null),
        )
        expect(details).toEqual({
          scope: 'group',
          groupId: 'spring',
          runId: 'run-2',
          limitMicros: 100,
          usedMicros: 70,
          wantedMicros: 40,
        })
        expect(await store.countProjects('ada')).toBe(0)
      }),
    )

    it(
      'counts what deleted projects cost, and keeps owners and groups apart',
      withStore(async (store) => {
        await commitTo(store, { changes: [budget(100), budget(5, 'bob'), ...order(1, { heldMicros: 90 })] })
        await commitTo(store, { changes: [charge('a', 1, 40), settle('a', 40)] })
        await commitTo(store, {
          changes: [{ type: 'delete-project', ownerId: 'ada', projectId: 'project-1' }],
        })
        expect(await spending(store)).toEqual([100, 40, 40])
        const found = await store.groupSpending('bob', ['spring', 'none'])
        expect([...found]).toEqual([
          ['spring', { budgetMicros: 5, actualMicros: 0, committedMicros: 0 }],
          ['none', { budgetMicros: null, actualMicros: 0, committedMicros: 0 }],
        ])
        expect((await store.getProject('ada', 'project-1')) ?? null).toBe(null)
      }),
    )
  })
}
