/** How many of the first bytes of a file are needed to tell what it is. */
export const SNIFF_BYTES = 512

/** Other names for the same type. */
const ALIASES: { readonly [mediaType: string]: string } = {
  'image/jpg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/x-flac': 'audio/flac',
  'audio/aacp': 'audio/aac',
  'application/ogg': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
}

/** The one name of a media type, without parameters. */
export function plainMediaType(mediaType: string): string {
  const plain = (mediaType.split(';')[0] ?? '').trim().toLowerCase()
  return ALIASES[plain] ?? plain
}

/**
 * Tells by the first bytes what a file is. Containers that hold sound or pictures alike have several answers,
 * the likeliest first; text has all types that are text, for nothing but its name tells them apart. Empty
 * when nothing is known.
 */
export function sniffMediaTypes(head: Uint8Array): readonly string[] {
  const ascii = (start: number, end: number) => String.fromCharCode(...head.subarray(start, end))
  const bytes = (...expected: number[]) => expected.every((byte, index) => head[index] === byte)
  if (head.byteLength === 0) return []
  if (bytes(0xff, 0xd8, 0xff)) return ['image/jpeg']
  if (bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return ['image/png']
  if (/^GIF8[79]a$/u.test(ascii(0, 6))) return ['image/gif']
  if (ascii(0, 4) === 'RIFF') return RIFF[ascii(8, 12)] ?? []
  if (ascii(4, 8) === 'ftyp') return BRANDS[ascii(8, 12)] ?? ['video/mp4', 'audio/mp4']
  if (ascii(0, 4) === 'OggS')
    return ascii(28, 35).includes('theora') ? ['video/ogg'] : ['audio/ogg', 'video/ogg']
  if (ascii(0, 4) === 'fLaC') return ['audio/flac']
  if (bytes(0x1a, 0x45, 0xdf, 0xa3))
    return ascii(0, 64).includes('webm')
      ? ['video/webm', 'audio/webm']
      : ['video/x-matroska', 'audio/x-matroska']
  if (ascii(0, 3) === 'ID3') return ['audio/mpeg']
  if (ascii(0, 5) === '%PDF-') return ['application/pdf']
  return sniffFrames(head) ?? (isText(head) ? sniffText(ascii(0, head.byteLength)) : [])
}

const RIFF: { readonly [form: string]: readonly string[] } = {
  WEBP: ['image/webp'],
  WAVE: ['audio/wav'],
  'AVI ': ['video/x-msvideo'],
}
const BRANDS: { readonly [brand: string]: readonly string[] } = {
  'M4A ': ['audio/mp4'],
  'M4B ': ['audio/mp4'],
  'qt  ': ['video/quicktime'],
  avif: ['image/avif'],
  avis: ['image/avif'],
  heic: ['image/heic'],
  heix: ['image/heic'],
  mif1: ['image/heif'],
}

/**
 * MPEG audio without a tag begins with a frame: eleven set bits, then a version and a layer; layer 0 is AAC.
 */
function sniffFrames(head: Uint8Array): readonly string[] | null {
  const [first, second = 0, third = 0] = head
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  if ((second & 0xf6) === 0xf0) return ['audio/aac']
  const isFrame =
    (second & 0x18) !== 0x08 && (second & 0x06) !== 0 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c
  return isFrame ? ['audio/mpeg'] : null
}

function sniffText(text: string): readonly string[] {
  const start = text
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart()
    .toLowerCase()
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/su.test(start))
    return ['image/svg+xml']
  if (/^<(?:!doctype html|html|head|body|script)[\s>]/u.test(start)) return ['text/html']
  return ['text/plain', 'text/csv', 'text/vtt', 'text/markdown', 'application/json', 'application/x-subrip']
}

/** UTF-8 without control characters; the last character may be cut off. */
function isText(head: Uint8Array): boolean {
  if (head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}
