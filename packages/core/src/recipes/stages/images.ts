import { defineStage, type Stage } from '../../pipeline/define-stage.js'
import { forEachScene } from '../../pipeline/for-each-scene.js'
import { allMakers, type Makers } from './video-makers.js'
import { STAGE_NAMES } from '../stage-names.js'

/** Makes the picture of every scene. */
export function imagesStage<Brief>(makers: Makers<Brief>): Stage<Brief> {
  const { picture } = allMakers(makers)
  return defineStage<Brief>(STAGE_NAMES.images, { resource: 'io' }, async (context) => {
    await forEachScene(context.storyboard, (scene) => picture(context, scene))
  })
}
