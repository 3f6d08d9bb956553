import type { Language } from '@mutoscope/core'
import { parseWav, toPcm16 } from '@mutoscope/core/sound'
import { pcmSpeech } from './pcm-speech.js'

/**
 * Makes a voice line of a 16-bit mono WAV, with words timed by its pauses. @throws `MODEL_FAILED` when it has
 * no samples, `MEDIA_INVALID` when it is something else
 */
export function wavSpeech(wav: Uint8Array, text: string, language: Language): ReturnType<typeof pcmSpeech> {
  const { samples, sampleRate } = parseWav(wav)
  return pcmSpeech({ bytes: new Uint8Array(toPcm16(samples).buffer), sampleRate, text, language })
}
