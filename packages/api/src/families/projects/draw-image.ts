import { RECIPES, type VisualStyle } from '@mutoscope/core'
import { ApiError } from '../../contract/error-definition.js'
import { imageNotFound } from './errors.js'
import type { KeptProject } from './find-project.js'
import { knownImages, scenesOfImage } from './project-images.js'
import type { ProjectServices, WantedImage } from './project-record.js'
import { prepareScenes, runStep, type StepContext } from './run-step.js'

/** What one image is drawn from; what is not named is as the image has it. */
export interface ImageChange {
  readonly prompt?: string | undefined
  readonly style?: VisualStyle | undefined
}

/**
 * Draws one image of a project. The same again is another take, unless the picture was only drawn along with
 * another and nobody asked for it yet: a caller that asks for one image after the other pays for each once.
 *
 * @throws `IMAGE_NOT_FOUND`, and what the run met
 */
export async function drawImage(
  services: ProjectServices,
  kept: KeptProject,
  index: number,
  change: ImageChange,
  context: StepContext,
): Promise<void> {
  const known = knownImages(kept)
  const before = known[index]
  if (before === undefined)
    throw new ApiError(imageNotFound, {
      message: `Image ${index} not found. The project has ${known.length} images; the index starts at 0.`,
      details: { scene_index: index },
    })
  const after = wanted(before, change, kept.project.settings.style)
  const same = after.prompt === before.prompt && after.style === before.style
  const ref = { ownerId: kept.ref.ownerId, id: kept.ref.projectId }
  const images = known.map(({ prompt, style }, at) => (at === index ? after : { prompt, style }))
  const { data } = await services.records.change(ref, (record) =>
    same ? null : { data: { ...record.data, images } },
  )
  await prepareScenes(services, kept, context)
  if (same && before.picture !== null && !data.drawnAlong.includes(index)) {
    const { storyboard } = await services.studio.projects.get(kept.ref)
    for (const scene of scenesOfImage(index, storyboard?.scenes.length ?? 0, images.length))
      await services.studio.projects.setTake(kept.ref, scene + 1, 'image')
  }
  await runStep(services, kept, RECIPES.narrated.stages.images, context)
  const missing = known.flatMap(({ picture }, at) => (picture === null ? [at] : []))
  await services.records.change(ref, (record) => ({
    data: {
      ...record.data,
      drawnAlong: [...new Set([...record.data.drawnAlong, ...missing])].filter((at) => at !== index),
    },
  }))
}

function wanted(
  before: WantedImage,
  { prompt = before.prompt, style }: ImageChange,
  usual: VisualStyle,
): WantedImage {
  const own = style ?? before.style
  return { prompt, style: own === usual ? null : own }
}
