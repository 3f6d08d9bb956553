import type { FrameRate } from '../domain/settings.js'

/** What cuts are placed by. */
export interface CutOnBeatsOptions {
  /** Length of the whole, milliseconds. */
  readonly totalMs: number
  /**
   * Times at which a cut may fall, milliseconds from the start, rising. Without any, cuts stay where they
   * were planned.
   */
  readonly beatsMs: readonly number[]
  readonly fps: FrameRate
}

/** Shortest scene, milliseconds. */
const SHORTEST_MS = 500

/**
 * Stretches planned scene lengths to a whole and moves every cut to the beat nearest to it, so that scenes
 * keep their order and none is shorter than half a second. What comes back are whole frames, in milliseconds;
 * their sum is the whole.
 */
export function cutOnBeats(
  plannedMs: readonly number[],
  { totalMs, beatsMs, fps }: CutOnBeatsOptions,
): readonly number[] {
  const toFrames = (ms: number) => Math.round((ms * fps) / 1000)
  const total = toFrames(totalMs)
  const planned = plannedMs.reduce((sum, length) => sum + length, 0)
  const beats = beatsMs.map((beat) => toFrames(beat))
  const shortest = Math.min(toFrames(SHORTEST_MS), Math.floor(total / Math.max(1, plannedMs.length)))
  let ideal = 0
  let before = 0
  return plannedMs.map((length, index) => {
    ideal += (length / planned) * total
    const left = plannedMs.length - 1 - index
    // Whoever comes later needs room, too.
    const [earliest, latest] = [before + shortest, total - left * shortest]
    const end =
      left === 0
        ? total
        : (nearest(
            beats.filter((beat) => beat >= earliest && beat <= latest),
            ideal,
          ) ?? Math.min(latest, Math.max(earliest, Math.round(ideal))))
    const frames = end - before
    before = end
    return (frames * 1000) / fps
  })
}

function nearest(beats: readonly number[], ideal: number): number | undefined {
  return beats.toSorted((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))[0]
}
