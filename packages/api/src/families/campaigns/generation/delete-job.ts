import type { RequestContext } from '../../../contract/request-context.js'
import type { CampaignServices } from '../campaign-services.js'
import { orNull } from '../or-null.js'
import { assertEnded, type GenerationJob } from './find-job.js'
import { campaignIdOf } from './video-record.js'

/**
 * Deletes a job that has ended, with its video and analytics. What it cost stays on the account of its
 * campaign. @throws `JOB_ACTIVE`; `CALL_AMBIGUOUS` while it waits for a decision
 */
export async function deleteJob(
  services: CampaignServices,
  job: GenerationJob,
  context: Pick<RequestContext, 'url'>,
): Promise<void> {
  const { studio, videos, campaigns } = services
  const {
    ref,
    record: { id, ownerId },
  } = job
  await assertEnded(services, job, context)
  const {
    totals: { actualMicros },
  } = await studio.ledger({ ownerId, projectId: id })
  // Of several that delete it at once, one writes down the cost; until the video is gone it counts twice,
  // never not at all.
  let campaignId: string | null = null
  await videos.change({ ownerId, id }, (record) => {
    const { deleted } = record.data
    campaignId = deleted ? null : campaignIdOf(record)
    return deleted ? null : { data: { ...record.data, deleted: true } }
  })
  if (campaignId !== null && actualMicros > 0) {
    const campaign = { ownerId, id: campaignId }
    await orNull('RECORD_NOT_FOUND', () =>
      campaigns.change(campaign, ({ data }) => ({
        data: { ...data, removedMicros: data.removedMicros + actualMicros },
      })),
    )
  }
  await studio.projects.remove(ref)
}
