import type { RouteContext } from '../../../contract/route-context.js'
import type { CampaignServices } from '../campaign-services.js'
import { assertEnded, type GenerationJob } from './find-job.js'

/**
 * Deletes a job that has ended, with its video and analytics. What it cost stays on the account of its
 * campaign. @throws `JOB_ACTIVE`; `CALL_AMBIGUOUS` while it waits for a decision; `PROJECT_NOT_FOUND`
 */
export async function deleteJob(
  services: Pick<CampaignServices, 'studio'>,
  job: GenerationJob,
  context: Pick<RouteContext, 'url'>,
): Promise<void> {
  await assertEnded(services, job, context)
  await services.studio.projects.remove(job.ref)
}
