import { invalidMedia } from '../errors/invalid-media.js'
import { readWavHeader } from './read-wav-header.js'
import { wavChannel } from './wav-channel.js'

/** Sound in one channel, from -1 to 1. */
export type Sound = { readonly samples: Float32Array<ArrayBuffer>; readonly sampleRate: number }

/** Reads a mono WAV of 16-bit PCM. @throws `MEDIA_INVALID` when it is something else */
export function parseWav(bytes: Uint8Array): Sound {
  const header = readWavHeader(bytes)
  if (header === null) throw invalidMedia('it is not a WAV file')
  const { encoding, bits, channels, sampleRate, start, end } = header
  if (encoding !== 'integer' || bits !== 16 || channels !== 1)
    throw invalidMedia('the WAV file is not 16-bit mono PCM')
  return { samples: wavChannel(bytes.subarray(start, end), { encoding, bits, channels }, 0), sampleRate }
}
