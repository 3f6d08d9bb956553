import { MutoscopeError } from '../errors/mutoscope-error.js'
import { chooseClipLengths } from './choose-clip-lengths.js'
import type { ClipCapabilities, ClipPlan, ClipStart, PlannedClip } from './clip-plan.js'

/** What a plan of clips is made from. */
export interface PlanClipsOptions {
  /** Length to fill, milliseconds; up to 24 hours. */
  readonly durationMs: number
  readonly capabilities: ClipCapabilities
  /**
   * Which clips have a picture of their own to begin with; used where the model takes one. `first` goes on
   * from it in one take, `every` cuts from picture to picture.
   * @default 'none'
   */
  readonly pictures?: 'none' | 'first' | 'every'
}

const LONGEST_MS = 24 * 60 * 60 * 1000

/**
 * Plans the clips that fill a length: each one makeable by the model, together at least as long as wanted,
 * with the least to throw away and then the fewest clips. Clips go on from the last frame of the one before
 * where the model takes a first picture.
 *
 * @throws `INVALID_INPUT` for a length that is not positive or above 24 hours, and for a model that makes
 *   no usable length or only changes clips
 * @example
 * planClips({ durationMs: 60_000, capabilities: model.capabilities }).clips.length // 6 for a model of 2 to
 * 10 s
 */
export function planClips({ durationMs, capabilities, pictures = 'none' }: PlanClipsOptions): ClipPlan {
  if (!(durationMs > 0 && durationMs <= LONGEST_MS)) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `A duration of ${durationMs} ms cannot be planned. Pass more than 0 ms and at most 24 hours.`,
      details: { field: 'durationMs' },
    })
  }
  if (capabilities.needsVideo === true) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'A model that edits a clip cannot fill a duration. Request one clip at a time.',
      details: { field: 'capabilities' },
    })
  }
  const lengthsMs = chooseClipLengths(durationMs, capabilities.durations)
  const generatedMs = lengthsMs.reduce((sum, length) => sum + length, 0)
  const clips: PlannedClip[] = []
  let startMs = 0
  for (const [index, lengthMs] of lengthsMs.entries()) {
    const useMs = Math.min(lengthMs, durationMs - startMs)
    clips.push({
      index,
      durationSec: lengthMs / 1000,
      startMs,
      useMs,
      startsFrom: startOf(index, capabilities, pictures),
    })
    startMs += useMs
  }
  return { durationMs, generatedSec: generatedMs / 1000, trimMs: generatedMs - durationMs, clips }
}

function startOf(
  index: number,
  { needsImage, takesFirstImage }: ClipCapabilities,
  pictures: 'none' | 'first' | 'every',
): ClipStart {
  if (!needsImage && !takesFirstImage) return 'text'
  if (pictures === 'every') return 'own-image'
  if (index > 0 && takesFirstImage) return 'previous-last-frame'
  return needsImage || pictures === 'first' ? 'own-image' : 'text'
}
