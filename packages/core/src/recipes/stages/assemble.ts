import { frameSize } from '../../domain/settings.js'
import { defineStage, type Stage } from '../../pipeline/define-stage.js'
import { renderParts } from './render-parts.js'
import type { Makers } from './video-makers.js'
import { STAGE_NAMES } from '../stage-names.js'
import { ARTIFACT_NAMES } from '../artifact-names.js'

/** Joins segments and sound to the finished video. */
export function assembleStage<Brief>(makers: Makers<Brief>): Stage<Brief> {
  return defineStage<Brief>(STAGE_NAMES.video, { resource: 'cpu' }, async (context) => {
    const { project, storyboard, make } = context
    const { settings } = project
    const { segments, sound } = await renderParts(context, makers)
    await make.video(
      ARTIFACT_NAMES.video,
      {
        pieces: segments.map((segment) => ({ segment, frames: segment.data.frames })),
        sound,
        ...frameSize(settings.aspectRatio, settings.resolution),
        fps: settings.fps,
        title: storyboard.title,
      },
      { derivedFrom: [...segments, sound] },
    )
  })
}
