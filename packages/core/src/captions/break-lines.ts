import { breakCost } from './break-cost.js'
import type { CaptionAtom } from './caption-atom.js'

/** The lines of a cue and how badly they read; the cost is infinite when they do not fit and could. */
export type BrokenLines = { readonly lines: readonly string[]; readonly cost: number }

/**
 * Breaks atoms into one or two lines of at most `maxWidth` cells, balanced and at places that read well.
 * An atom that is wider than a line by itself gets a line of its own.
 */
export function breakLines(atoms: readonly CaptionAtom[], maxWidth: number): BrokenLines {
  const whole = lineWidth(atoms)
  if (whole <= maxWidth || atoms.length === 1) return { lines: [joinAtoms(atoms)], cost: 0 }
  let best = { cut: 0, cost: Number.POSITIVE_INFINITY }
  let headWidth = 0
  for (const [index, { width, spaced }] of atoms.entries()) {
    const next = atoms[index + 1]
    if (next === undefined) break
    headWidth += width + (spaced && index > 0 ? 1 : 0)
    const cut = index + 1
    const tailWidth = whole - headWidth - (next.spaced ? 1 : 0)
    const fits = (headWidth <= maxWidth || cut === 1) && (tailWidth <= maxWidth || cut === atoms.length - 1)
    if (!fits) continue
    const cost =
      breakCost(atoms[index]?.text ?? '', next.text) + (4 * Math.abs(headWidth - tailWidth)) / maxWidth
    if (cost < best.cost) best = { cut, cost }
  }
  return best.cut === 0
    ? { lines: [], cost: best.cost }
    : { lines: [joinAtoms(atoms.slice(0, best.cut)), joinAtoms(atoms.slice(best.cut))], cost: best.cost }
}

function joinAtoms(atoms: readonly CaptionAtom[]): string {
  return atoms.map((atom, index) => (atom.spaced && index > 0 ? ` ${atom.text}` : atom.text)).join('')
}

function lineWidth(atoms: readonly CaptionAtom[]): number {
  return atoms.reduce((sum, atom, index) => sum + atom.width + (atom.spaced && index > 0 ? 1 : 0), 0)
}
