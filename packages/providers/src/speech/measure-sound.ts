import { MutoscopeError, type ByteSource } from '@mutoscope/core'
import { readInput } from '../files/limit-input.js'
import { readMp3, readWavHeader, viewBytes } from '@mutoscope/core/sound'

/** Of a sound that is measured: three hours at 128 kbit/s. Bytes. */
const MAX_SOUND_BYTES = 200_000_000

/** Length and rate of a sound. */
export type SoundMeasure = { readonly durationMs: number; readonly sampleRate: number }

/**
 * Measures a WAV or MP3 without decoding it. An MP3 is counted frame by frame, so that a changing bit rate
 * does no harm.
 *
 * @throws `MEDIA_INVALID` for anything else, and for one that was cut off
 */
export function measureSound(bytes: Uint8Array): SoundMeasure {
  const wav = readWavHeader(bytes)
  if (wav !== null)
    return {
      durationMs: Math.round(((wav.end - wav.start) * 1000) / wav.bytesPerSecond),
      sampleRate: wav.sampleRate,
    }
  const { samples, sampleRate } = readMp3(viewBytes(bytes))
  if (samples === 0) throw new MutoscopeError('MEDIA_INVALID', { message: 'The sound has no samples.' })
  return { durationMs: Math.round((samples * 1000) / sampleRate), sampleRate }
}

/** Reads an output that is to be measured. @throws `LIMIT_EXCEEDED` above 200 MB */
export function readSound(body: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  return readInput(body, { provider: 'measuring', what: 'sounds', maxBytes: MAX_SOUND_BYTES })
}
