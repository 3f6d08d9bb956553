import type { Mutant } from './mutant.ts'
import type { Outcome } from './run-mutants.ts'

/** What came out for one file or folder. */
export interface Score {
  readonly name: string
  /** Those that never end are among them. */
  readonly killed: number
  readonly survived: number
  readonly unreached: number
  /** Killed of all, percent. */
  readonly score: number
}

/** A mutant with what became of it. */
export type Result = Pick<Mutant, 'file' | 'line' | 'code' | 'change'> & { readonly outcome: Outcome }

/** Counts results under a name. */
export function scoreOf(name: string, results: readonly Result[]): Score {
  const count = (...wanted: readonly Outcome[]) =>
    results.filter(({ outcome }) => wanted.includes(outcome)).length
  const killed = count('killed', 'stuck')
  return {
    name,
    killed,
    survived: count('survived'),
    unreached: count('unreached'),
    score: results.length === 0 ? 100 : Math.floor((killed * 1000) / results.length) / 10,
  }
}

/** Scores of every file, in their order. */
export function scoresByFile(results: readonly Result[]): readonly Score[] {
  return [...Map.groupBy(results, ({ file }) => file)].map(([file, each]) => scoreOf(file, each))
}

/** A table in Markdown. */
export function writeTable(scores: readonly Score[]): string {
  return [
    '| file | killed | survived | no test | score |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...scores.map(
      ({ name, killed, survived, unreached, score }) =>
        `| ${name} | ${killed} | ${survived} | ${unreached} | ${score.toFixed(1)} % |`,
    ),
  ].join('\n')
}

/** The mutants that no test noticed, a line each. */
export function listSurvivors(results: readonly Result[]): string {
  return results
    .filter(({ outcome }) => outcome === 'survived' || outcome === 'unreached')
    .map(({ file, line, code, change, outcome }) => {
      const note = outcome === 'unreached' ? '  (no test comes by)' : ''
      return `${file}:${line}  ${differing(code, change)}${note}`
    })
    .join('\n')
}

const SHOWN = 60

/** Only the part that differs, with a little around it. */
function differing(code: string, change: string): string {
  if (change === '') return `${shorten(code)}  →  (removed)`
  let from = 0
  while (from < Math.min(code.length, change.length) && code[from] === change[from]) from++
  const start = code.length <= SHOWN ? 0 : Math.max(0, from - SHOWN / 3)
  const dots = start > 0 ? '…' : ''
  return `${dots}${shorten(code.slice(start))}  →  ${dots}${shorten(change.slice(start))}`
}

function shorten(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`
}
