import type { ImageData } from '@mutoscope/core/ports'

/**
 * Width and height of a PNG, JPEG or WebP in pixels, from its head; null when it is none of them or broken.
 */
export function readImageSize(bytes: Uint8Array): (ImageData & { readonly mediaType: string }) | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tag = (at: number, length = 4): string => String.fromCharCode(...bytes.subarray(at, at + length))
  if (bytes.length >= 24 && tag(1, 3) === 'PNG' && tag(12) === 'IHDR')
    return { width: view.getUint32(16), height: view.getUint32(20), mediaType: 'image/png' }
  if (bytes.length >= 30 && tag(0) === 'RIFF' && tag(8) === 'WEBP') return webpSize(view, tag(12))
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegSize(view) : null
}

function jpegSize(view: DataView): ReturnType<typeof readImageSize> {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at += 1
    // Start of frame, in any coding but the tables that share its numbers.
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), mediaType: 'image/jpeg' }
    else at += 2 + view.getUint16(at + 2)
  }
  return null
}

function webpSize(view: DataView, chunk: string): ReturnType<typeof readImageSize> {
  const mediaType = 'image/webp'
  const u24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  if (chunk === 'VP8X') return { width: u24(24) + 1, height: u24(27) + 1, mediaType }
  if (chunk === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, mediaType }
  if (chunk !== 'VP8L') return null
  const packed = view.getUint32(21, true)
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1, mediaType }
}
