import type { FrameSize } from '../domain/settings.js'

/**
 * The size of a model that is nearest to a frame: of the shape nearest to the frame's, the smallest that
 * covers it, else the largest. The frame itself where a model names no sizes.
 */
export function chooseClipSize(frame: FrameSize, sizes: readonly FrameSize[]): FrameSize {
  const distance = (size: FrameSize) =>
    Math.abs(Math.log(size.width / size.height) - Math.log(frame.width / frame.height))
  const nearest = Math.min(...sizes.map((size) => distance(size)))
  const shaped = sizes
    .filter((size) => distance(size) <= nearest + SAME_SHAPE)
    .toSorted((a, b) => a.width * a.height - b.width * b.height)
  return (
    shaped.find((size) => size.width >= frame.width && size.height >= frame.height) ?? shaped.at(-1) ?? frame
  )
}

/** 1360 × 768 counts as 16:9. */
const SAME_SHAPE = 0.02
