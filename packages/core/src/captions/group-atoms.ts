import { breakCost } from './break-cost.js'
import { breakLines } from './break-lines.js'
import type { CaptionAtom } from './caption-atom.js'

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

type Choice = { readonly cost: number; readonly from: number; readonly lines: readonly string[] }

/**
 * Groups the atoms of one voice line into cues so that the whole reads best: full but balanced lines, cuts
 * after sentences and in pauses, no flashes. Looks at every possible grouping (dynamic programming), so an
 * early cut never spoils a later one. A group has no more atoms than a line has cells: some
 * take up none.
 */
export function groupAtoms(atoms: readonly CaptionAtom[], limits: GroupLimits): AtomGroup[] {
  const best: Choice[] = [{ cost: 0, from: 0, lines: [] }]
  for (let to = 1; to <= atoms.length; to++) {
    let choice: Choice = { cost: Number.POSITIVE_INFINITY, from: to - 1, lines: [] }
    for (let from = to - 1; from >= 0; from--) {
      const group = atoms.slice(from, to)
      if (group.length > 1 && (group.length > limits.maxWidth || !mayFit(group, limits))) break
      const broken = breakLines(group, limits.maxWidth)
      const cost = (best[from]?.cost ?? 0) + broken.cost + groupCost(group, atoms[to], limits)
      if (cost < choice.cost || choice.lines.length === 0) choice = { cost, from, lines: broken.lines }
    }
    best.push(choice)
  }
  return readBack(atoms, best)
}

function groupCost(
  group: readonly CaptionAtom[],
  next: CaptionAtom | undefined,
  limits: GroupLimits,
): number {
  const last = group.at(-1)
  const first = group[0]
  if (last === undefined || first === undefined) return 0
  const pauseMs = next === undefined ? Number.POSITIVE_INFINITY : next.startMs - last.endMs
  const cut = next === undefined ? 0 : breakCost(last.text, next.text) * (pauseMs >= 300 ? 1 : 3)
  const shownMs = Math.min(limits.maxMs, (next?.startMs ?? Number.POSITIVE_INFINITY) - first.startMs)
  const flash = shownMs < limits.minMs ? (20 * (limits.minMs - shownMs)) / limits.minMs : 0
  const empty = 1 - Math.min(1, groupWidth(group) / limits.maxWidth)
  const crossed = group
    .slice(0, -1)
    .filter((atom, index) => breakCost(atom.text, group[index + 1]?.text ?? '') === 0).length
  return 3 + cut + flash + 2 * empty + 1.5 * crossed
}

function mayFit(group: readonly CaptionAtom[], limits: GroupLimits): boolean {
  const spokenMs = (group.at(-1)?.endMs ?? 0) - (group[0]?.startMs ?? 0)
  return (
    spokenMs <= limits.maxMs &&
    groupWidth(group) <= 2 * limits.maxWidth + 1 &&
    Number.isFinite(breakLines(group, limits.maxWidth).cost)
  )
}

function groupWidth(group: readonly CaptionAtom[]): number {
  return group.reduce((sum, atom, index) => sum + atom.width + (atom.spaced && index > 0 ? 1 : 0), 0)
}

function readBack(atoms: readonly CaptionAtom[], best: readonly Choice[]): AtomGroup[] {
  const groups: AtomGroup[] = []
  let to = atoms.length
  while (to > 0) {
    const choice = best[to]
    if (choice === undefined) break
    const group = atoms.slice(choice.from, to)
    groups.push({
      lines: choice.lines,
      width: groupWidth(group),
      startMs: group[0]?.startMs ?? 0,
      endMs: group.at(-1)?.endMs ?? 0,
    })
    to = choice.from
  }
  return groups.toReversed()
}
