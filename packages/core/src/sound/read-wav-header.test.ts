import { describe, expect, it } from 'vitest'
import { readWavHeader } from './read-wav-header.js'
import { writeWavHeader } from './write-wav-header.js'

const CD = { sampleRate: 44_100, channels: 2 } as const

function wav(length: number, announced = length): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + length)
  bytes.set(writeWavHeader(announced, CD))
  return bytes
}

/** A WAV file with a chunk before the samples. */
function withChunk(name: string, length: number): Uint8Array<ArrayBuffer> {
  const bytes = wav(400)
  const chunk = new Uint8Array(8 + length + (length % 2))
  chunk.set(new TextEncoder().encode(name))
  new DataView(chunk.buffer).setUint32(4, length, true)
  return Uint8Array.of(...bytes.subarray(0, 36), ...chunk, ...bytes.subarray(36))
}

describe('readWavHeader', () => {
  it.each([
    { bits: 16, encoding: 'integer' },
    { bits: 24, encoding: 'integer' },
    { bits: 32, encoding: 'integer' },
    { bits: 32, encoding: 'float' },
  ] as const)('reads what is written: $bits bits, $encoding', (shape) => {
    expect(readWavHeader(writeWavHeader(1200, { ...CD, ...shape }), 1244)).toEqual({
      ...CD,
      ...shape,
      bytesPerSecond: (44_100 * 2 * shape.bits) / 8,
      start: 44,
      end: 1244,
    })
  })

  it('passes over other chunks, also of an odd length', () => {
    expect(readWavHeader(withChunk('LIST', 7))).toMatchObject({ start: 60, end: 460 })
  })

  it('knows nothing of samples that begin behind the head, nor of another file', () => {
    const bytes = withChunk('bext', 5000)
    expect(readWavHeader(bytes.subarray(0, 4096), bytes.length)).toBeNull()
    expect(readWavHeader(bytes)).toMatchObject({ start: 5052 })
    expect(readWavHeader(new TextEncoder().encode('RIFF....AVI LIST'))).toBeNull()
    expect(readWavHeader(new Uint8Array())).toBeNull()
  })

  it('a length that the writer did not know is the rest of the file', () => {
    for (const announced of [0, 0x7fff_f000, 0xffff_ffff])
      expect(readWavHeader(wav(400, announced))).toMatchObject({ start: 44, end: 444 })
    expect(readWavHeader(wav(0, 0xffff_ffff), Number.POSITIVE_INFINITY)?.end).toBe(Number.POSITIVE_INFINITY)
  })

  it('refuses a file that was cut off', () => {
    const cut = expect.objectContaining({ code: 'MEDIA_INVALID' })
    expect(() => readWavHeader(wav(400, 402))).toThrow(cut)
    expect(() => readWavHeader(wav(400).subarray(0, 40))).toThrow(cut)
  })

  it('names samples that are coded, with their rate', () => {
    const bytes = wav(400)
    const view = new DataView(bytes.buffer)
    view.setUint16(20, 6, true)
    view.setUint32(28, 8000, true)
    expect(readWavHeader(bytes)).toMatchObject({ encoding: null, bytesPerSecond: 8000 })
  })

  it.each([
    ['no channels', 22, 0],
    ['no rate', 24, 0],
  ])('gives nothing for %s', (_, at, value) => {
    const bytes = wav(400)
    new DataView(bytes.buffer).setUint16(at, value, true)
    expect(readWavHeader(bytes)).toBeNull()
  })
})
