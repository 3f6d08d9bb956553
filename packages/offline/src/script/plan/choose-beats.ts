import type { Beat } from './beat.js'

/**
 * Picks the beats of a video with this many scenes: the most important ones when there are few, the
 * repeatable ones again when there are many.
 */
export function chooseBeats(beats: readonly Beat[], count: number): Beat[] {
  if (count <= beats.length) {
    const chosen = new Set(beats.toSorted((a, b) => a.rank - b.rank).slice(0, count))
    return beats.filter((beat) => chosen.has(beat))
  }
  const repeating = beats.filter((beat) => beat.repeats)
  const firstRepeating = beats.findIndex((beat) => beat.repeats)
  const head = beats.filter((beat, index) => !beat.repeats && index < firstRepeating)
  const tail = beats.filter((beat, index) => !beat.repeats && index > firstRepeating)
  const middle = Array.from(
    { length: count - head.length - tail.length },
    (_, index) => repeating[index % repeating.length],
  ).filter((beat) => beat !== undefined)
  // What repeats after the turn in a short video stays there in a long one.
  const late = middle.filter((beat) => beat.position === 'turn')
  const early = middle.filter((beat) => beat.position !== 'turn')
  const closing = tail.filter((beat) => beat.position === 'close')
  return [...head, ...early, ...tail.filter((beat) => beat.position !== 'close'), ...late, ...closing]
}
