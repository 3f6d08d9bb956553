import type { ProjectFilter } from '@mutoscope/core'
import { JOB_KINDS, JOB_PLANS, type JobKind } from './job-kinds.js'
import { JOB_STATUSES, RUNS_OF_STATUS, type JobStatus } from './job-status.js'

/** Which projects are jobs: those of our recipes that were started. */
export function jobFilter({
  kind,
  status,
}: { readonly kind?: JobKind | undefined; readonly status?: JobStatus | undefined } = {}): ProjectFilter {
  const statuses = status === undefined ? JOB_STATUSES : [status]
  const kinds = kind === undefined ? JOB_KINDS : [kind]
  return {
    recipes: kinds.map((each) => JOB_PLANS[each].recipe),
    latestRun: statuses.flatMap((each) => RUNS_OF_STATUS[each]),
  }
}
