import { expect, test } from 'vitest'
import { silentMp3 } from '../testing/silent-mp3.js'
import { SMALL_PNG, smallWav } from '../testing/small-media.js'
import { measureSound } from './measure-sound.js'

test('a WAV is measured by its header, also when it was streamed', () => {
  expect(measureSound(smallWav())).toEqual({ durationMs: 100, sampleRate: 24_000 })
  const streamed = smallWav()
  streamed.writeUInt32LE(0xff_ff_ff_ff, 40)
  expect(measureSound(streamed)).toEqual({ durationMs: 100, sampleRate: 24_000 })
})

test('an MP3 is measured by its frames, behind tags and without its table of contents', () => {
  const mp3 = silentMp3(260)
  expect(measureSound(mp3)).toEqual({ durationMs: 261, sampleRate: 44_100 })
  const tagged = Buffer.concat([Buffer.from('ID3\u0004\0\0\0\0\u0001\u0002'), Buffer.alloc(130), mp3])
  expect(measureSound(tagged)).toEqual({ durationMs: 261, sampleRate: 44_100 })
  const table = Buffer.from(mp3)
  table.write('Info', 36)
  expect(measureSound(table).durationMs).toBe(235)
})

test('anything else is refused', () => {
  expect(() => measureSound(SMALL_PNG)).toThrow(expect.objectContaining({ code: 'MEDIA_INVALID' }))
})
