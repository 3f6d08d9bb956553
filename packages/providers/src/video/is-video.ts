import { sniffMediaTypes } from '@mutoscope/core/ports'

/** True for a file that is a video by its first bytes. */
export function isVideo(bytes: Uint8Array): boolean {
  return sniffMediaTypes(bytes)[0]?.startsWith('video/') === true
}
