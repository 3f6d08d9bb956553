import type { MixVoice } from '../../kinds/mix.js'
import type { SoundFileData } from '../../kinds/sound-file.js'
import type { Make } from '../../make/make.js'
import type { ArtifactOf } from '../../artifacts/make-request.js'
import type { SpeechData } from '../../kinds/speech.js'
import { ARTIFACT_NAMES } from '../artifact-names.js'

const SAMPLES_PER_MS = 48
/** Between one line and the next, milliseconds. */
const PAUSE_MS = 300

/**
 * Makes the whole voice of a project as one MP3, named `audio`: its lines one after another. Null without
 * lines.
 */
export async function makeVoiceTrack(
  make: Make,
  lines: readonly ArtifactOf<SpeechData>[],
): Promise<ArtifactOf<SoundFileData> | null> {
  if (lines.length === 0) return null
  let samples = 0
  const voices = lines.map((audio): MixVoice => {
    const atSample = samples
    samples += Math.ceil((audio.data.durationMs + PAUSE_MS) * SAMPLES_PER_MS)
    return { audio, atSample }
  })
  const sound = await make.mix(
    'voice-track',
    { samples, voices, music: null, targetLufs: -14, ceilingDb: -1.5, bitrateKbps: 192 },
    { derivedFrom: lines },
  )
  return make.soundFile(ARTIFACT_NAMES.audio, { sound, format: 'mp3' })
}
