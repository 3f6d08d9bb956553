import { bytesSource } from '@mutoscope/core'
import { exactPrice } from '@mutoscope/core/ports'
import type { EffectModel } from './effect-kind.ts'

const SAMPLE_RATE = 16_000

/** What a second costs, micro-dollars. */
export const SECOND_MICROS = 20_000

/**
 * Stands in for a provider: it asks a price and answers with a falling tone. A real one sends the request in
 * `generate`, or in `start` when it answers later; see docs/add-a-provider.md.
 */
export function fakeEffectModel(): EffectModel {
  return {
    provider: 'example',
    model: 'falling-tone',
    version: '1',
    paid: {
      dedupe: 'none',
      price: ({ durationMs }) => exactPrice(Math.ceil((durationMs * SECOND_MICROS) / 1000)),
    },
    generate({ durationMs, take }) {
      const count = Math.round((durationMs * SAMPLE_RATE) / 1000)
      const samples = Int16Array.from({ length: count }, (_, index) => {
        const fade = 1 - index / count
        return 20_000 * fade * Math.sin((index * (take * 200 + 400 * fade) * 2 * Math.PI) / SAMPLE_RATE)
      })
      return Promise.resolve({
        body: bytesSource(toWav(samples)),
        mediaType: 'audio/wav',
        data: { durationMs },
      })
    },
  }
}

/** A WAV file of one channel. */
function toWav(samples: Int16Array): Uint8Array {
  const bytes = new Uint8Array(44 + samples.byteLength)
  const view = new DataView(bytes.buffer)
  const text = (at: number, letters: string) => bytes.set(new TextEncoder().encode(letters), at)
  text(0, 'RIFF')
  view.setUint32(4, 36 + samples.byteLength, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, SAMPLE_RATE, true)
  view.setUint32(28, SAMPLE_RATE * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, samples.byteLength, true)
  bytes.set(new Uint8Array(samples.buffer), 44)
  return bytes
}
