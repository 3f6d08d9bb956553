import { defineStage, type Stage } from '../../pipeline/define-stage.js'
import { forEachScene } from '../../pipeline/for-each-scene.js'
import { allMakers, type Makers } from './video-makers.js'
import { STAGE_NAMES } from '../stage-names.js'

/** Makes what is heard in every scene: its words spoken, unless the recipe's own `voice` gives something else. */
export function voiceStage<Brief>(makers: Makers<Brief>): Stage<Brief> {
  const { voice } = allMakers(makers)
  return defineStage<Brief>(STAGE_NAMES.voice, { resource: 'io' }, async (context) => {
    await forEachScene(context.storyboard, (scene) => voice(context, scene))
  })
}
