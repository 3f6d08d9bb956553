import { writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ForksPoolWorker, createVitest, type PoolOptions, type Vite } from 'vitest/node'
import usual from '../../vitest.config.ts'
import { instrument } from './instrument.ts'
import type { Mutant } from './mutant.ts'
import {
  NOTES_VARIABLE,
  PLAN_VARIABLE,
  readNotes,
  type Note,
  type Plan,
  type Trial,
  type Watched,
} from './plan.ts'

/** What became of a mutant. `unreached` has no test that comes by. */
export type Outcome = 'killed' | 'stuck' | 'survived' | 'unreached'

/** Options of {@link openTests}. */
export interface OpenTestsOptions {
  readonly root: string
  /** Globs of the test files that may kill them. */
  readonly tests: readonly string[]
  readonly workers: number
  /** Folder for what the processes tell each other. */
  readonly folder: string
  readonly say: (line: string) => void
}

/** How often a worker is started at most: on a busy machine it may take longer than Vitest waits. */
const STARTS = 10

/** So many rounds try one test file for each mutant; then all that are left are tried at once. */
const SINGLE_ROUNDS = 2

/** Tests that were run once without any mutant, ready to try some. */
export interface OpenTests {
  /** Runs each mutant against the tests that reach it, the nearest first, until one of them fails. */
  tryAll(mutants: readonly Mutant[]): Promise<ReadonlyMap<number, Outcome>>
  close(): Promise<void>
}

/** Makes tests ready to try these mutants, all of them or a part at a time. */
export async function openTests(
  mutants: readonly Mutant[],
  { root, tests, workers, folder, say }: OpenTestsOptions,
): Promise<OpenTests> {
  const planPath = join(folder, 'plan.json')
  const notesPath = join(folder, 'notes.jsonl')
  process.env[PLAN_VARIABLE] = planPath
  process.env[NOTES_VARIABLE] = notesPath
  const vitest = await createVitest(
    'test',
    { root, config: false, watch: false },
    {
      ...usual,
      plugins: [instrumented(root, mutants)],
      test: {
        ...usual.test,
        include: [...tests],
        reporters: [],
        silent: true,
        update: 'none',
        isolate: true,
        // It knows a source by its text alone, and would give the mutants of another run.
        fsModuleCache: false,
        maxWorkers: workers,
        runner: join(import.meta.dirname, 'mutant-runner.ts'),
        pool: { name: 'mutants', createPoolWorker: (options) => new MutantPoolWorker(options) },
      },
    },
  )

  /** Lets workers do a plan, and reads what they wrote down. */
  async function work(plan: Plan): Promise<readonly Note[]> {
    writeFileSync(planPath, JSON.stringify(plan))
    writeFileSync(notesPath, '')
    const specifications = (await vitest.globTestSpecifications()).filter(({ moduleId }) => moduleId in plan)
    let unhandledErrors: readonly unknown[] = []
    for (let start = 1; start <= STARTS; start++) {
      const opened = new Set(readNotes(notesPath).map(({ file }) => file))
      const unopened = specifications.filter(({ moduleId }) => !opened.has(moduleId))
      if (unopened.length === 0) break
      ;({ unhandledErrors } = await vitest.runTestSpecifications(unopened))
    }
    const notes = readNotes(notesPath)
    // A worker that is killed for a mutant is no surprise; that none of them did anything is.
    if (notes.length === 0) throw new AggregateError(unhandledErrors, 'The workers did nothing.')
    return notes
  }

  /** Runs each test file without any mutant, and again when that fails: a busy machine may be the reason. */
  async function watch(): Promise<readonly Watched[]> {
    const usable: Watched[] = []
    const reasons = new Map<string, string | null>()
    let left = (await vitest.globTestSpecifications()).map(({ moduleId }) => moduleId)
    for (let start = 1; start <= STARTS && left.length > 0; start++) {
      const notes = await work(Object.fromEntries(left.map((file) => [file, { task: 'watch' }])))
      for (const note of notes) {
        if (note.note !== 'watched') continue
        if (note.watched.usable) usable.push(note.watched)
        else reasons.set(note.watched.file, note.watched.reason)
      }
      left = left.filter((file) => !usable.some((each) => each.file === file))
    }
    for (const file of left)
      say(`${file} cannot be used: it fails by itself. ${stripVTControlCharacters(reasons.get(file) ?? '')}`)
    if (usable.length === 0) throw new Error('None of the tests can be used.')
    return usable
  }

  const close = () => vitest.close()
  try {
    const watched = await watch()
    return { close, tryAll: (some) => tryAll(some, root, watched, work, say) }
  } catch (error) {
    await close()
    throw error
  }
}

