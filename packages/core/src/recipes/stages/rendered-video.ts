import { MutoscopeError } from '../../errors/mutoscope-error.js'
import { defineStage, type Stage, type StageContext } from '../../pipeline/define-stage.js'
import { forEachScene } from '../../pipeline/for-each-scene.js'
import type { ArtifactOf } from '../../artifacts/make-request.js'
import type { RenderVideoRequest, VideoRenderer } from '../../kinds/rendered.js'
import type { SoundFileData } from '../../kinds/sound-file.js'
import { sceneImage } from './scene-image.js'
import { sceneSpeech } from './scene-voice.js'
import { makeVoiceTrack } from './voice-track.js'
import { ARTIFACT_NAMES } from '../artifact-names.js'
import { STAGE_NAMES } from '../stage-names.js'

/**
 * Has a renderer put pictures and voice together: `render` makes the one sound file that it gets, `video` is
 * its work. It decides lengths and music, and draws no captions.
 */
export function renderedVideoStages<Brief>(
  renderer: VideoRenderer,
  look: (brief: Brief) => string,
): readonly Stage<Brief>[] {
  return [
    defineStage<Brief>(STAGE_NAMES.render, { resource: 'cpu' }, async (context) => {
      await wholeVoice(context)
    }),
    defineStage<Brief>(STAGE_NAMES.video, { resource: 'io' }, async (context) => {
      const {
        project: { settings, brief },
        storyboard,
        make,
      } = context
      const sound = await wholeVoice(context)
      const images = await forEachScene(
        storyboard,
        async (scene): Promise<RenderVideoRequest['images'][number]> => ({
          prompt: scene.imagePrompt,
          picture: await make.image(...sceneImage(settings, look(brief), scene)),
        }),
      )
      const { resolution, fps, template, music } = settings
      await make.rendered(
        ARTIFACT_NAMES.video,
        { sound, images: withoutRepeats(images), resolution, fps, template, music },
        renderer,
      )
    }),
  ]
}

/** Scenes that share a picture one after the other show it once. */
function withoutRepeats(images: RenderVideoRequest['images']): RenderVideoRequest['images'] {
  return images.filter(({ picture }, index) => picture.digest !== images[index - 1]?.picture.digest)
}

async function wholeVoice<Brief>({
  project,
  storyboard,
  make,
}: StageContext<Brief>): Promise<ArtifactOf<SoundFileData>> {
  const lines = await forEachScene(storyboard, (scene) => sceneSpeech(make, project.settings, scene))
  const voice = await makeVoiceTrack(
    make,
    lines.filter((line) => line !== null),
  )
  if (voice === null)
    throw new MutoscopeError('INVALID_INPUT', {
      message:
        'This video has no narration, and its renderer needs a voice. Add narration to at least one scene.',
      details: { field: 'narration' },
    })
  return voice
}
