/** How large what is given to us may be. */
export interface MediaLimits {
  /** Bytes of an encoded picture. */
  readonly pictureBytes: number
  /** Pixels of a picture; larger ones are refused before they are decoded. */
  readonly picturePixels: number
  /** Pixels of one frame of a clip. */
  readonly clipPixels: number
}

/** Used for what is not set. A frame of 8K video has 33 million pixels. */
export const DEFAULT_MEDIA_LIMITS: MediaLimits = {
  pictureBytes: 100 * 1024 * 1024,
  picturePixels: 50_000_000,
  clipPixels: 36_000_000,
}
