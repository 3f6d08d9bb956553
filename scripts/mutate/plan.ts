import { readFileSync } from 'node:fs'

/** What a worker does with one test file. */
export type Job =
  | { readonly task: 'watch' }
  | { readonly task: 'mutate'; readonly trials: readonly Trial[]; readonly usual: Usual }

/** One mutant before the tests of one file. */
export interface Trial {
  readonly mutant: number
  /** Tests that reach it; null for the whole file. */
  readonly only: readonly string[] | null
  /** Reached while files are loaded: they have to be loaded again. */
  readonly fresh: boolean
}

/** What a test file takes without any mutant. */
export interface Usual {
  /** Its slowest test, milliseconds. */
  readonly ms: number
  readonly hits: number
}

/** Jobs by the path of their test file. */
export type Plan = Readonly<Record<string, Job>>

/** What workers write down, a line each, at once: it is there even if the worker is killed a moment later. */
export type Note =
  | { readonly note: 'opened'; readonly file: string }
  | { readonly note: 'watched'; readonly file: string; readonly watched: Watched }
  | { readonly note: 'begun'; readonly file: string; readonly mutant: number }
  | { readonly note: 'ended'; readonly file: string; readonly mutant: number; readonly verdict: Verdict }

/** `stuck` is a mutant that never comes to an end, which a test notices, too. */
export type Verdict = 'killed' | 'stuck' | 'survived'

/** What was seen of a test file without any mutant. */
export interface Watched extends Usual {
  readonly file: string
  /** False when it fails by itself, or fails when it runs a second time in the same process. */
  readonly usable: boolean
  /** The first error, when it is not usable and says so. */
  readonly reason: string | null
  /** True when each half of its tests passes without the other. */
  readonly separable: boolean
  readonly reached: Readonly<Record<string, readonly string[]>>
  readonly loaded: readonly number[]
}

/** Where plan and notes are, for the workers. */
export const PLAN_VARIABLE = 'MUTATE_PLAN'
export const NOTES_VARIABLE = 'MUTATE_NOTES'

/** What was written down by now. */
export function readNotes(path: string): readonly Note[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Note)
}
