import { fromBase64, toBase64 } from '@mutoscope/core/ports'
import { expect, it } from 'vitest'
import { hashKey, openResponse, sealResponse } from './seal-response.js'

it('opens under the key that sealed it, and under no other', async () => {
  const sealed = await sealResponse('{"secret":"ü"}', 'the key')
  expect(sealed).not.toContain('secret')
  expect(await openResponse(sealed, 'the key')).toBe('{"secret":"ü"}')
  expect(await openResponse(sealed, 'the Key')).toBeNull()
})

it('seals the same answer differently every time', async () => {
  const [first, second] = await Promise.all([sealResponse('x', 'k'), sealResponse('x', 'k')])
  expect(first).not.toBe(second)
  const parts = [first, second].map((each) => fromBase64(each ?? '') ?? new Uint8Array())
  for (const [start, end] of [
    [0, 16],
    [16, 28],
  ])
    expect(parts[0]?.slice(start, end)).not.toEqual(parts[1]?.slice(start, end))
})

it('does not open what was changed or is nothing', async () => {
  const bytes = fromBase64(await sealResponse('x', 'k')) ?? new Uint8Array()
  for (const at of [0, 16, 28, bytes.length - 1]) {
    const changed = Uint8Array.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(await openResponse(toBase64(changed), 'k')).toBeNull()
  }
  for (const nothing of ['', 'AAAA', '~']) expect(await openResponse(nothing, 'k')).toBeNull()
})

it('stands for a key with what does not tell it', async () => {
  const hash = await hashKey('the key')
  expect(hash).toMatch(/^#[\w+/]{43}=$/u)
  expect([await hashKey('the key'), (await hashKey('the Key')) === hash]).toEqual([hash, false])
})
