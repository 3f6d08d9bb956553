import { bytesSource, type ByteSource } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import { limitInput, readInput } from './limit-input.js'

const limit = { provider: 'Acme', what: 'pictures', maxBytes: 4 }
const unsized = (...lengths: readonly number[]): { readonly source: ByteSource; readonly read: number[] } => {
  const read: number[] = []
  return {
    read,
    source: {
      async *stream() {
        for (const length of lengths) {
          read.push(length)
          yield new Uint8Array(length)
        }
      },
    },
  }
}

describe('a file for a provider', () => {
  it('is refused before it is read when it says that it is too large', async () => {
    const { source, read } = unsized(5)
    expect(() => limitInput({ ...source, size: 5 }, limit)).toThrow(
      'Acme takes pictures of at most 4 bytes; this one has 5.',
    )
    await expect(readInput({ ...source, size: 5 }, limit)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { limit: 4 },
    })
    expect(read).toEqual([])
  })

  it('is refused at the first byte too many when it does not say its size', async () => {
    const { source, read } = unsized(3, 2, 9)
    await expect(readInput(source, limit)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: 'Acme takes pictures of at most 4 bytes; this one has more.',
    })
    expect(read).toEqual([3, 2])
  })

  it('is taken as it is up to the limit', async () => {
    const bytes = new Uint8Array([1, 2, 3, 4])
    expect(limitInput(bytesSource(bytes), limit).size).toBe(4)
    expect(await readInput(bytesSource(bytes), limit)).toEqual(bytes)
    expect(limitInput(unsized(4).source, limit)).not.toHaveProperty('size')
  })
})
