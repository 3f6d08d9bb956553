import { describe, expect, it } from 'vitest'
import type { BudgetLimits, Charge } from '../domain/charge.js'
import { checkBudgets, checkHold, heldLeft, usedMicros } from './check-budgets.js'

const charge = (reservedMicros: number): Charge => ({
  callId: 'call',
  ownerId: 'owner',
  projectId: 'project',
  runId: 'run',
  groupId: null,
  stage: 'images',
  kind: 'image',
  provider: 'acme',
  model: 'film-1',
  state: 'reserved',
  estimatedMicros: reservedMicros,
  reservedMicros,
  settledMicros: 0,
  reservedAt: 0,
  endedAt: null,
})
const NO_LIMITS: BudgetLimits = { runMicros: null, projectMicros: null, ownerDayMicros: null, dayStart: 0 }
const UNUSED = { run: 0, project: 0, group: null, ownerDay: 0 }

describe('what a charge takes from a budget', () => {
  it('is what is held back, then what it cost, then nothing', () => {
    expect(usedMicros({ state: 'reserved', reservedMicros: 70, settledMicros: 0 })).toBe(70)
    expect(usedMicros({ state: 'settled', reservedMicros: 70, settledMicros: 40 })).toBe(40)
    expect(usedMicros({ state: 'released', reservedMicros: 70, settledMicros: 40 })).toBe(0)
  })
})

describe('a budget', () => {
  it('lets pass what just fits, and refuses one micro-dollar more', () => {
    const limits = { ...NO_LIMITS, runMicros: 100 }
    const used = { ...UNUSED, run: 60 }
    expect(() => checkBudgets(charge(40), limits, used)).not.toThrow()
    expect(() => checkBudgets(charge(41), limits, used)).toThrow(
      expect.objectContaining({
        code: 'BUDGET_EXCEEDED',
        details: { scope: 'run', limitMicros: 100, usedMicros: 60, wantedMicros: 41 },
      }),
    )
  })

  it.each([
    ['run', { runMicros: 100 }, { run: 95 }],
    ['project', { projectMicros: 100 }, { project: 95 }],
    ['owner-day', { ownerDayMicros: 100 }, { ownerDay: 95 }],
  ])('of the %s counts what was used there, not elsewhere', (scope, limits, used) => {
    const others = { run: 95, project: 95, ownerDay: 95 }
    expect(() => checkBudgets(charge(10), { ...NO_LIMITS, ...limits }, { ...UNUSED, ...used })).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ scope, usedMicros: 95 }) as object }),
    )
    const [name = ''] = Object.keys(used)
    expect(() =>
      checkBudgets(charge(10), { ...NO_LIMITS, ...limits }, { ...UNUSED, ...others, [name]: 0 }),
    ).not.toThrow()
  })

  it('without a limit refuses nothing, and with one lets pass what costs nothing', () => {
    expect(() =>
      checkBudgets(charge(1e12), NO_LIMITS, { ...UNUSED, run: 1e12, project: 1e12, ownerDay: 1e12 }),
    ).not.toThrow()
    const overdrawn = { ...UNUSED, run: 200 }
    expect(() => checkBudgets(charge(0), { ...NO_LIMITS, runMicros: 100 }, overdrawn)).not.toThrow()
    expect(() => checkBudgets(charge(1), { ...NO_LIMITS, runMicros: 100 }, overdrawn)).toThrow(
      expect.objectContaining({ code: 'BUDGET_EXCEEDED' }),
    )
  })

  it('says in dollars what may cost how much, and what is used', () => {
    const limits = { ...NO_LIMITS, projectMicros: 1_500_000 }
    expect(() => checkBudgets(charge(40_000), limits, { ...UNUSED, project: 1_499_999 })).toThrow(
      'acme/film-1 may cost $0.04; of the project budget of $1.50, $1.50 are used.',
    )
    expect(() => checkBudgets(charge(400), { ...limits, projectMicros: 0 }, UNUSED)).toThrow(
      'acme/film-1 may cost $0.0004; of the project budget of $0.00, $0.00 are used.',
    )
  })
})

describe('the budget of a group', () => {
  const group = (limitMicros: number, committedMicros: number, heldMicros: number) => ({
    ...UNUSED,
    group: { limitMicros, committedMicros, heldMicros },
  })

  it('lets pass what its run holds, whatever the budget is now', () => {
    expect(() => checkBudgets(charge(30), NO_LIMITS, group(0, 100, 30))).not.toThrow()
  })

  it('counts what others have committed, not what the run itself holds', () => {
    expect(() => checkBudgets(charge(50), NO_LIMITS, group(100, 80, 30))).not.toThrow()
    expect(() => checkBudgets(charge(51), NO_LIMITS, group(100, 80, 30))).toThrow(
      expect.objectContaining({
        code: 'BUDGET_EXCEEDED',
        details: { scope: 'group', limitMicros: 100, usedMicros: 50, wantedMicros: 51 },
      }),
    )
  })

  it('is held by a run as far as it has not used it', () => {
    expect([heldLeft(100, 40), heldLeft(100, 100), heldLeft(100, 140)]).toEqual([60, 0, 0])
  })

  it('is not held beyond its limit', () => {
    const run = (heldMicros: number) => ({ id: 'run', groupId: 'spring', heldMicros })
    expect(() => checkHold(run(40), 100, 60)).not.toThrow()
    expect(() => checkHold(run(41), null, 60)).not.toThrow()
    expect(() => checkHold(run(0), 100, 200)).not.toThrow()
    expect(() => checkHold(run(400_000), 1_000_000, 600_001)).toThrow(
      expect.objectContaining({
        code: 'BUDGET_EXCEEDED',
        message: 'The run is expected to cost $0.40; of the group budget of $1.00, $0.60 are used.',
        details: {
          scope: 'group',
          groupId: 'spring',
          runId: 'run',
          limitMicros: 1_000_000,
          usedMicros: 600_001,
          wantedMicros: 400_000,
        },
      }),
    )
  })
})
