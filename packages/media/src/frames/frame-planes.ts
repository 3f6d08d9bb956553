import type { PlaneRef } from '../kernel/kernel.js'

/** The three planes of a YUV 4:2:0 picture. */
export type FramePlanes = readonly [luma: PlaneRef, blue: PlaneRef, red: PlaneRef]

/** Bytes of a YUV 4:2:0 picture with even sides. */
export function frameBytes(width: number, height: number): number {
  return (width * height * 3) / 2
}

/**
 * The planes of a picture that begins at `offset`, one after the other without padding, as ffmpeg's `yuv420p`
 * has them.
 */
export function framePlanes(offset: number, width: number, height: number): FramePlanes {
  const luma = width * height
  const half = { stride: width / 2, width: width / 2, height: height / 2 }
  return [
    { offset, stride: width, width, height },
    { offset: offset + luma, ...half },
    { offset: offset + luma + luma / 4, ...half },
  ]
}
