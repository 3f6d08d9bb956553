import { expect, it } from 'vitest'
import { decodeText } from './decode-text.js'

const TEXT = 'Un café\r\n'

it.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16 with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['big-endian UTF-16 with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
])('decodes %s, without its mark', (_, bytes) => {
  expect(decodeText(bytes)).toBe(TEXT)
})

it('refuses bytes of another encoding', () => {
  expect(() => decodeText(Buffer.from(TEXT, 'latin1'))).toThrow('It is not text in UTF-8. Save it as UTF-8.')
  expect(() => decodeText(Buffer.from([0xff, 0xfe, 0x41]))).toThrow('It is not text in UTF-16LE.')
  expect(decodeText(new Uint8Array())).toBe('')
})
