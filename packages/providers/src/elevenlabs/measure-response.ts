import { MutoscopeError } from '@mutoscope/core'
import { measureSound, type SoundMeasure } from '../speech/measure-sound.js'

/**
 * Measures the audio of an answer. @throws `CALL_AMBIGUOUS` when it is none: the request was taken, and what
 * it gave is not known
 */
export function measureResponse(bytes: Uint8Array): SoundMeasure {
  try {
    return measureSound(bytes)
  } catch (cause) {
    throw new MutoscopeError('CALL_AMBIGUOUS', {
      message: 'ElevenLabs accepted the request but did not return MP3.',
      details: { provider: 'ElevenLabs' },
      cause,
    })
  }
}
