import { defineStage, type Stage } from '../../pipeline/define-stage.js'
import { forEachScene } from '../../pipeline/for-each-scene.js'
import { sceneSpeech } from './scene-voice.js'

/** Makes the voice line of every scene that has words. */
export function voiceStage<Brief>(): Stage<Brief> {
  return defineStage<Brief>('voice', { resource: 'io' }, async ({ project, storyboard, make }) => {
    await forEachScene(storyboard, (scene) => sceneSpeech(make, project.settings, scene))
  })
}
