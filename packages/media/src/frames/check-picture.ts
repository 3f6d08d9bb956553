import { MutoscopeError } from '@mutoscope/core'
import { isPicture } from './is-picture.js'

/**
 * The size of a picture when it stands upright, from its header alone.
 * @throws `MEDIA_INVALID` for anything but a PNG, JPEG or WebP, `MEDIA_TOO_LARGE` above `maxPixels`, with
 *   the key in `details`
 */
export async function checkPicture(
  key: string,
  bytes: Uint8Array,
  maxPixels: number,
): Promise<{ readonly width: number; readonly height: number }> {
  if (!isPicture(bytes)) throw invalidPicture(key, 'it is not a PNG, JPEG or WebP')
  const { default: sharp } = await import('sharp')
  const {
    width,
    height,
    orientation = 1,
  } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw invalidPicture(key, 'its header cannot be read', error)
    })
  if (width * height > maxPixels) {
    throw new MutoscopeError('MEDIA_TOO_LARGE', {
      message: `A picture has ${width}x${height} pixels; the limit is ${maxPixels} in all.`,
      details: { picture: key, width, height },
    })
  }
  return orientation > 4 ? { width: height, height: width } : { width, height }
}

/** The error of a picture that cannot be used. */
export function invalidPicture(key: string, reason: string, cause?: unknown): MutoscopeError {
  return new MutoscopeError('MEDIA_INVALID', {
    message: `The picture is unusable: ${reason}.`,
    details: { picture: key },
    cause,
  })
}
