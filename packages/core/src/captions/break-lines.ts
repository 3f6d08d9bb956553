import type { MeasuredAtoms } from './measure-atoms.js'

/** Atoms that are to become one cue. */
export interface AtomRun {
  readonly from: number
  /** The first atom after the run. */
  readonly to: number
  /** The first break after which what is left of the run fits one line: see {@link firstFittingBreak}. */
  readonly firstBreak: number
}

/**
 * Where a cue breaks into two lines and how badly that reads. Without a second line `cut` is the end of the
 * run; the cost is infinite when the run does not fit two lines.
 */
export type LineBreak = { readonly cut: number; readonly cost: number }

/**
 * Breaks a run of atoms into one or two lines of at most `maxWidth` cells, balanced and at places that read
 * well. An atom that is wider than a line by itself gets a line of its own. Looks only at breaks that fit.
 */
export function breakLines(
  measured: MeasuredAtoms,
  { from, to, firstBreak }: AtomRun,
  maxWidth: number,
): LineBreak {
  if (to - from === 1 || measured.width(from, to) <= maxWidth) return { cut: to, cost: 0 }
  let best: LineBreak = { cut: to, cost: Number.POSITIVE_INFINITY }
  for (let cut = Math.max(from + 1, Math.min(firstBreak, to - 1)); cut < to; cut++) {
    const head = measured.width(from, cut)
    if (head > maxWidth && cut > from + 1) break
    const tail = measured.width(cut, to)
    const unbalanced = (4 * Math.abs(head - tail)) / maxWidth
    // From the middle on the balance only gets worse.
    if (head >= tail && unbalanced >= best.cost) break
    const cost = measured.costBefore(cut) + unbalanced
    if (cost < best.cost) best = { cut, cost }
  }
  return best
}

/**
 * The first break at `after` or later that leaves at most a line before `to`. It never lies further back for
 * a later `to`, so that a search may go on where the last one ended.
 */
export function firstFittingBreak(
  measured: MeasuredAtoms,
  after: number,
  to: number,
  maxWidth: number,
): number {
  let at = after
  while (at < to - 1 && measured.width(at, to) > maxWidth) at++
  return at
}
