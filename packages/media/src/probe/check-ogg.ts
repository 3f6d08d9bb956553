import { cutOff } from '@mutoscope/core/ports'
import type { LocalFile } from './local-file.js'

const PAGE_HEADER = 27
/** A page has at most 255 segments of 255 bytes. */
const LONGEST_PAGE = PAGE_HEADER + 255 + 255 * 255

/** @throws `MEDIA_INVALID` for an Ogg file whose last page is not whole */
export function checkOgg(file: LocalFile): void {
  const from = Math.max(0, file.size - LONGEST_PAGE)
  const bytes = file.read(from, file.size)
  const last = bytes.lastIndexOf('OggS', undefined, 'latin1')
  if (last === -1) return
  const segments = bytes[last + PAGE_HEADER - 1]
  const sizes = bytes.subarray(last + PAGE_HEADER, last + PAGE_HEADER + (segments ?? 0))
  const length = sizes.reduce((sum, size) => sum + size, PAGE_HEADER + sizes.length)
  if (segments === undefined || sizes.length < segments || last + length > bytes.length)
    throw cutOff('its last page is not whole')
}