/** A trial of a mutant, and where. */
type Candidate = { readonly watched: Watched; readonly trial: Trial }

async function tryAll(
  mutants: readonly Mutant[],
  root: string,
  watched: readonly Watched[],
  work: (plan: Plan) => Promise<readonly Note[]>,
  say: (line: string) => void,
): Promise<ReadonlyMap<number, Outcome>> {
  const outcomes = new Map<number, Outcome>()
  const left = new Map(mutants.map((mutant) => [mutant.id, candidatesOf(mutant, root, watched)]))
  for (const [id, candidates] of left) outcomes.set(id, candidates.length === 0 ? 'unreached' : 'survived')
  for (let round = 1; ; round++) {
    const next = [...left.values()].flatMap((candidates) =>
      round > SINGLE_ROUNDS ? candidates : candidates.slice(0, 1),
    )
    if (next.length === 0) return outcomes
    const open = [...left.values()].filter(({ length }) => length > 0).length
    say(`${open} mutants to try, ${count(outcomes, 'killed') + count(outcomes, 'stuck')} killed so far`)
    const notes = await work(planOf(next))
    const ended = new Set(
      notes.flatMap((note) => (note.note === 'ended' ? [`${note.file} ${note.mutant}`] : [])),
    )
    for (const note of notes) {
      if (note.note !== 'begun' && note.note !== 'ended') continue
      // Begun and never ended: the process had to be killed.
      if (note.note === 'begun' && ended.has(`${note.file} ${note.mutant}`)) continue
      const verdict = note.note === 'ended' ? note.verdict : 'stuck'
      const candidates = left.get(note.mutant)
      if (candidates === undefined) continue
      if (verdict === 'survived')
        left.set(
          note.mutant,
          candidates.filter(({ watched: { file } }) => file !== note.file),
        )
      else {
        outcomes.set(note.mutant, verdict)
        left.delete(note.mutant)
      }
    }
  }
}

function planOf(candidates: readonly Candidate[]): Plan {
  const byFile = Map.groupBy(candidates, ({ watched }) => watched)
  return Object.fromEntries(
    [...byFile].map(([{ file, ms, hits }, each]) => [
      file,
      {
        task: 'mutate',
        usual: { ms, hits },
        // Those that need everything loaded again come last.
        trials: each.map(({ trial }) => trial).toSorted((a, b) => Number(a.fresh) - Number(b.fresh)),
      },
    ]),
  )
}

/** The test files that reach a mutant: that beside it, then those in its folder, then the quick ones. */
function candidatesOf(mutant: Mutant, root: string, watched: readonly Watched[]): Candidate[] {
  const path = resolve(root, mutant.file)
  const distance = ({ file }: Watched) =>
    file.startsWith(path.replace(/\.ts$/u, '')) ? 0 : dirname(file) === dirname(path) ? 1 : 2
  return watched
    .filter(({ reached }) => reached[mutant.id] !== undefined)
    .toSorted((a, b) => distance(a) - distance(b) || a.ms - b.ms)
    .map((each) => {
      const tests = each.reached[mutant.id] ?? []
      const fresh = each.loaded.includes(mutant.id)
      const only = fresh || !each.separable || tests.includes('') ? null : tests
      return { watched: each, trial: { mutant: mutant.id, only, fresh } }
    })
}

function count(outcomes: ReadonlyMap<number, Outcome>, wanted: Outcome): number {
  return [...outcomes.values()].filter((outcome) => outcome === wanted).length
}

class MutantPoolWorker extends ForksPoolWorker {
  protected override readonly entrypoint: string

  constructor(options: PoolOptions) {
    super(options)
    this.entrypoint = join(import.meta.dirname, 'worker.ts')
  }
}

function instrumented(root: string, mutants: readonly Mutant[]): Vite.Plugin {
  const byFile = Map.groupBy(mutants, ({ file }) => resolve(root, file))
  return {
    name: 'mutants',
    enforce: 'pre',
    transform(code, id) {
      const own = byFile.get(id.replace(/\?.*/u, ''))
      return own === undefined ? null : { code: instrument(code, own), map: null }
    },
  }
}
