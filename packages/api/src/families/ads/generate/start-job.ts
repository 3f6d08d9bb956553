import { MutoscopeError, type ProjectSettings, type Run } from '@mutoscope/core'
import type { AdsServices } from '../ads-services.js'
import { jobKey } from '../jobs/find-job.js'
import { JOB_PLANS, type JobKind } from '../jobs/job-kinds.js'

/** What a job is started with. */
export interface StartJob {
  readonly ownerId: string
  readonly kind: JobKind
  readonly brief: unknown
  readonly settings?: Partial<ProjectSettings>
  readonly priority: number
  /** US dollars; without it there is no limit. */
  readonly budgetUsd: number | undefined
}

/** A job that was started. */
export interface StartedJob {
  readonly id: string
  readonly projectId: string
  readonly run: Run
}

/**
 * Makes the projects of jobs, all of one owner, and starts them: all or none. Nothing runs before all of them are there.
 *
 * @throws `INVALID_INPUT` for a brief that the recipe does not take; `RECIPE_NOT_FOUND` where the studio
 *   has not the recipe; `QUEUE_FULL`
 */
export async function startJobs(
  { studio }: Pick<AdsServices, 'studio'>,
  orders: readonly StartJob[],
): Promise<readonly StartedJob[]> {
  const [first] = orders
  if (first !== undefined) await studio.runs.assertRoom(first.ownerId, orders.length)
  const made: (Omit<StartedJob, 'run'> & { readonly order: StartJob })[] = []
  try {
    for (const order of orders) {
      // The document promises random UUIDs (version 4); projects have ids of their own.
      const id = crypto.randomUUID()
      const { ownerId, kind, brief, settings = {}, budgetUsd } = order
      const project = await studio.projects.create({
        ownerId,
        recipe: JOB_PLANS[kind].recipe,
        brief,
        settings,
        key: jobKey(id),
        budgetMicros: toMicros(budgetUsd),
      })
      made.push({ id, projectId: project.id, order })
    }
    return await Promise.all(
      made.map(async ({ id, projectId, order: { ownerId, priority } }) => ({
        id,
        projectId,
        run: await studio.runs.start({ ownerId, projectId }, { priority }),
      })),
    )
  } catch (error) {
    await Promise.all(
      made.map(({ projectId, order: { ownerId } }) => studio.projects.remove({ ownerId, projectId })),
    )
    throw error
  }
}

/** Makes the project of one job and starts it. @throws as {@link startJobs} */
export async function startJob(services: Pick<AdsServices, 'studio'>, order: StartJob): Promise<StartedJob> {
  const [started] = await startJobs(services, [order])
  if (started === undefined) throw new MutoscopeError('UNREACHABLE')
  return started
}

/** A budget in US dollars as the studio takes it; null without one. */
export function toMicros(usd: number | undefined): number | null {
  return usd === undefined ? null : Math.round(usd * 1_000_000)
}
