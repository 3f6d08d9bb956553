/**
 * A caption as it is laid over frames: premultiplied YUV 4:2:0 with alpha for just its rectangle.
 * `planes` holds, one after the other: luma, alpha (both full size), blue, red, chroma alpha (all three half
 * size).
 */
export type CaptionBitmap = {
  /** Place in the frame and size, pixels, all even. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly planes: SharedArrayBuffer
}

/** Bytes of the planes of a bitmap of this size. */
export function captionBytes(width: number, height: number): number {
  return width * height * 2 + (width * height * 3) / 4
}
