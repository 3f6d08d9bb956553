import type { Artifact } from '@mutoscope/core'
import type { MediaContext } from '@mutoscope/core/ports'
import type { OutputInfo, Sharp } from 'sharp'
import type { MediaLimits } from '../media-limits.js'
import { checkPicture, invalidPicture } from './check-picture.js'
import { readPicture } from './read-picture.js'

/**
 * Decodes a picture of a user, upright and in sRGB, and draws it as `change` says, as PNG.
 * @throws `MEDIA_INVALID` for anything but a whole PNG, JPEG or WebP, `MEDIA_TOO_LARGE`
 */
export async function drawPicture(
  artifact: Artifact,
  context: MediaContext,
  limits: MediaLimits,
  change: (picture: Sharp) => Sharp,
): Promise<{ data: Buffer; info: OutputInfo }> {
  const key = artifact.content?.hash ?? artifact.digest
  const bytes = await readPicture(artifact, context, limits.pictureBytes)
  await checkPicture(key, bytes, limits.picturePixels)
  const { default: sharp } = await import('sharp')
  const picture = sharp(bytes, {
    failOn: 'error',
    limitInputPixels: limits.picturePixels,
    autoOrient: true,
  }).toColourspace('srgb')
  return change(picture)
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw invalidPicture(key, 'its pixels cannot be decoded', error)
    })
}
