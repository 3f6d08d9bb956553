import { defineStage, type Stage } from '../../pipeline/define-stage.js'
import { loadScenes } from './load-scenes.js'
import type { Makers } from './video-makers.js'
import { STAGE_NAMES } from '../stage-names.js'

/**
 * Makes the clips of every scene that has some, each as long as its scene will really be. Without a video
 * model it makes nothing.
 */
export function clipsStage<Brief>(makers: Makers<Brief>): Stage<Brief> {
  return defineStage<Brief>(STAGE_NAMES.clips, { resource: 'io' }, async (context) => {
    await loadScenes(context, makers)
  })
}
