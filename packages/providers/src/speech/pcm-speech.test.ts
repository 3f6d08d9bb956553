import { readBytes } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import { parseWav } from '@mutoscope/core/sound'
import { pcmSpeech } from './pcm-speech.js'

const RATE = 8000

/** Tones and silences one after the other, milliseconds. */
function tones(...lengths: readonly { readonly tone: boolean; readonly ms: number }[]): Uint8Array {
  const samples = lengths.flatMap(({ tone, ms }) =>
    Array.from({ length: (ms * RATE) / 1000 }, (_, index) =>
      tone ? Math.round(Math.sin(index / 3) * 12_000) : 0,
    ),
  )
  return new Uint8Array(Int16Array.from(samples).buffer)
}

describe('pcmSpeech', () => {
  it('makes a WAV of the very samples', async () => {
    const bytes = tones({ tone: true, ms: 100 })
    const { body, data } = pcmSpeech({ bytes, sampleRate: RATE, text: 'Yes.', language: 'en' })
    expect(data).toMatchObject({ durationMs: 100, sampleRate: RATE, silent: false })
    const wav = body === null ? new Uint8Array() : await readBytes(body)
    expect(wav.subarray(44)).toEqual(bytes)
    expect(parseWav(wav).sampleRate).toBe(RATE)
  })

  it('times words by the pauses that are heard', () => {
    const bytes = tones({ tone: true, ms: 400 }, { tone: false, ms: 600 }, { tone: true, ms: 400 })
    const { data } = pcmSpeech({
      bytes,
      sampleRate: RATE,
      text: 'The light goes out. Nobody comes.',
      language: 'en',
    })
    expect(data.timing).toBe('pauses')
    expect(data.words.find((word) => word.text === 'out.')?.endMs).toBeLessThanOrEqual(410)
    expect(data.words.find((word) => word.text === 'Nobody')?.startMs).toBeGreaterThanOrEqual(990)
  })

  it('spreads words over the voice when there is no pause', () => {
    const { data } = pcmSpeech({
      bytes: tones({ tone: false, ms: 200 }, { tone: true, ms: 600 }, { tone: false, ms: 200 }),
      sampleRate: RATE,
      text: 'One two',
      language: 'en',
    })
    expect(data).toMatchObject({
      timing: 'spread',
      words: [
        { text: 'One', startMs: 200 },
        { text: 'two', endMs: 800 },
      ],
    })
  })

  it('refuses an answer without sound', () => {
    expect(() =>
      pcmSpeech({ bytes: new Uint8Array(), sampleRate: RATE, text: 'One', language: 'en' }),
    ).toThrow(expect.objectContaining({ code: 'MODEL_FAILED' }) as Error)
  })
})
