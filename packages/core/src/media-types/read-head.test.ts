import { expect, it } from 'vitest'
import { bytesSource } from '../storage/byte-source.js'
import { readHead } from './read-head.js'
import { SNIFF_BYTES } from './sniff-media-types.js'

it('reads the beginning, whatever pieces it comes in, and nothing behind it', async () => {
  let given = 0
  const endless = {
    async *stream() {
      for (;;) yield new Uint8Array(100).fill(++given)
    },
  }
  const head = await readHead(endless)
  expect([head.length, head[0], head.at(-1)]).toEqual([SNIFF_BYTES, 1, 6])
  expect(given).toBe(6)
})

it('reads the whole of what is shorter, also of nothing', async () => {
  expect(await readHead(bytesSource(Uint8Array.of(1, 2)))).toEqual(Uint8Array.of(1, 2))
  expect(await readHead(bytesSource(new Uint8Array()))).toEqual(new Uint8Array())
  expect(await readHead(bytesSource(new Uint8Array(9)), 4)).toHaveLength(4)
})
