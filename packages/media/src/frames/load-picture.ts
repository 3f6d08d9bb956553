import { DEFAULT_MEDIA_LIMITS } from '../media-limits.js'
import { checkPicture, invalidPicture } from './check-picture.js'
import { frameBytes } from './frame-planes.js'
import type { Picture } from './picture.js'
import { rgbToYuv } from './rgb-to-yuv.js'

/** The frame a picture is for. */
export interface PictureTarget {
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  /**
   * How much larger than the frame the picture is wanted, at least 1; less is kept when the picture has no
   * more to give.
   */
  readonly overscan: number
}

/**
 * Decodes a PNG, JPEG or WebP, cuts its middle to the frame's shape and scales it once, well, to the size the
 * camera needs.
 *
 * @throws `MEDIA_INVALID` for anything that is not a whole picture, `MEDIA_TOO_LARGE` above `maxPixels`,
 *   with the key in `details`
 */
export async function loadPicture(
  key: string,
  bytes: Uint8Array,
  target: PictureTarget,
  maxPixels: number = DEFAULT_MEDIA_LIMITS.picturePixels,
): Promise<Picture> {
  const size = storedSize(await checkPicture(key, bytes, maxPixels), target)
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(bytes, {
    failOn: 'error',
    limitInputPixels: maxPixels,
    autoOrient: true,
  })
    .flatten({ background: '#000' })
    .toColourspace('srgb')
    .resize({ ...size, fit: 'cover', kernel: 'lanczos3' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw invalidPicture(key, 'its pixels cannot be decoded', error)
    })
  if (info.channels !== 3) throw invalidPicture(key, `it has ${info.channels} channels`)
  const planes = new SharedArrayBuffer(frameBytes(size.width, size.height))
  rgbToYuv(data, size.width, size.height, new Uint8Array(planes))
  return { key, ...size, planes }
}

/**
 * As much larger than the frame as asked for, but never more pixels than the picture has, unless the frame
 * itself needs them.
 */
function storedSize(
  native: { width: number; height: number },
  target: PictureTarget,
): { width: number; height: number } {
  const given = Math.min(native.width / target.width, native.height / target.height)
  const scale = Math.max(1, Math.min(target.overscan, given))
  return {
    width: 2 * Math.round((target.width * scale) / 2),
    height: 2 * Math.round((target.height * scale) / 2),
  }
}
