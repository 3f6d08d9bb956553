import * as z from 'zod'
import { usedMicros } from '../cost/check-budgets.js'
import type { Project } from '../domain/project.js'
import type { Run } from '../domain/run.js'
import { laneOfStage, stagesUpTo } from '../pipeline/define-recipe.js'
import type { PipelineEngine } from '../pipeline/pipeline-engine.js'
import { inspectProject } from '../pipeline/inspect-project.js'
import { parseBudget } from './parse-budget.js'
import { parseInput } from '../records/parse-input.js'
import { findRecipe } from './projects.js'
import { toQuote } from './quote.js'

/** How to start a run. */
export interface StartRun {
  /** Stage to reach. @default the recipe's last */
  readonly target?: string
  /** Gates approve themselves. @default false */
  readonly autoApprove?: boolean
  /** The most it may cost, micro-dollars: what would go over it is not sent. @default null, no limit */
  readonly budgetMicros?: number | null
  /**
   * From -10 to 10: of the owner's runs that wait for a worker, the one with the highest goes first. Other
   * owners' runs do not wait for it, and what runs already is not interrupted. @default 0
   */
  readonly priority?: number
}

const prioritySchema = z.int().min(-10).max(10)

/**
 * Makes the run of a project that is stored or about to be; stores nothing. In a group with a budget it holds
 * what it is expected to cost.
 *
 * @throws `STAGE_NOT_FOUND`, `INVALID_INPUT`; `PRICE_UNKNOWN` in a group with a budget
 */
export async function draftRun(engine: PipelineEngine, project: Project, options: StartRun): Promise<Run> {
  const recipe = findRecipe(engine, project.recipe)
  const target = options.target ?? recipe.stages.at(-1)?.name ?? ''
  const stages = stagesUpTo(recipe, target)
  const now = engine.clock.now()
  const draft: Run = {
    id: engine.createId(),
    ownerId: project.ownerId,
    projectId: project.id,
    target,
    status: 'queued',
    autoApprove: options.autoApprove ?? false,
    priority: parseInput(prioritySchema, options.priority ?? 0, 'priority'),
    lane: laneOfStage(stages[0]),
    stagesLeft: stages.length,
    epoch: 0,
    workerId: null,
    leaseUntil: 0,
    leaseMs: 0,
    deaths: 0,
    dueAt: now,
    cancelRequestedAt: null,
    budgetMicros: parseBudget(options.budgetMicros),
    groupId: project.groupId,
    heldMicros: 0,
    error: null,
    createdAt: now,
    updatedAt: now,
  }
  return { ...draft, heldMicros: await microsToHold(engine, project, draft) }
}

/** What it is expected to cost, but not more than it may by its own budgets. */
async function microsToHold(engine: PipelineEngine, project: Project, run: Run): Promise<number> {
  const { ownerId, groupId, id: projectId } = project
  if (groupId === null) return 0
  const group = (await engine.store.groupSpending(ownerId, [groupId])).get(groupId)
  if ((group?.budgetMicros ?? null) === null) return 0
  const recipe = findRecipe(engine, project.recipe)
  const inspection = await inspectProject(engine, recipe, project, run.target)
  const { expectedMicros } = toQuote({ project, recipe, inspection }).price
  const charges = project.budgetMicros === null ? [] : await engine.store.listCharges(ownerId, { projectId })
  const used = charges.reduce((sum, charge) => sum + usedMicros(charge), 0)
  return Math.min(
    expectedMicros,
    run.budgetMicros ?? expectedMicros,
    project.budgetMicros === null ? expectedMicros : Math.max(0, project.budgetMicros - used),
  )
}
