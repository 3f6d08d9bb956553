import {
  MutoscopeError,
  toMicros,
  type Project,
  type ProjectSettings,
  type RecordDraft,
  type Run,
} from '@mutoscope/core'
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
  /** Keys for what it will make, stored with it. */
  readonly files?: readonly ((jobId: string, project: Project) => RecordDraft)[]
}

/** A job that was started. */
export interface StartedJob {
  readonly id: string
  readonly projectId: string
  readonly run: Run
}

/**
 * Makes the projects of jobs, all of one owner, and starts them: all or none.
 *
 * @throws `INVALID_INPUT` for a brief that the recipe does not take; `RECIPE_NOT_FOUND` where the studio
 *   has not the recipe; `QUEUE_FULL`
 */
export async function startJobs(
  { studio }: Pick<AdsServices, 'studio'>,
  orders: readonly StartJob[],
): Promise<readonly StartedJob[]> {
  const drafts = orders.map(({ ownerId, kind, brief, settings = {}, budgetUsd, priority, files = [] }) => {
    // The document promises random UUIDs (version 4); projects have ids of their own.
    const id = crypto.randomUUID()
    const project = studio.projects.draft({
      ownerId,
      recipe: JOB_PLANS[kind].recipe,
      brief,
      settings,
      key: jobKey(id),
      budgetMicros: budgetUsd === undefined ? null : toMicros(budgetUsd),
    })
    return { id, project, records: files.map((toRecord) => toRecord(id, project)), run: { priority } }
  })
  const placed = await studio.orders.place(drafts)
  return drafts.map(({ id, project }, index) => ({
    id,
    projectId: project.id,
    run: placed[index]?.run ?? unreachable(),
  }))
}

/** Makes the project of one job and starts it. @throws as {@link startJobs} */
export async function startJob(services: Pick<AdsServices, 'studio'>, order: StartJob): Promise<StartedJob> {
  const [started = unreachable()] = await startJobs(services, [order])
  return started
}

function unreachable(): never {
  throw new MutoscopeError('UNREACHABLE')
}
