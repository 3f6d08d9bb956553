import { readBytes } from '../storage/byte-source.js'
import { expect, test } from 'vitest'
import { parseWav } from './parse-wav.js'
import { wavSource } from './wav-source.js'

const source = wavSource([Int16Array.of(1, -2, 3), new Int16Array(0), Int16Array.of(-32_768)], {
  sampleRate: 16_000,
  channels: 1,
})

test('a WAV file can be read back', async () => {
  const bytes = await readBytes(source)
  expect(bytes).toHaveLength(source.size)
  const { samples, sampleRate } = parseWav(bytes)
  expect(sampleRate).toBe(16_000)
  expect(Array.from(samples, (sample) => sample * 32_768)).toEqual([1, -2, 3, -32_768])
})

test('any range gives the same bytes as the whole', async () => {
  const whole = await readBytes(source)
  for (const [start, end] of [
    [0, 4],
    [40, 47],
    [44, undefined],
    [45, 51],
    [52, 60],
    [3, 3],
  ] as const) {
    const chunks: Uint8Array[] = []
    for await (const chunk of source.stream(end === undefined ? { start } : { start, end }))
      chunks.push(chunk)
    expect(Buffer.concat(chunks)).toEqual(Buffer.from(whole.subarray(start, end)))
  }
})

test('a streamed WAV whose header promises too much is read to its end', async () => {
  const bytes = await readBytes(source)
  new DataView(bytes.buffer).setUint32(40, 0x7fff_f000, true)
  expect(parseWav(bytes).samples).toHaveLength(4)
})

test('what is no 16-bit mono WAV is refused', async () => {
  expect(() => parseWav(new Uint8Array(100))).toThrow('not a WAV')
  expect(() => parseWav(new Uint8Array(3))).toThrow('not a WAV')
  expect(() => parseWav(new TextEncoder().encode(`RIFF....WAVEdata${'\0'.repeat(40)}`))).toThrow('not a WAV')
  const stereo = wavSource([Int16Array.of(1, 2)], { sampleRate: 8000, channels: 2 })
  const bytes = await readBytes(stereo)
  expect(() => parseWav(bytes)).toThrow('not 16-bit mono')
})
