import { MutoscopeError } from '@mutoscope/core'
import { frameBytes } from './frame-planes.js'
import type { Picture } from './picture.js'
import { rgbToYuv } from './rgb-to-yuv.js'
import { sniffPicture } from './sniff-picture.js'

/** Pictures with more pixels are refused before they are decoded. */
const MAX_PICTURE_PIXELS = 50_000_000

/** The frame a picture is for. */
export interface PictureTarget {
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  /** How much larger than the frame the picture is wanted, at least 1; less is kept when the picture has no more to give. */
  readonly overscan: number
}

/**
 * Decodes a PNG, JPEG or WebP, cuts its middle to the frame's shape and scales it once, well, to the size the camera needs.
 *
 * @throws `MEDIA_INVALID` for anything that is not a whole picture, `MEDIA_TOO_LARGE` above 50 million pixels, with the key in `details`
 */
export async function loadPicture(key: string, bytes: Uint8Array, target: PictureTarget): Promise<Picture> {
  if (sniffPicture(bytes) === null) throw invalid(key, 'it is not a PNG, JPEG or WebP')
  const { default: sharp } = await import('sharp')
  const native = await sharp(bytes, { limitInputPixels: false }).metadata().catch((error: unknown) => {
    throw invalid(key, 'its header cannot be read', error)
  })
  const pixels = native.width * native.height
  if (pixels > MAX_PICTURE_PIXELS) {
    throw new MutoscopeError('MEDIA_TOO_LARGE', {
      message: `A picture has ${native.width}x${native.height} pixels; the limit is ${MAX_PICTURE_PIXELS} in all.`,
      details: { picture: key, width: native.width, height: native.height },
    })
  }
  const turned = (native.orientation ?? 1) > 4
  const size = storedSize(turned ? { width: native.height, height: native.width } : native, target)
  const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PICTURE_PIXELS, autoOrient: true })
    .flatten({ background: '#000' })
    .toColourspace('srgb')
    .resize({ ...size, fit: 'cover', kernel: 'lanczos3' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw invalid(key, 'its pixels cannot be decoded', error)
    })
  if (info.channels !== 3) throw invalid(key, `it has ${info.channels} channels`)
  const planes = new SharedArrayBuffer(frameBytes(size.width, size.height))
  rgbToYuv(data, size.width, size.height, new Uint8Array(planes))
  return { key, ...size, planes }
}

/** As much larger than the frame as asked for, but never more pixels than the picture has, unless the frame itself needs them. */
function storedSize(native: { width: number; height: number }, target: PictureTarget): { width: number; height: number } {
  const given = Math.min(native.width / target.width, native.height / target.height)
  const scale = Math.max(1, Math.min(target.overscan, given))
  return { width: 2 * Math.round((target.width * scale) / 2), height: 2 * Math.round((target.height * scale) / 2) }
}

function invalid(key: string, reason: string, cause?: unknown): MutoscopeError {
  return new MutoscopeError('MEDIA_INVALID', { message: `A picture cannot be used: ${reason}.`, details: { picture: key }, cause })
}
