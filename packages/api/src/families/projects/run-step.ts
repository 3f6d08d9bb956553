import { ARTIFACT_NAMES, RECIPES, type Run, type Studio } from '@mutoscope/core'
import type { RouteContext } from '../../contract/route-context.js'
import { assertDecided } from '../../run-project/attention.js'
import { runFailure } from '../../run-project/run-failure.js'
import { runToStage } from '../../run-project/run-to-stage.js'
import { arrangeScenes } from './arrange-scenes.js'
import type { KeptProject } from './find-project.js'
import type { ProjectServices } from './project-record.js'
import { makeVoiceTrack } from './voice-track.js'

/** Ends the waiting, not the work; and makes addresses. */
export type StepContext = Pick<RouteContext, 'signal' | 'url'>

/**
 * Brings a project to a stage and waits: the script first, when images are wanted that its scenes must
 * follow.
 *
 * @throws what the run met
 */
export async function runStep(
  services: ProjectServices,
  kept: KeptProject,
  target: string,
  context: StepContext,
): Promise<void> {
  await prepareScenes(services, kept, context)
  const { signal } = context
  await finishRun(services, kept, await runToStage(services.studio, kept.ref, { target, signal }), context)
}

/** Makes the scenes follow the images that the caller wants. */
export async function prepareScenes(
  { studio, records }: ProjectServices,
  { ref }: KeptProject,
  context: StepContext,
): Promise<void> {
  const {
    data: { images },
  } = await records.get({ ownerId: ref.ownerId, id: ref.projectId })
  if (images === null || images.length === 0) return
  const { storyboard } = await studio.projects.get(ref)
  if (storyboard === null || (await studio.quote(ref, RECIPES.narrated.stages.script)).toMake > 0) {
    const { signal } = context
    await assertSucceeded(
      studio,
      await runToStage(studio, ref, { target: RECIPES.narrated.stages.script, signal }),
      context,
    )
  }
  await arrangeScenes(studio, ref, images)
}

/** Checks how a run ended. A voice track that is there follows the lines it is made of. */
export async function finishRun(
  { studio }: ProjectServices,
  { ref }: KeptProject,
  run: Run,
  context: StepContext,
): Promise<void> {
  await assertSucceeded(studio, run, context)
  if ((await studio.artifacts.list(ref)).has(ARTIFACT_NAMES.audio)) await makeVoiceTrack(studio, ref)
}

async function assertSucceeded(studio: Studio, run: Run, context: StepContext): Promise<void> {
  await assertDecided(studio, run, context)
  const failure = runFailure(run)
  if (failure !== undefined) throw failure
}
