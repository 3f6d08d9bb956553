import { respond } from '../../../contract/handler-response.js'
import { ApiError } from '../../../contract/error-definition.js'
import type { Handlers } from '../../../contract/handler.js'
import type { RouteContext } from '../../../contract/route-context.js'
import { findCampaign } from '../campaign/find-campaign.js'
import { assertMakesVideos, toCampaignStatus } from '../campaign/campaign-status.js'
import { withinBudget } from '../campaign/campaign-budget.js'
import type { CampaignServices } from '../campaign-services.js'
import { jobNotFound } from '../errors.js'
import { listHeaders, toRange } from '../list-page.js'
import { orNotFound } from '../or-not-found.js'
import { deleteJob } from './delete-job.js'
import { assertEnded, findJob, loadJobs, type GenerationJob } from './find-job.js'
import type { generationRoutes } from './generation-routes.js'
import { toLatestRuns } from './job-status.js'
import { presentJob } from './present-job.js'
import { quoteOrder } from './quote-order.js'
import { startVideos } from './start-videos.js'
import { toOrder, type VideoOrder } from './to-order.js'
import { toRecordQuery } from './video-filter.js'
import { campaignIdOf } from './video-record.js'

/** Answers the routes that order videos and look after what is being made. */
export function createGenerationHandlers(services: CampaignServices): Handlers<typeof generationRoutes> {
  const { studio, videos } = services
  const present = async (jobId: string, context: RouteContext) =>
    presentJob(services, await findJob(services, context.ownerId, jobId), context)

  /** A campaign that takes no videos pays for no new run either. */
  async function assertCampaignPays({ ref, record }: GenerationJob): Promise<void> {
    const campaignId = campaignIdOf(record)
    if (campaignId !== null)
      assertMakesVideos(toCampaignStatus((await findCampaign(services, ref.ownerId, campaignId)).label))
  }

  return {
    async generateVideo({ body }, context) {
      const [jobId = ''] = await startVideos(services, context.ownerId, [
        await toOrder(services, context.ownerId, body),
      ])
      return respond(202, await present(jobId, context), {
        location: context.url(`/api/ai-studio/generation-status/${jobId}`),
      })
    },

    async generateVideos({ body }, context) {
      const orders: VideoOrder[] = []
      for (const [index, each] of body.videos.entries())
        orders.push(
          await toOrder(services, context.ownerId, each).catch((error: unknown) => throwOf(error, index)),
        )
      const jobs = await Promise.all(
        (await startVideos(services, context.ownerId, orders)).map((jobId) => present(jobId, context)),
      )
      return respond(202, { jobs, total: jobs.length })
    },

    quoteVideo: async ({ body }, { ownerId }) =>
      quoteOrder(services, ownerId, await toOrder(services, ownerId, body)),

    generationStatus: ({ params }, context) => present(params.job_id, context),

    async listJobs({ query }, context) {
      const { page, limit, status } = query
      const filter = {
        ...toRecordQuery(query),
        ...(status === undefined ? {} : { latestRun: toLatestRuns(status) }),
      }
      const [records, total] = await Promise.all([
        videos.list(context.ownerId, { ...filter, ...toRange(query) }),
        videos.count(context.ownerId, filter),
      ])
      const jobs = await Promise.all(
        (await loadJobs(services, context.ownerId, records)).map((job) => presentJob(services, job, context)),
      )
      return respond(
        200,
        { jobs, total, page, limit },
        listHeaders(context, '/api/ai-studio/generation-jobs', query, total),
      )
    },

    async retryJob({ params }, context) {
      const job = await findJob(services, context.ownerId, params.job_id)
      await assertEnded(services, job, context)
      await assertCampaignPays(job)
      await withinBudget(() => studio.runs.start(job.ref, { priority: job.run?.priority ?? 0 }))
      return respond(202, await present(params.job_id, context))
    },

    async deleteJob({ params }, context) {
      const job = await findJob(services, context.ownerId, params.job_id)
      await orNotFound(jobNotFound, params.job_id, () => deleteJob(services, job, context))
      return undefined
    },
  }
}

/** Says which order of a batch is wrong. */
function throwOf(error: unknown, index: number): never {
  if (!(error instanceof ApiError)) throw error
  const { definition, message, details } = error
  throw new ApiError(definition, {
    message: `Video ${index + 1} of the batch: ${message}`,
    details: { index, cause: details },
    cause: error,
  })
}
