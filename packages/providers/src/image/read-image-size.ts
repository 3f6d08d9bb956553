import { sniffMediaTypes, type ImageData } from '@mutoscope/core/ports'

/**
 * Width and height of a PNG, JPEG or WebP in pixels, from its head; null when it is none of them or broken.
 */
export function readImageSize(bytes: Uint8Array): (ImageData & { readonly mediaType: string }) | null {
  const [mediaType = ''] = sniffMediaTypes(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = SIZES[mediaType]?.(view) ?? null
  return size === null ? null : { ...size, mediaType }
}

const SIZES: { readonly [mediaType: string]: (view: DataView) => ImageData | null } = {
  'image/png': pngSize,
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
}

function pngSize(view: DataView): ImageData | null {
  if (view.byteLength < 24 || lettersAt(view, 12) !== 'IHDR') return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Goes from marker to marker, and no further than the first place where none stands. */
function jpegSize(view: DataView): ImageData | null {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at += 1
    // Start of frame, in any coding but the tables that share its numbers.
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    else at += 2 + view.getUint16(at + 2)
  }
  return null
}

function webpSize(view: DataView): ImageData | null {
  if (view.byteLength < 30) return null
  const u24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  const chunk = lettersAt(view, 12)
  if (chunk === 'VP8X') return { width: u24(24) + 1, height: u24(27) + 1 }
  if (chunk === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (chunk !== 'VP8L') return null
  const packed = view.getUint32(21, true)
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
}

function lettersAt(view: DataView, at: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, 4))
}
