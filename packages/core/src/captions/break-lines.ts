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
  let best: BrokenLines = { lines: [], cost: Number.POSITIVE_INFINITY }
  for (let cut = 1; cut < atoms.length; cut++) {
    const head = atoms.slice(0, cut)
    const tail = atoms.slice(cut)
    const headWidth = lineWidth(head)
    const tailWidth = lineWidth(tail)
    if (tooWide(head, headWidth, maxWidth) || tooWide(tail, tailWidth, maxWidth)) continue
    const cost =
      breakCost(head.at(-1)?.text ?? '', tail[0]?.text ?? '') +
      (4 * Math.abs(headWidth - tailWidth)) / maxWidth
    if (cost < best.cost) best = { lines: [joinAtoms(head), joinAtoms(tail)], cost }
  }
  return best
}

function joinAtoms(atoms: readonly CaptionAtom[]): string {
  return atoms.map((atom, index) => (atom.spaced && index > 0 ? ` ${atom.text}` : atom.text)).join('')
}

function lineWidth(atoms: readonly CaptionAtom[]): number {
  return atoms.reduce((sum, atom, index) => sum + atom.width + (atom.spaced && index > 0 ? 1 : 0), 0)
}

function tooWide(atoms: readonly CaptionAtom[], width: number, maxWidth: number): boolean {
  return width > maxWidth && atoms.length > 1
}
