import { defineStage, type Stage } from '../../pipeline/define-stage.js'
import { renderParts } from './render-parts.js'
import type { Makers } from './video-makers.js'
import { STAGE_NAMES } from '../stage-names.js'

/** Renders the segments and, beside them, mixes the sound and writes the captions. */
export function renderStage<Brief>(makers: Makers<Brief>): Stage<Brief> {
  return defineStage<Brief>(STAGE_NAMES.render, { resource: 'cpu' }, async (context) => {
    await renderParts(context, makers)
  })
}
