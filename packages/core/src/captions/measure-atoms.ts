import type { Steps } from '../event-loop/in-turns.js'
import { breakCost } from './break-cost.js'
import type { CaptionAtom } from './caption-atom.js'

/** Answers about runs of atoms, each in one step however long the run is. */
export interface MeasuredAtoms {
  /** Cells of the atoms from `from` up to and without `to`, written on one line. At least one atom. */
  width(from: number, to: number): number
  /** How badly it reads to break before the atom `at`: see {@link breakCost}. */
  costBefore(at: number): number
  /** How many ends of sentences lie inside the run. */
  sentenceEnds(from: number, to: number): number
}

/** So many atoms are read in one step. */
const STEP = 1000

/** Reads every atom once; the answers come from running sums. */
export function* measureAtoms(atoms: readonly CaptionAtom[]): Steps<MeasuredAtoms> {
  // Of the atoms before an index, each with the space before it.
  const cells = new Float64Array(atoms.length + 1)
  const spaces = new Uint8Array(atoms.length + 1)
  const costs = new Float64Array(atoms.length + 1)
  // Of the borders before an index.
  const ends = new Uint32Array(atoms.length + 1)
  let before: string | undefined
  for (const [index, { text, width, spaced }] of atoms.entries()) {
    if (index % STEP === STEP - 1) yield
    const cost = before === undefined ? Number.POSITIVE_INFINITY : breakCost(before, text)
    spaces[index] = spaced ? 1 : 0
    cells[index + 1] = (cells[index] ?? 0) + width + (spaced ? 1 : 0)
    costs[index] = cost
    ends[index + 1] = (ends[index] ?? 0) + (cost === 0 ? 1 : 0)
    before = text
  }
  return {
    width: (from, to) => (cells[to] ?? 0) - (cells[from] ?? 0) - (spaces[from] ?? 0),
    costBefore: (at) => costs[at] ?? 0,
    sentenceEnds: (from, to) => (ends[to] ?? 0) - (ends[from + 1] ?? 0),
  }
}
