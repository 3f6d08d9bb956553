const TEXT = [
  'text/plain',
  'text/csv',
  'text/vtt',
  'text/markdown',
  'application/json',
  'application/x-subrip',
]

/** The types that the beginning of a text can have; none for bytes that are no text. */
export function sniffText(head: Uint8Array): readonly string[] {
  const text = decode(head)
  if (text === null || text === '') return []
  const start = text.trimStart().toLowerCase()
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype svg[^>]*>\s*)?<svg[\s/>]/su.test(start))
    return ['image/svg+xml']
  if (/^<(?:!doctype html|html|head|body|script)[\s>]/u.test(start)) return ['text/html']
  return TEXT
}

/** UTF-8 without control characters; the last character may be cut off. */
function decode(head: Uint8Array): string | null {
  if (head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
  } catch {
    return null
  }
}
