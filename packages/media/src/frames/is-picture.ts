import { sniffMediaTypes } from '@mutoscope/core/ports'

/** Pictures that are decoded; not SVG, GIF and others. */
const DECODED: ReadonlySet<string | undefined> = new Set(['image/png', 'image/jpeg', 'image/webp'])

/** True for a picture that is decoded here, by its first bytes, never by a name. */
export function isPicture(bytes: Uint8Array): boolean {
  return DECODED.has(sniffMediaTypes(bytes)[0])
}
