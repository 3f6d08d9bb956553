import { expect, it } from 'vitest'
import { safeFilename } from './safe-filename.js'

it.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\a.png', 'a.png'],
  ['..', 'file'],
  ['', 'file'],
  [undefined, 'file'],
  ['.htaccess', 'htaccess'],
  ['a\r\nb\u0000.png', 'ab.png'],
  ['Ünï.png', 'Ünï.png'],
  [`${'a'.repeat(300)}.png`, `${'a'.repeat(251)}.png`],
  ['\u202egnp.exe', 'gnp.exe'],
])('makes %j safe', (given, safe) => {
  expect(safeFilename(given)).toBe(safe)
})
