/**
 * Makes any text fit for publishing: well-formed and composed Unicode, no control characters, no angle
 * brackets (YouTube refuses them; quotation marks of the same shape stand in), spaces and line ends tidied. A
 * text that shows nothing becomes empty.
 */
export function cleanText(text: string, { lines }: { readonly lines: boolean }): string {
  const plain = text.toWellFormed().normalize('NFC').replaceAll('<', '‹').replaceAll('>', '›')
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(plain)) return ''
  if (!lines) return plain.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
  return plain
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/[^\P{Cc}\n]/gu, '')
    .replaceAll(/ ?\n ?/gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim()
}
