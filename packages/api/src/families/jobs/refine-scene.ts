import {
  sceneImageName,
  type Project,
  type Run,
  type Scene,
  type SceneEdit,
  type StageFailure,
} from '@mutoscope/core'
import { exactPrice, fromStoredError } from '@mutoscope/core/ports'
import { ApiError } from '../../contract/error-definition.js'
import type { RouteContext } from '../../contract/route-context.js'
import { assertDecided } from '../../run-project/attention.js'
import { runFailure } from '../../run-project/run-failure.js'
import { runToStage } from '../../run-project/run-to-stage.js'
import { imageNotRegenerated, refinementLimitReached } from './errors.js'
import type { Job } from './find-job.js'
import { MAX_REFINEMENTS, type JobServices } from './job-record.js'
import { STORYBOARD_TARGET } from './job-status.js'
import { addRefinement } from './refinement-cost.js'

/** What is changed of a scene; at least one of the two. */
export interface Refinement {
  readonly imagePrompt: string | undefined
  readonly description: string | undefined
}

/**
 * Changes a scene and has its picture drawn again. The refinement is counted in one step with the look at the
 * limit, so of many at once none slips through. One whose picture could not be drawn is taken off the count
 * again; the new prompt stays with its scene.
 *
 * @throws `REFINEMENT_LIMIT_REACHED`; `IMAGE_NOT_REGENERATED` with the reason; `CALL_AMBIGUOUS`; `BUDGET_EXCEEDED` before
 *   anything was sent
 */
export async function refineScene(
  services: JobServices,
  job: Job,
  scene: Scene,
  refinement: Refinement,
  context: Pick<RouteContext, 'signal' | 'url'>,
): Promise<void> {
  const { studio } = services
  const micros = await countRefinement(services, job, refinement)
  try {
    await changeScene(services, job, scene, refinement)
  } catch (error) {
    await uncountRefinement(services, job, micros)
    throw error
  }
  const { signal } = context
  const run = await runToStage(studio, job.ref, { target: STORYBOARD_TARGET, signal })
  // Its picture may come yet, and was perhaps paid for: the refinement counts.
  await assertDecided(studio, run, context)
  const failure = await pictureFailure(services, run, scene)
  if (failure === undefined || refinement.imagePrompt === undefined) return
  await uncountRefinement(services, job, micros)
  if (failure.code === 'BUDGET_EXCEEDED') throw fromStoredError(failure)
  throw new ApiError(imageNotRegenerated, {
    message: `Failed to regenerate image: ${failure.message}`,
    details: { code: failure.code },
  })
}

/** @throws `REFINEMENT_LIMIT_REACHED` when all refinements of the job are used */
export function assertRefinable({ record }: Pick<Job, 'record'>): void {
  if (record.data.refinements < MAX_REFINEMENTS) return
  throw new ApiError(refinementLimitReached, {
    message: `Maximum refinement limit (${MAX_REFINEMENTS}) reached for this job`,
    details: { limit: MAX_REFINEMENTS },
  })
}

/** Takes a refinement and the approval from the job. @returns what it adds to the estimate, micro-dollars */
async function countRefinement(
  { jobs }: JobServices,
  { ref, record }: Job,
  { imagePrompt }: Refinement,
): Promise<number> {
  const { expectedMicros } = addRefinement(exactPrice(0), { regeneratesImage: imagePrompt !== undefined })
  await jobs.change({ ownerId: ref.ownerId, id: record.id }, (current) => {
    assertRefinable({ record: current })
    const { refinements, estimatedMicros } = current.data
    return {
      data: {
        ...current.data,
        refinements: refinements + 1,
        estimatedMicros: estimatedMicros + expectedMicros,
        approvedAt: null,
      },
    }
  })
  return expectedMicros
}

async function uncountRefinement({ jobs }: JobServices, { ref, record }: Job, micros: number): Promise<void> {
  await jobs.change({ ownerId: ref.ownerId, id: record.id }, ({ data }) => ({
    data: { ...data, refinements: data.refinements - 1, estimatedMicros: data.estimatedMicros - micros },
  }))
}

/** The same prompt again asks for another picture of it. */
async function changeScene(
  { studio }: JobServices,
  { ref }: Job,
  scene: Scene,
  { imagePrompt, description }: Refinement,
): Promise<Project> {
  const edit: SceneEdit = {
    ...(imagePrompt === undefined ? {} : { imagePrompt }),
    ...(description === undefined ? {} : { description }),
  }
  const edited = await studio.projects.editScene(ref, scene.id, edit)
  return imagePrompt === scene.imagePrompt ? studio.projects.setTake(ref, scene.id, 'image') : edited
}

/** Why the picture of a scene was not drawn; undefined when it was, whatever became of others. */
async function pictureFailure(
  { studio }: JobServices,
  run: Run,
  scene: Scene,
): Promise<Pick<StageFailure, 'code' | 'message' | 'details'> | undefined> {
  const failure = runFailure(run)
  if (failure === undefined) return undefined
  const rows = await studio.runs.stages({ ownerId: run.ownerId, runId: run.id })
  const failures = rows.filter(({ stage }) => stage === STORYBOARD_TARGET).flatMap((row) => row.failures)
  return failures.length === 0 ? failure : failures.find(({ name }) => name === sceneImageName(scene))
}
