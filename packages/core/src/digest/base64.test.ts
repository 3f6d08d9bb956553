import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64, toBase64Url } from './base64.js'

describe('base64', () => {
  it('writes what Buffer writes, and reads it back in both alphabets, padded or not', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 89 + length * 53 + 250) % 256)
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      expect(fromBase64(toBase64Url(bytes))).toEqual(bytes)
    }
  })

  it('answers null for what is not base64 or could be written in another way', () => {
    for (const text of ['a', 'ab c', 'a\n', 'ab*', 'abé', 'A===', 'AB', 'AAB', '===='])
      expect(fromBase64(text)).toBeNull()
  })
})
