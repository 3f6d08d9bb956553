import { frameSize, type ProjectSettings } from '../../domain/settings.js'
import type { Scene } from '../../domain/storyboard.js'
import { defineStage, type Stage } from '../../pipeline/define-stage.js'
import { forEachScene } from '../../pipeline/for-each-scene.js'
import type { ImageRequest } from '../../providers/image-model.js'

/** Name and request of a scene's picture. `look` holds the pictures of a project together. */
export function sceneImage(settings: ProjectSettings, look: string, scene: Scene): [name: string, request: ImageRequest] {
  const { width, height } = frameSize(settings.aspectRatio, settings.resolution)
  return [`scene/${scene.id}/image`, { prompt: scene.imagePrompt, style: settings.style, shot: scene.shot, width, height, take: scene.takes.image, seed: look }]
}

/** Makes the picture of every scene. */
export function imagesStage<Brief>(look: (brief: Brief) => string): Stage<Brief> {
  return defineStage<Brief>('images', { resource: 'io' }, async ({ project, storyboard, make }) => {
    await forEachScene(storyboard, (scene) => make.image(...sceneImage(project.settings, look(project.brief), scene)))
  })
}
