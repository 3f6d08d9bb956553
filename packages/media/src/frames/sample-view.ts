import type { Sampling } from '../kernel/kernel.js'
import type { View } from './camera-path.js'

/** Samplings for luma and chroma, across and down. */
export type ViewSampling = {
  readonly lumaX: Sampling
  readonly lumaY: Sampling
  readonly chromaX: Sampling
  readonly chromaY: Sampling
}

/**
 * Where each sample of the frame lies in the picture for a view.
 * Sample 0's middle is at 0; chroma stands at the left pixel of a pair and between the two rows, so its start
 * is not half of luma's down the frame.
 */
export function sampleView(
  view: View,
  picture: { width: number; height: number },
  frame: { width: number; height: number },
): ViewSampling {
  const left = view.x * picture.width
  const top = view.y * picture.height
  const stepX = (view.width * picture.width) / frame.width
  const stepY = (view.height * picture.height) / frame.height
  const startX = left + stepX / 2 - 0.5
  return {
    lumaX: { start: startX, step: stepX },
    lumaY: { start: top + stepY / 2 - 0.5, step: stepY },
    chromaX: { start: startX / 2, step: stepX },
    chromaY: { start: (top + stepY - 1) / 2, step: stepY },
  }
}

/** The same sampling begun `samples` later. */
export function skipSamples(sampling: Sampling, samples: number): Sampling {
  return { start: sampling.start + samples * sampling.step, step: sampling.step }
}
