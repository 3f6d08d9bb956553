import { CALL_STATUSES, RUN_STATUSES, TAKE_KINDS } from '@mutoscope/core'
import * as z from 'zod'
import { usdAmount } from './usd-amount.js'

/** An entry of a project's log. */
export const projectEvent = z
  .object({
    seq: z.int().min(1),
    type: z.string(),
    at: z.iso.datetime(),
    run_id: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'ProjectEvent' })

/** How far a stage and its run are. */
export const projectProgress = z
  .object({
    run_id: z.string(),
    stage: z.string(),
    /** Of the stage, percent; the next stage begins at 0 again. */
    progress: z.number().min(0).max(100),
    /** Of the whole run, 0 to 1; it never falls. */
    overall: z.number().min(0).max(1),
  })
  .meta({ id: 'ProjectProgress' })

/** An amount of money as it is sent: US dollars, and the exact micro-dollars. */
export const money = z.object({ usd: z.number().min(0), micros: z.int().min(0) }).meta({ id: 'Money' })

const range = z
  .object({ min: money, expected: money, max: money, assumes: z.array(z.string()) })
  .meta({ id: 'PriceRange' })

/** What a run would do and what it would cost. */
export const projectQuote = z
  .object({
    revision: z.int(),
    current: z.int().min(0),
    to_make: z.int().min(0),
    waits_at: z.array(z.string()),
    price: range,
    stages: z.array(
      z.object({
        stage: z.string(),
        current: z.int().min(0),
        to_make: z.int().min(0),
        price: range,
        by_model: z.record(z.string(), range),
      }),
    ),
  })
  .meta({ id: 'ProjectQuote' })

const totals = z
  .object({ calls: z.int().min(0), estimated: money, reserved: money, actual: money })
  .meta({ id: 'LedgerTotals' })

/** What was estimated, reserved and spent. */
export const projectLedger = z
  .object({
    totals,
    by_stage: z.record(z.string(), totals),
    by_provider: z.record(z.string(), totals),
    by_day: z.record(z.string(), totals),
    calls: z.array(
      z.object({
        call_id: z.string(),
        stage: z.string(),
        name: z.string(),
        provider: z.string(),
        model: z.string(),
        status: z.enum(CALL_STATUSES),
        state: z.enum(['reserved', 'settled', 'released']),
        estimated: money,
        actual: money,
        reserved_at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'ProjectLedger' })

/** One artifact of a project. */
export const projectArtifact = z
  .object({
    name: z.string(),
    stage: z.string(),
    kind: z.string(),
    state: z.enum(['current', 'stale', 'missing']),
    reasons: z.array(z.string()),
    provider: z.string(),
    model: z.string(),
    media_type: z.string().nullable(),
    size: z.int().nullable(),
    url: z.string().nullable(),
    cost: money.nullable(),
    made_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ProjectArtifact' })

/** Every artifact of a project. */
export const projectArtifacts = z
  .object({ current: z.boolean(), items: z.array(projectArtifact) })
  .meta({ id: 'ProjectArtifacts' })

/** A try of a scene's picture, voice or clip. */
export const projectTake = z
  .object({
    take: z.int().min(1),
    selected: z.boolean(),
    url: z.string().nullable(),
    media_type: z.string().nullable(),
    cost: money,
    made_at: z.iso.datetime(),
  })
  .meta({ id: 'ProjectTake' })

/** The takes that are there. */
export const projectTakes = z
  .object({ scene: z.int().min(1), kind: z.enum(TAKE_KINDS), items: z.array(projectTake) })
  .meta({ id: 'ProjectTakes' })

/** A run that was started. */
export const startedRun = z
  .object({ run_id: z.string(), target: z.string(), status: z.enum(RUN_STATUSES) })
  .meta({ id: 'StartedRun' })

/** A run that was asked to stop. */
export const cancelledRun = z
  .object({
    run_id: z.string(),
    status: z.enum(RUN_STATUSES),
    cancelled: z.boolean(),
    /** One sentence for each job that its provider could not be told to stop; it may go on there, and charge. */
    warnings: z.array(z.string()),
  })
  .meta({ id: 'CancelledRun' })

/** The budget of a project. */
export const projectBudget = z.object({ budget: money.nullable() }).meta({ id: 'ProjectBudget' })

/** A budget that a caller gives: US dollars, or null for no limit. */
export const budgetUsd = usdAmount.nullable()
