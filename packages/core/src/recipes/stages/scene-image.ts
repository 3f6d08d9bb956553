import type { FileRef } from '../../domain/file-ref.js'
import { pictureSize, type ProjectSettings } from '../../domain/settings.js'
import type { Scene } from '../../domain/storyboard.js'
import type { ImageRequest } from '../../kinds/image.js'
import { sceneImageName } from '../artifact-names.js'

/**
 * Name and request of a scene's picture. `look` holds the pictures of a project together; `references` show
 * who or what is to be seen.
 */
export function sceneImage(
  settings: ProjectSettings,
  look: string,
  scene: Scene,
  references: readonly FileRef[] = [],
): [name: string, request: ImageRequest] {
  const { width, height } = pictureSize(settings.aspectRatio, settings.resolution)
  return [
    sceneImageName(scene),
    {
      prompt: scene.imagePrompt,
      style: scene.style ?? settings.style,
      shot: scene.shot,
      width,
      height,
      take: scene.takes.image,
      seed: look,
      ...(references.length === 0 ? {} : { references }),
    },
  ]
}
