import type { FrameSize } from '@mutoscope/core'
import type { Sharp } from 'sharp'

/** Brings a picture to a size of which it covers everything, with its most interesting part. */
export function coverSize(picture: Sharp, { width, height }: FrameSize): Sharp {
  return picture
    .flatten({ background: '#000' })
    .resize({ width, height, fit: 'cover', position: 'attention' })
}
