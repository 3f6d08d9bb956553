import type { FrameSize } from '@mutoscope/core'

/** Larger pictures are called experimental by OpenAI. */
const LONGEST = 2560
const FEWEST_PIXELS = 655_360

/**
 * The size to ask an OpenAI picture model for: the frame's, in steps of 16 and within the limits; older
 * models know three sizes only.
 */
export function openaiImageSize(model: string, { width, height }: FrameSize): FrameSize {
  if (/^(?:gpt-image-1|chatgpt-image)/u.test(model))
    return width === height
      ? { width: 1024, height: 1024 }
      : width > height
        ? { width: 1536, height: 1024 }
        : { width: 1024, height: 1536 }
  const scale = Math.max(
    Math.min(1, LONGEST / Math.max(width, height)),
    Math.sqrt(FEWEST_PIXELS / (width * height)),
  )
  const step = (length: number): number =>
    Math.min(LONGEST, Math.ceil((length * Math.min(scale, LONGEST / Math.max(width, height))) / 16) * 16)
  const size = { width: step(width), height: step(height) }
  // No shape beyond 1:3.
  return {
    width: Math.max(size.width, Math.ceil(size.height / 48) * 16),
    height: Math.max(size.height, Math.ceil(size.width / 48) * 16),
  }
}
