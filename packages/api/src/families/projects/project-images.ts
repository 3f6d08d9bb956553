import { sceneImageName, type Artifact, type Scene } from '@mutoscope/core'
import type { KeptProject } from './find-project.js'
import type { WantedImage } from './project-record.js'

/** An image of a project. */
export interface KnownImage extends WantedImage {
  /** Its picture, when it was drawn from this prompt. */
  readonly picture: Artifact | null
}

/** The images of a project: those that the caller wants, else those of its script. */
export function knownImages({
  record,
  project,
  artifacts,
}: Pick<KeptProject, 'record' | 'project' | 'artifacts'>): readonly KnownImage[] {
  const scenes = project.storyboard?.scenes ?? []
  const wanted =
    record.data.images ??
    scenes.map(({ imagePrompt, style = null }): WantedImage => ({ prompt: imagePrompt, style }))
  return wanted.map((image, index) => {
    const [at = index] = scenesOfImage(index, scenes.length, wanted.length)
    const scene = scenes[at]
    return { ...image, picture: scene === undefined ? null : pictureOf(image, scene, artifacts) }
  })
}

/** The image that a scene shows: images are spread over the scenes in their order. Both count from 0. */
export function imageOfScene(scene: number, scenes: number, images: number): number {
  return Math.floor((scene * images) / Math.max(scenes, images))
}

/** The scenes that show an image; several where there are fewer images than scenes. */
export function scenesOfImage(image: number, scenes: number, images: number): readonly number[] {
  return Array.from({ length: scenes }, (_, scene) => scene).filter(
    (scene) => imageOfScene(scene, scenes, images) === image,
  )
}

/** The caller's list of images as it is kept: null while it says nothing else than the script. */
export function toWantedImages(
  kept: Pick<KeptProject, 'record' | 'project' | 'artifacts'>,
  given: readonly { readonly prompt: string }[],
): readonly WantedImage[] | null {
  const known = knownImages(kept)
  if (given.length === known.length && given.every(({ prompt }, index) => prompt === known[index]?.prompt))
    return kept.record.data.images
  return given.map(({ prompt }, index) => ({
    prompt,
    style: known[index]?.prompt === prompt ? known[index].style : null,
  }))
}

function pictureOf(
  { prompt }: WantedImage,
  scene: Scene,
  artifacts: KeptProject['artifacts'],
): Artifact | null {
  const picture = artifacts.get(sceneImageName(scene))
  return picture !== undefined && scene.imagePrompt === prompt && promptOf(picture) === prompt
    ? picture
    : null
}

/** What a picture was drawn from. */
function promptOf({ request }: Artifact): unknown {
  return typeof request === 'object' && request !== null && !Array.isArray(request) && 'prompt' in request
    ? request.prompt
    : undefined
}
