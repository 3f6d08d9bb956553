import type { FileRef } from '@mutoscope/core'
import { respond } from '../../../contract/handler-response.js'
import type { Handlers } from '../../../contract/handler.js'
import type { RouteContext } from '../../../contract/route-context.js'
import type { AdsServices } from '../ads-services.js'
import { loadEstimate } from './estimate-completion.js'
import type { generateRoutes } from './generate-routes.js'
import { PICTURE_BYTES, type AdOrder } from './generate-wire.js'
import { startJob, startJobs, type StartedJob, type StartJob } from './start-job.js'
import { storeUpload } from './store-upload.js'

/** Answers the routes that order advertisements. */
export function createGenerateHandlers(services: AdsServices): Handlers<typeof generateRoutes> {
  const { studio } = services
  return {
    async generate({ form }, context) {
      await services.studio.runs.assertQueue()
      const image =
        form.product_image === undefined
          ? undefined
          : await storeUpload(studio, context.ownerId, form.product_image, PICTURE_BYTES)
      const job = await startJob(services, toAd(context.ownerId, form, image))
      const estimate = await loadEstimate(services, context.ownerId, 'product_ad')
      return respond(202, toAccepted(job, estimate(form.duration)), { location: jobUrl(context, job) })
    },

    async generateBatch({ body }, { ownerId }) {
      await services.studio.runs.assertQueue()
      const estimate = await loadEstimate(services, ownerId, 'product_ad')
      const started = await startJobs(
        services,
        body.jobs.map((order) => toAd(ownerId, order)),
      )
      return {
        jobs: started.map((job, index) => toAccepted(job, estimate(body.jobs[index]?.duration))),
        total: started.length,
      }
    },
  }
}

/** What an accepted order is answered with. */
export function toAccepted({ id }: StartedJob, seconds: number) {
  return {
    job_id: id,
    status: 'pending',
    estimated_completion_time: seconds,
    message: 'Video generation job created successfully',
  } as const
}

/** The absolute address of a job. */
export function jobUrl(context: RouteContext, { id }: StartedJob): string {
  return context.url(`/api/jobs/${id}`)
}

function toAd(ownerId: string, order: AdOrder, image?: FileRef): StartJob {
  const {
    product_name: productName,
    style,
    cta_text: ctaText,
    duration,
    aspect_ratio: aspectRatio,
    priority,
    budget_usd: budgetUsd,
  } = order
  return {
    ownerId,
    kind: 'product_ad',
    priority,
    budgetUsd,
    brief: {
      productName,
      style,
      ctaText,
      ...(image === undefined ? {} : { productImage: image }),
      ...(duration === undefined ? {} : { durationSec: duration }),
    },
    settings: aspectRatio === undefined ? {} : { aspectRatio },
  }
}
