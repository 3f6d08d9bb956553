import type { ProjectSettings } from '../../domain/settings.js'
import type { Scene } from '../../domain/storyboard.js'
import { defineStage, type Stage } from '../../pipeline/define-stage.js'
import { forEachScene } from '../../pipeline/for-each-scene.js'
import type { Make } from '../../pipeline/make.js'
import type { ArtifactOf } from '../../pipeline/make-item.js'
import type { SpeechData } from '../../providers/speech-model.js'

/** Makes the voice line of a scene; null for a scene that says nothing. */
export async function sceneSpeech(make: Make, settings: ProjectSettings, scene: Scene): Promise<ArtifactOf<SpeechData> | null> {
  if (scene.narration.trim() === '') return null
  const { language, voice, voiceSpeed, voicePitch } = settings
  return make.speech(`scene/${scene.id}/speech`, { text: scene.narration, language, voice, speed: voiceSpeed, pitch: voicePitch, take: scene.takes.speech })
}

/** Makes the voice line of every scene that has words. */
export function voiceStage<Brief>(): Stage<Brief> {
  return defineStage<Brief>('voice', { resource: 'io' }, async ({ project, storyboard, make }) => {
    await forEachScene(storyboard, (scene) => sceneSpeech(make, project.settings, scene))
  })
}
