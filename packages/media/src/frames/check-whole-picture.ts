import { checkPicture, invalidPicture } from './check-picture.js'

/** Longer than any picture below the limit takes on a busy machine. */
const TIMEOUT_SECONDS = 30
/** Everything is decoded, and next to nothing of it kept. */
const KEPT = { width: 8, height: 8, fit: 'fill', kernel: 'nearest' } as const

/**
 * Decodes a picture that somebody brings, from its first line to its last, and gives its size when it stands
 * upright. The work is done in a thread of libvips, which ends it when it takes too long.
 * @throws as {@link checkPicture}, and `MEDIA_INVALID` for a picture that was cut off or is damaged
 */
export async function checkWholePicture(
  bytes: Uint8Array,
  maxPixels: number,
): Promise<{ readonly width: number; readonly height: number }> {
  const size = await checkPicture('', bytes, maxPixels)
  const { default: sharp } = await import('sharp')
  await sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels })
    .timeout({ seconds: TIMEOUT_SECONDS })
    .resize(KEPT)
    .raw()
    .toBuffer()
    .catch((error: unknown) => {
      throw invalidPicture('', 'it is damaged or was cut off', error)
    })
  return size
}
