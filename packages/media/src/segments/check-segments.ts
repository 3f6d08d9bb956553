import { MutoscopeError } from '@mutoscope/core'
import type { SegmentSpec } from '@mutoscope/core/ports'
import type { EncoderFormat } from './encoder-arguments.js'

/**
 * The format that all specifications share; null for none at all.
 *
 * @throws `INVALID_INPUT` when they differ in format, a size is odd, or a length or the layers make no sense
 */
export function checkSegments(specs: readonly SegmentSpec[]): EncoderFormat | null {
  const [first] = specs
  if (first === undefined) return null
  const { width, height, fps, quality } = first
  if (!isSide(width) || !isSide(height))
    throw invalid(0, `${width}x${height} is not a size with even sides from 16 to 8192`)
  for (const [index, spec] of specs.entries()) {
    if (spec.width !== width || spec.height !== height || spec.fps !== fps || spec.quality !== quality) {
      throw invalid(index, 'its size, frame rate or quality is not that of the first')
    }
    if (!Number.isInteger(spec.frames) || spec.frames < 1)
      throw invalid(index, `${spec.frames} is not a number of frames`)
    if (spec.layers.some((layer) => 'clips' in layer && layer.clips.length === 0))
      throw invalid(index, 'a layer of clips has none')
    if ((spec.layers.length === 2) !== (spec.transition !== null))
      throw invalid(index, 'two layers need a transition, and one layer has none')
  }
  return { width, height, fps, quality }
}

function isSide(pixels: number): boolean {
  return Number.isInteger(pixels) && pixels % 2 === 0 && pixels >= 16 && pixels <= 8192
}

function invalid(index: number, reason: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', {
    message: `Segment ${index} cannot be rendered: ${reason}.`,
    details: { segment: index },
  })
}
