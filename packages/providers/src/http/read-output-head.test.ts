import { bytesSource } from '@mutoscope/core'
import { expect, it } from 'vitest'
import { readOutputHead } from './read-output-head.js'

it('reads the first MiB of what is larger, and the whole of what is not', async () => {
  const bytes = new Uint8Array(1024 * 1024 + 5).fill(1)
  expect(await readOutputHead(bytesSource(bytes))).toHaveLength(1024 * 1024)
  expect(await readOutputHead(bytesSource(bytes.slice(0, 10)))).toHaveLength(10)
})
