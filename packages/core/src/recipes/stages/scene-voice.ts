import type { Artifact } from '../../domain/artifact.js'
import type { ProjectSettings } from '../../domain/settings.js'
import type { Scene } from '../../domain/storyboard.js'
import type { Make } from '../../make/make.js'
import type { ArtifactOf } from '../../artifacts/make-request.js'
import type { TimingMethod, WordTiming } from '../../domain/word-timing.js'
import type { SpeechData } from '../../kinds/speech.js'
import { sceneSpeechName } from '../artifact-names.js'

/** What is heard in a scene while its words are shown. */
export interface SceneVoice {
  /** A voice line, or a clip that speaks itself. */
  readonly audio: Artifact
  readonly durationMs: number
  readonly words: readonly WordTiming[]
  readonly timing: TimingMethod
  /** True when there is nothing to hear. */
  readonly silent: boolean
  /**
   * What is seen while it sounds, in step with it from the first frame of the scene. @default the scene's
   * clips or picture
   */
  readonly clip?: Artifact
}

/** Makes the voice line of a scene; null for a scene that says nothing. */
export async function sceneSpeech(
  make: Make,
  settings: ProjectSettings,
  scene: Scene,
): Promise<ArtifactOf<SpeechData> | null> {
  if (scene.narration.trim() === '') return null
  const { language, voice, voiceSpeed, voicePitch } = settings
  return make.speech(sceneSpeechName(scene), {
    text: scene.narration,
    language,
    voice,
    speed: voiceSpeed,
    pitch: voicePitch,
    take: scene.takes.speech,
  })
}

/** A voice line as what is heard in its scene. */
export function toVoice(speech: ArtifactOf<SpeechData>): SceneVoice {
  const { durationMs, words, timing, silent } = speech.data
  return { audio: speech, durationMs, words, timing, silent }
}
