import type { NewEvent } from '../domain/event.js'
import type { Group } from '../domain/group.js'
import type { Project } from '../domain/project.js'
import type { StoredRecord } from '../domain/record.js'
import type { Run } from '../domain/run.js'
import { formatDollars } from '../cost/dollars.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { commitAndPublish } from '../engine/commit-and-publish.js'
import type { Dispatcher } from '../engine/dispatcher.js'
import type { PipelineEngine } from '../pipeline/pipeline-engine.js'
import type { Change } from '../storage/store.js'
import { draftRun, type StartRun } from './draft-run.js'
import { projectCreated, runStarted } from './order-events.js'
import { parseBudget } from './parse-budget.js'
import type { RecordDraft } from '../records/records.js'
import type { Runs } from './runs.js'

/** What is placed together. */
export type Order = {
  /** Sets the budget of a group. */
  readonly group?: Group
  /** Made by `collection.draft`; a `projectId` in them may be that of `project`. */
  readonly records?: readonly RecordDraft[]
} & (
  | {
      /** Made by `projects.draft`. */
      readonly project: Project
      /** Starts a run of it. @default none is started */
      readonly run?: StartRun
    }
  | { readonly project?: never; readonly run?: never }
)

/** An order that was placed. */
export interface PlacedOrder {
  /** Its records as they are stored, in the order given. */
  readonly records: readonly StoredRecord[]
  /** Null when none was asked for. */
  readonly run: Run | null
}

/** Places orders. */
export interface Orders {
  /**
   * Stores the projects, records and runs of orders of one owner in one commit, all or none, and sets the
   * runs to work. A crash leaves the whole order or nothing.
   *
   * @returns what was placed, in the order given
   * @throws `QUEUE_FULL`; `BUDGET_EXCEEDED` with `details.scope` `group` when the runs of a group are expected
   *   to cost more than is left of its budget (details: `groupId`, `limitMicros`, `usedMicros`,
   *   `wantedMicros` of the whole order); `ALREADY_EXISTS`, `QUOTA_EXCEEDED`, `STAGE_NOT_FOUND`,
   *   `INVALID_INPUT`; `QUEUE_UNAVAILABLE` with `requireQueue`
   *
   * @example
   * const project = studio.projects.draft({ ownerId, recipe: 'storyboard', brief: { prompt } })
   * const record = jobs.draft({ ownerId, id: project.id, projectId: project.id, data: { title } })
   * const [placed] = await studio.orders.place([{ project, records: [record], run: { priority: 5 } }])
   */
  place(orders: readonly Order[]): Promise<readonly PlacedOrder[]>
}

/** What the orders of a studio work with. */
export interface OrdersDependencies {
  readonly engine: PipelineEngine
  readonly runs: Pick<Runs, 'assertQueue' | 'assertRoom'>
  readonly dispatcher: Pick<Dispatcher, 'wake'>
  /** Most runs that one owner may have queued. */
  readonly maxQueued: number
}

type DraftOrder = { readonly order: Order; readonly run: Run | null }

/** Makes the orders part of a studio. */
export function createOrders({ engine, runs, dispatcher, maxQueued }: OrdersDependencies): Orders {
  return {
    async place(orders) {
      if (orders.length === 0) return []
      const ownerId = ownerOf(orders)
      const wanted = orders.filter(({ run }) => run !== undefined).length
      if (wanted > 0) {
        await runs.assertQueue()
        await runs.assertRoom(ownerId, wanted)
      }
      const drafts = await Promise.all(
        orders.map(async (order): Promise<DraftOrder> => ({
          order,
          run:
            order.project === undefined || order.run === undefined
              ? null
              : await draftRun(engine, order.project, order.run),
        })),
      )
      try {
        await commitAndPublish(engine, 'request.commit', {
          ownerId,
          changes: drafts.flatMap((draft) => toChanges(draft, maxQueued)),
          events: drafts.flatMap(toEvents),
          at: engine.clock.now(),
        })
      } catch (error) {
        throw ofWholeOrder(
          error,
          drafts.flatMap(({ run }) => run ?? []),
        )
      }
      for (const { run } of drafts) if (run !== null) dispatcher.wake({ runId: run.id, lane: run.lane })
      return Promise.all(
        drafts.map(async ({ order: { records = [] }, run }) => ({
          run,
          records: await Promise.all(records.map((draft) => readPlaced(engine, draft))),
        })),
      )
    },
  }
}

/** @throws `INVALID_INPUT` when they are not all of one owner */
function ownerOf(orders: readonly Order[]): string {
  const [ownerId, ...others] = new Set(
    orders.flatMap(({ group, project, records = [] }) => [
      ...(group === undefined ? [] : [group.ownerId]),
      ...(project === undefined ? [] : [project.ownerId]),
      ...records.map(({ record }) => record.ownerId),
    ]),
  )
  if (ownerId !== undefined && others.length === 0) return ownerId
  throw new MutoscopeError('INVALID_INPUT', {
    message: 'Orders placed together must belong to one owner.',
    details: { field: 'ownerId' },
  })
}

function toChanges(
  { order: { group, project, records = [] }, run }: DraftOrder,
  maxQueued: number,
): Change[] {
  return [
    ...(group === undefined
      ? []
      : [{ type: 'put-group', group: { ...group, budgetMicros: parseBudget(group.budgetMicros) } } as const]),
    ...(project === undefined ? [] : [{ type: 'insert-project', project } as const]),
    ...records.map((draft) => ({ type: 'insert-record', ...draft }) as const),
    ...(run === null ? [] : [{ type: 'insert-run', run, maxQueued } as const]),
  ]
}

function toEvents({ order: { project }, run }: DraftOrder): NewEvent[] {
  return [
    ...(project === undefined ? [] : [projectCreated(project)]),
    ...(run === null ? [] : [runStarted(run)]),
  ]
}

/** The store refuses the first run that its group cannot pay; what was ordered is all of them. */
function ofWholeOrder(error: unknown, runs: readonly Run[]): unknown {
  if (!MutoscopeError.isInstance(error) || error.code !== 'BUDGET_EXCEEDED') return error
  const { groupId, runId, limitMicros, usedMicros } = error.details
  if (typeof limitMicros !== 'number' || typeof usedMicros !== 'number') return error
  const ofGroup = runs.filter((run) => run.groupId === groupId)
  const before = ofGroup.slice(
    0,
    ofGroup.findIndex(({ id }) => id === runId),
  )
  const wantedMicros = sumHeld(ofGroup)
  const committedMicros = usedMicros - sumHeld(before)
  return new MutoscopeError('BUDGET_EXCEEDED', {
    message: `The order is expected to cost ${formatDollars(wantedMicros)}; of the group budget of ${formatDollars(limitMicros)}, ${formatDollars(committedMicros)} are used.`,
    details: { ...error.details, usedMicros: committedMicros, wantedMicros },
    cause: error,
  })
}

function sumHeld(runs: readonly Run[]): number {
  return runs.reduce((sum, { heldMicros }) => sum + heldMicros, 0)
}

/** A number is only known once it is stored. */
async function readPlaced(engine: PipelineEngine, { record, numbered }: RecordDraft): Promise<StoredRecord> {
  const { ownerId, collection, id } = record
  const stored = numbered ? await engine.store.getRecord(ownerId, collection, id) : null
  return stored ?? { ...record, number: null }
}
