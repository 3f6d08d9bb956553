import { RECIPES, toDollars } from '@mutoscope/core'
import { respond } from '../../../contract/handler-response.js'
import type { Handlers } from '../../../contract/handler.js'
import { loadKeptRecords } from '../../../kept-project/load-kept.js'
import { toIso } from '../../../project-routes/wire-values.js'
import { assertDecided } from '../../../run-project/attention.js'
import type { StoryboardServices } from '../storyboard-services.js'
import { isEngineAvailable } from './engine-available.js'
import { presentEngineCost, priceEngine } from './engine-price.js'
import { findVideo } from './find-video.js'
import { presentStatus, presentVideo } from './present-video.js'
import { startVideo } from './start-video.js'
import type { videoLibraryRoutes, videoRoutes } from './video-routes.js'
import { toLatestRuns, toVideoStatus } from './video-status.js'
import { ENGINE_CATALOG, type Engine } from './engine-catalog.js'
import { findEngine } from './find-engine.js'

/** Without an engine: seconds of work for ten seconds of video. */
const USUAL_SPEED_SEC = 60

/** Orders videos, shows how they stand, and prices engines. */
export function createVideoHandlers(services: StoryboardServices): Handlers<typeof videoRoutes> {
  return {
    async generateVideo({ body }, context) {
      const { taskId, expectedMicros } = await startVideo(services, body, context)
      const {
        record: { data, createdAt },
        run,
      } = await findVideo(services, taskId, context)
      const { engine, durationSec } = data
      const path = `/api/storyboard/video/${taskId}/status`
      return respond(
        202,
        {
          task_id: taskId,
          status: toVideoStatus(run),
          engine,
          stand_in: data.standIn,
          duration: durationSec,
          estimated_cost: toDollars(data.costMicros),
          estimated_credits: data.credits,
          currency: 'USD',
          expected_cost: toDollars(expectedMicros),
          engine_cost:
            engine === null
              ? null
              : presentEngineCost(
                  priceEngine({ engine, durationSec, manualPricePer10s: body.manual_price_per_10s }),
                ),
          estimated_time: Math.ceil(
            ((engine === null ? USUAL_SPEED_SEC : findEngine(engine).speedSec) * durationSec) / 10,
          ),
          status_url: context.url(path),
          warnings: [...data.warnings],
          created_at: toIso(createdAt),
        },
        { location: context.url(path) },
      )
    },
    getStatus: async ({ params }, context) =>
      presentStatus(services, await findVideo(services, params.task_id, context), context),
    async listEngines(_input, { principal }) {
      const engines = await Promise.all(
        ENGINE_CATALOG.map(async (engine: Engine) => ({
          ...presentEngine(engine),
          available: principal === null ? null : await isEngineAvailable(services, principal.ownerId, engine),
        })),
      )
      return { engines, count: engines.length }
    },
    calculateCost: ({ body: { engine, duration, manual_price_per_10s } }) =>
      presentEngineCost(
        priceEngine({ engine, durationSec: duration, manualPricePer10s: manual_price_per_10s }),
      ),
  }
}

/** Lists videos, and makes what is missing. */
export function createVideoLibraryHandlers(
  services: StoryboardServices,
): Handlers<typeof videoLibraryRoutes> {
  const { studio, videos } = services
  return {
    async listVideos({ query: { status, project_name, search, limit, offset } }, context) {
      const { ownerId } = context
      const filter = {
        ...(status === undefined ? {} : { latestRun: toLatestRuns(status) }),
        ...(project_name === undefined ? {} : { labels: [project_name] }),
        ...(search === undefined ? {} : { search }),
      }
      const [records, total] = await Promise.all([
        videos.list(ownerId, { ...filter, limit, offset }),
        videos.count(ownerId, filter),
      ])
      const found = await loadKeptRecords(studio, ownerId, records)
      return {
        videos: await Promise.all(found.map((video) => presentVideo(services, video, context))),
        total,
        limit,
        offset,
      }
    },
    async retryVideo({ params }, context) {
      const { ref, run } = await findVideo(services, params.task_id, context)
      await assertDecided(studio, run, context)
      await studio.runs.start(ref, { target: RECIPES.musicVideo.stages.video, autoApprove: true })
      return respond(
        202,
        await presentStatus(services, await findVideo(services, params.task_id, context), context),
      )
    },
  }
}

function presentEngine({ id, name, microsPer10Sec, creditsPer10Sec, speedSec, real, note }: Engine) {
  const cost = microsPer10Sec === 'manual' ? null : toDollars(microsPer10Sec)
  const [price] = real?.prices ?? []
  return {
    id,
    name,
    cost_per_10s: cost,
    pricing: cost === null ? ('manual' as const) : cost === 0 ? ('free' as const) : ('fixed' as const),
    credits_per_10s: creditsPer10Sec,
    speed_seconds: speedSec,
    currency: 'USD' as const,
    note,
    real:
      real === null || price === undefined || price.micros === 'manual'
        ? null
        : {
            provider: real.provider,
            model: real.model,
            cost_per_10s: toDollars(price.micros * 10),
            as_of: price.asOf,
            source: price.source,
          },
  }
}
