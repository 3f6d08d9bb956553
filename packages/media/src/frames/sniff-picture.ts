/** Picture formats that are decoded. */
export type PictureFormat = 'png' | 'jpeg' | 'webp'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]

/**
 * Tells a picture's format by its first bytes, never by a name; null for anything that is not decoded here
 * (SVG, GIF, video …).
 */
export function sniffPicture(bytes: Uint8Array): PictureFormat | null {
  if (PNG.every((value, index) => bytes[index] === value)) return 'png'
  if (JPEG.every((value, index) => bytes[index] === value)) return 'jpeg'
  const text = String.fromCharCode(...bytes.subarray(0, 12))
  return text.startsWith('RIFF') && text.endsWith('WEBP') ? 'webp' : null
}
