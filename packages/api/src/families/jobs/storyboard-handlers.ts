import { RECIPES, type Scene, type Storyboard } from '@mutoscope/core'
import { respond } from '../../contract/handler-response.js'
import { ApiError } from '../../contract/error-definition.js'
import type { Handlers } from '../../contract/handler.js'
import type { RouteContext } from '../../contract/route-context.js'
import { runToStage } from '../../run-project/run-to-stage.js'
import {
  invalidScenes,
  nothingToRefine,
  sceneNotFound,
  sceneOrderEmpty,
  storyboardNotApproved,
  storyboardNotReady,
} from './errors.js'
import { assertIdle, findOwnJob, type Job } from './find-job.js'
import { inspectJob } from './inspect-job.js'
import type { JobServices } from './job-record.js'
import { STORYBOARD_TARGET, VIDEO_TARGET } from './job-status.js'
import { presentJob } from './present-job.js'
import { assertRefinable, refineScene } from './refine-scene.js'
import type { storyboardRoutes } from './storyboard-routes.js'

const APPROVAL = RECIPES.storyboard.stages.approval

/** Changes storyboards, approves them and has them rendered. */
export function createStoryboardHandlers(services: JobServices): Handlers<typeof storyboardRoutes> {
  const { studio, jobs } = services
  const show = async (number: number, context: RouteContext) =>
    presentJob(services, { ...(await findOwnJob(services, number, context)), viewer: 'owner' }, context)

  return {
    async refine({ params, query, body }, context) {
      const job = await findOwnJob(services, params.job_id, context)
      const imagePrompt = given(body?.new_image_prompt) ?? given(query.new_image_prompt)
      const description = given(body?.new_description) ?? given(query.new_description)
      if (imagePrompt === undefined && description === undefined) throw new ApiError(nothingToRefine)
      assertRefinable(job)
      await assertIdle(services, job, context)
      const scene = sceneOf(storyboardOf(job, 'refinement'), body?.scene_number ?? query.scene_number)
      await refineScene(services, job, scene, { imagePrompt, description }, context)
      return show(params.job_id, context)
    },

    async reorder({ params, query, body }, context) {
      const job = await findOwnJob(services, params.job_id, context)
      const order = body?.scene_order ?? query.scene_order ?? []
      if (order.length === 0) throw new ApiError(sceneOrderEmpty)
      await assertIdle(services, job, context)
      const { scenes } = storyboardOf(job, 'reordering')
      const ids = [...new Set(order)].flatMap((number) => scenes[number - 1]?.id ?? [])
      if (ids.length !== scenes.length || order.length !== scenes.length)
        throw new ApiError(invalidScenes, { details: { scene_order: order, scenes: scenes.length } })
      await jobs.change({ ownerId: job.ref.ownerId, id: job.record.id }, ({ data }) => ({
        data: { ...data, approvedAt: null },
      }))
      await studio.projects.reorderScenes(job.ref, ids)
      await runToStage(studio, job.ref, { target: STORYBOARD_TARGET, signal: context.signal })
      return show(params.job_id, context)
    },

    async approve({ params }, context) {
      const job = await findOwnJob(services, params.job_id, context)
      // A run that waits for this yes goes on with it.
      if (job.run?.status !== 'gated') await assertIdle(services, job, context)
      storyboardOf(job, 'approval')
      const { approvedAt, scenes } = await inspectJob(services, { ...job, viewer: 'owner' }, context)
      if (scenes.some(({ image }) => image === null)) throw notReady(job, 'approval')
      if (approvedAt === null) {
        const { approvals } = await studio.approve(job.ref, APPROVAL)
        await jobs.change({ ownerId: job.ref.ownerId, id: job.record.id }, ({ data }) => ({
          data: { ...data, approvedAt: approvals[APPROVAL]?.at ?? null },
        }))
      }
      return show(params.job_id, context)
    },

    async render({ params }, context) {
      const job = await findOwnJob(services, params.job_id, context)
      await assertIdle(services, job, context)
      storyboardOf(job, 'rendering')
      const { approvedAt } = await inspectJob(services, { ...job, viewer: 'owner' }, context)
      if (approvedAt === null)
        throw new ApiError(storyboardNotApproved, {
          message: `Storyboard must be approved before rendering. Current status: ${job.status}`,
          details: { status: job.status },
        })
      await studio.runs.start(job.ref, {
        target: VIDEO_TARGET,
        ...(job.run === null ? {} : { priority: job.run.priority }),
      })
      return respond(202, await show(params.job_id, context), {
        location: context.url(`/api/v2/jobs/${params.job_id}`),
      })
    },
  }
}

/** A text with something in it. */
function given(text: string | null | undefined): string | undefined {
  return text == null || text === '' ? undefined : text
}

function storyboardOf(job: Job, purpose: string): Storyboard {
  if (job.project.storyboard === null) throw notReady(job, purpose)
  return job.project.storyboard
}

function notReady({ status }: Job, purpose: string): ApiError {
  return new ApiError(storyboardNotReady, {
    message: `Storyboard not ready for ${purpose}. Current status: ${status}`,
    details: { status },
  })
}

function sceneOf({ scenes }: Storyboard, number: number | undefined): Scene {
  if (number === undefined) throw new ApiError(nothingToRefine, { message: 'scene_number is required' })
  const scene = scenes[number - 1]
  if (scene === undefined)
    throw new ApiError(sceneNotFound, {
      message: `Scene ${number} not found. The storyboard has scenes 1 to ${scenes.length}.`,
      details: { scene_number: number },
    })
  return scene
}
