import type { Steps } from '../event-loop/in-turns.js'
import { breakLines, firstFittingBreak, type AtomRun } from './break-lines.js'
import type { CaptionAtom } from './caption-atom.js'
import { measureAtoms, type MeasuredAtoms } from './measure-atoms.js'

/** What becomes one cue: broken lines with the times of their words. */
export type AtomGroup = {
  readonly lines: readonly string[]
  readonly width: number
  readonly startMs: number
  readonly endMs: number
}

/** Limits of a group: line width in cells, times in milliseconds. */
export interface GroupLimits {
  readonly maxWidth: number
  readonly minMs: number
  readonly maxMs: number
}

/** The best cue that ends at an atom: where it begins, where its second line does, and the cost of all so far. */
type Choice = { readonly cost: number; readonly from: number; readonly cut: number }

/** So many atoms are grouped in one step: a few milliseconds of work. */
const STEP = 500

/**
 * Groups the atoms of one voice line into cues so that the whole reads best: full but balanced lines, cuts
 * after sentences and in pauses, no flashes. Looks at every possible grouping (dynamic programming), so an
 * early cut never spoils a later one. A group has no more atoms than a line has cells: some
 * take up none. The work for an atom is bounded by the cells of a line, however long the voice line is; a
 * long one takes several steps, so that others can have their turn in between.
 */
export function* groupAtoms(
  atoms: readonly CaptionAtom[],
  limits: GroupLimits,
  given?: MeasuredAtoms,
): Steps<AtomGroup[]> {
  const measured = given ?? (yield* measureAtoms(atoms))
  const best: Choice[] = [{ cost: 0, from: 0, cut: 0 }]
  let firstBreak = 0
  for (let to = 1; to <= atoms.length; to++) {
    if (to % STEP === 0) yield
    firstBreak = firstFittingBreak(measured, firstBreak, to, limits.maxWidth)
    let choice: Choice | undefined
    for (let from = to - 1; from >= 0; from--) {
      const run: AtomRun = { from, to, firstBreak }
      if (to - from > 1 && !mayFit(atoms, measured, run, limits)) break
      const broken = breakLines(measured, run, limits.maxWidth)
      if (broken.cost === Number.POSITIVE_INFINITY) break
      const cost = (best[from]?.cost ?? 0) + broken.cost + groupCost(atoms, measured, run, limits)
      if (choice === undefined || cost < choice.cost) choice = { cost, from, cut: broken.cut }
    }
    best.push(choice ?? { cost: 0, from: to - 1, cut: to })
  }
  return readBack(atoms, measured, best)
}

function groupCost(
  atoms: readonly CaptionAtom[],
  measured: MeasuredAtoms,
  { from, to }: AtomRun,
  limits: GroupLimits,
): number {
  const next = atoms[to]
  const pauseMs = next === undefined ? Number.POSITIVE_INFINITY : next.startMs - (atoms[to - 1]?.endMs ?? 0)
  const cut = next === undefined ? 0 : measured.costBefore(to) * (pauseMs >= 300 ? 1 : 3)
  const shownMs = Math.min(
    limits.maxMs,
    (next?.startMs ?? Number.POSITIVE_INFINITY) - (atoms[from]?.startMs ?? 0),
  )
  const flash = shownMs < limits.minMs ? (20 * (limits.minMs - shownMs)) / limits.minMs : 0
  const empty = 1 - Math.min(1, measured.width(from, to) / limits.maxWidth)
  return 3 + cut + flash + 2 * empty + 1.5 * measured.sentenceEnds(from, to)
}

/** Whether a run is short enough to be read and two lines might hold it. */
function mayFit(
  atoms: readonly CaptionAtom[],
  measured: MeasuredAtoms,
  { from, to }: AtomRun,
  limits: GroupLimits,
): boolean {
  const spokenMs = (atoms[to - 1]?.endMs ?? 0) - (atoms[from]?.startMs ?? 0)
  return (
    to - from <= limits.maxWidth &&
    spokenMs <= limits.maxMs &&
    measured.width(from, to) <= 2 * limits.maxWidth + 1
  )
}

function readBack(
  atoms: readonly CaptionAtom[],
  measured: MeasuredAtoms,
  best: readonly Choice[],
): AtomGroup[] {
  const groups: AtomGroup[] = []
  let to = atoms.length
  while (to > 0) {
    const choice = best[to]
    if (choice === undefined) break
    const { from, cut } = choice
    groups.push({
      lines: [joinAtoms(atoms.slice(from, cut)), ...(cut < to ? [joinAtoms(atoms.slice(cut, to))] : [])],
      width: measured.width(from, to),
      startMs: atoms[from]?.startMs ?? 0,
      endMs: atoms[to - 1]?.endMs ?? 0,
    })
    to = from
  }
  return groups.toReversed()
}

function joinAtoms(atoms: readonly CaptionAtom[]): string {
  return atoms.map((atom, index) => (atom.spaced && index > 0 ? ` ${atom.text}` : atom.text)).join('')
}
