import type { Run } from '@mutoscope/core'
import { runFailure } from '../../run-project/run-failure.js'
import { runToStage } from '../../run-project/run-to-stage.js'
import { arrangeScenes } from './arrange-scenes.js'
import type { KeptProject } from './find-project.js'
import type { ProjectServices } from './project-record.js'
import { makeVoiceTrack } from './voice-track.js'

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
  signal: AbortSignal,
): Promise<void> {
  await prepareScenes(services, kept, signal)
  await finishRun(services, kept, await runToStage(services.studio, kept.ref, { target, signal }))
}

/** Makes the scenes follow the images that the caller wants. */
export async function prepareScenes(
  { studio, records }: ProjectServices,
  { ref }: KeptProject,
  signal: AbortSignal,
): Promise<void> {
  const {
    data: { images },
  } = await records.get({ ownerId: ref.ownerId, id: ref.projectId })
  if (images === null || images.length === 0) return
  const { storyboard } = await studio.projects.get(ref)
  if (storyboard === null || (await studio.quote(ref, 'script')).toMake > 0)
    throwUnlessSucceeded(await runToStage(studio, ref, { target: 'script', signal }))
  await arrangeScenes(studio, ref, images)
}

/** Checks how a run ended. A voice track that is there follows the lines it is made of. */
export async function finishRun({ studio }: ProjectServices, { ref }: KeptProject, run: Run): Promise<void> {
  throwUnlessSucceeded(run)
  if ((await studio.artifacts(ref)).has('audio')) await makeVoiceTrack(studio, ref)
}

function throwUnlessSucceeded(run: Run): void {
  const failure = runFailure(run)
  if (failure !== undefined) throw failure
}
