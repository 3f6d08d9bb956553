import { defineStage, type Stage } from '../../pipeline/define-stage.js'
import { allMakers, type Makers } from './video-makers.js'
import { STAGE_NAMES } from '../stage-names.js'

/** Makes what lies under everything: the music bed, or the user's own song. */
export function musicStage<Brief>(makers: Makers<Brief>): Stage<Brief> {
  const { music } = allMakers(makers)
  return defineStage<Brief>(STAGE_NAMES.music, { resource: 'io' }, async (context) => {
    await music(context)
  })
}
