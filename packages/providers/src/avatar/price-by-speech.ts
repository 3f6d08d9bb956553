import type { Price } from '@mutoscope/core'
import type { AvatarRequest } from '@mutoscope/core/ports'

/** Characters a voice speaks in a second, most languages: slow, usual, fast. */
const CHARS_PER_SECOND = { slow: 10, usual: 14, fast: 20 } as const
/** Audio is only named by its hash, so its length is not known when it is priced. */
const AUDIO_SECONDS = { min: 1, expected: 30, max: 300 } as const

/** The price of a talking head that is paid by the second, from what it is to say. */
export function priceBySpeech({ speech }: AvatarRequest, pricePerSeconds: (seconds: number) => Price): Price {
  const seconds =
    speech.type === 'audio'
      ? AUDIO_SECONDS
      : {
          min: Math.ceil(speech.text.length / CHARS_PER_SECOND.fast),
          expected: Math.ceil(speech.text.length / CHARS_PER_SECOND.usual),
          max: Math.ceil(speech.text.length / CHARS_PER_SECOND.slow),
        }
  const expected = pricePerSeconds(seconds.expected)
  return {
    minMicros: pricePerSeconds(seconds.min).minMicros,
    expectedMicros: expected.expectedMicros,
    maxMicros: pricePerSeconds(seconds.max).maxMicros,
    assumes: [
      ...expected.assumes,
      speech.type === 'audio'
        ? `audio of ${seconds.expected} s, at most ${seconds.max} s`
        : `a voice of ${CHARS_PER_SECOND.usual} characters a second`,
    ],
  }
}
