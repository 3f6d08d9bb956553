import { createMemoryStore, MutoscopeError, type Charge } from '@mutoscope/core'
import { usedMicros, type BudgetLimits, type Store } from '@mutoscope/core/ports'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSqliteStore } from './sqlite/sqlite-store.js'

const LIMIT = 1000
const limits: BudgetLimits = {
  runMicros: LIMIT,
  projectMicros: LIMIT * 2,
  ownerDayMicros: LIMIT * 3,
  dayStart: 0,
}

const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('reserve' as const),
        micros: fc.integer({ min: 0, max: 600 }),
        run: fc.integer({ min: 1, max: 4 }),
      }),
    },
    fc.record({
      type: fc.constant('settle' as const),
      which: fc.nat(30),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({ type: fc.constant('release' as const), which: fc.nat(30) }),
  ),
  { maxLength: 40 },
)

function toCharge(id: number, micros: number, run: number): Charge {
  return {
    callId: `call-${id}`,
    ownerId: 'ada',
    projectId: `project-${run % 2}`,
    runId: `run-${run}`,
    groupId: null,
    stage: 'images',
    kind: 'image',
    provider: 'acme',
    model: 'large',
    state: 'reserved',
    estimatedMicros: micros,
    reservedMicros: micros,
    settledMicros: 0,
    reservedAt: 1_000 + id,
    endedAt: null,
  }
}

const isRefusal = (error: unknown) => MutoscopeError.isInstance(error) && error.code === 'BUDGET_EXCEEDED'
const used = (charges: readonly Charge[]) => charges.reduce((sum, charge) => sum + usedMicros(charge), 0)

describe.each([
  ['memory', () => Promise.resolve(createMemoryStore())],
  ['SQLite', () => createSqliteStore({ path: ':memory:' })],
] as const)('budgets in %s', (_, create) => {
  it('are passed by no order of reserving, settling and giving back, and the ledger adds up to what was settled', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const store: Store = await create()
        const reserved: Charge[] = []
        const spent = new Map<string, number>()
        for (const [index, step] of list.entries()) {
          if (step.type === 'reserve') {
            const charge = toCharge(index, step.micros, step.run)
            await store
              .commit({ changes: [{ type: 'reserve-charge', charge, limits }], events: [], at: 1 })
              .then(
                () => reserved.push(charge),
                (error: unknown) => {
                  if (!isRefusal(error)) throw error
                },
              )
          } else {
            const charge = reserved[step.which % Math.max(1, reserved.length)]
            if (charge === undefined) continue
            if (step.type === 'settle') {
              const micros = Math.floor(charge.reservedMicros * step.part)
              const [before] = (await store.listCharges('ada', { runId: charge.runId })).filter(
                ({ callId }) => callId === charge.callId,
              )
              // What was given back may have been reserved by others since: only what is held is settled
              // here.
              if (before?.state !== 'reserved') continue
              await store.commit({
                changes: [{ type: 'settle-charge', callId: charge.callId, settledMicros: micros, at: 2 }],
                events: [],
                at: 2,
              })
              spent.set(charge.callId, micros)
            } else
              await store.commit({
                changes: [{ type: 'release-charge', callId: charge.callId, at: 2 }],
                events: [],
                at: 2,
              })
          }
          const charges = await store.listCharges('ada', {})
          for (const group of Map.groupBy(charges, ({ runId }) => runId).values())
            expect(used(group)).toBeLessThanOrEqual(LIMIT)
          for (const group of Map.groupBy(charges, ({ projectId }) => projectId).values())
            expect(used(group)).toBeLessThanOrEqual(LIMIT * 2)
          expect(used(charges)).toBeLessThanOrEqual(LIMIT * 3)
        }
        const charges = await store.listCharges('ada', {})
        expect(charges.reduce((sum, { settledMicros }) => sum + settledMicros, 0)).toBe(
          [...spent.values()].reduce((sum, micros) => sum + micros, 0),
        )
        await store.close()
      }),
      { numRuns: 60 },
    )
  })
})
