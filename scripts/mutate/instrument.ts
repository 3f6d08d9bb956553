import type { Mutant } from './mutant.ts'

/**
 * Writes all mutants of a source into it, each behind a switch: `(isMutantOn(3) ? a <= b : a < b)`. So the source
 * is loaded once, and any mutant is switched on at any time.
 */
export function instrument(source: string, mutants: readonly Mutant[]): string {
  const groups = [...Map.groupBy(mutants, ({ host }) => `${host.start}-${host.end}-${host.kind}`).values()]
    // Outer ones first; of two that are equally long, the statement.
    .toSorted(([a], [b]) => order(a, b))

  /** The text from one place to another, with the switches of these groups, which all lie within. */
  function write(start: number, end: number, inside: readonly (readonly Mutant[])[]): string {
    let text = ''
    let from = start
    let rest = inside
    while (rest.length > 0) {
      const [group = [], ...others] = rest
      const [first] = group
      if (first === undefined) break
      const { host } = first
      const within = others.filter(([other]) => other !== undefined && other.host.end <= host.end)
      text += source.slice(from, host.start) + switched(group, write(host.start, host.end, within))
      from = host.end
      rest = others.slice(within.length)
    }
    return text + source.slice(from, end)
  }

  return write(0, source.length, groups)
}

function switched(group: readonly Mutant[], original: string): string {
  const [first] = group
  if (first?.host.kind === 'statement') return `{ if (!isMutantOn(${first.id})) ${original} }`
  return `(${group.map(({ id, text }) => `isMutantOn(${id}) ? (${text}) : `).join('')}(${original}))`
}

function order(a: Mutant | undefined, b: Mutant | undefined): number {
  if (a === undefined || b === undefined) return 0
  return (
    a.host.start - b.host.start ||
    b.host.end - a.host.end ||
    Number(b.host.kind === 'statement') - Number(a.host.kind === 'statement')
  )
}
