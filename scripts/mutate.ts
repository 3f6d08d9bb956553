// Changes the code that carries money or guards a door, one small thing at a time, and sees whether a test
// notices. Nothing here passes or fails; CONTRIBUTING says what is promised.
// node scripts/mutate.ts [part of a scope's name …] [--sample 200] [--seed 1] [--workers 2] [--again]
// `--again` does only those that nobody noticed the last time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { mutantsOf, sample } from './mutate/choose-mutants.ts'
import { isIgnored } from './mutate/ignored.ts'
import type { Mutant } from './mutate/mutant.ts'
import { listSurvivors, scoreOf, scoresByFile, writeTable, type Result } from './mutate/report.ts'
import { openTests, type Outcome } from './mutate/run-mutants.ts'
import { besides, PROMISED_SCORE, SCOPES, type Scope } from './mutate/scopes.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(Math.max(1, Math.floor(availableParallelism() / 2))) },
    again: { type: 'boolean', default: false },
    /** A folder of one's own, for the test of this script. */
    scope: { type: 'string' },
    tests: { type: 'string' },
    out: { type: 'string', default: 'out/mutation' },
  },
})

const root = resolve(import.meta.dirname, '..')
const out = resolve(root, values.out)
mkdirSync(out, { recursive: true })

/** A part of a name means every scope that has it, a whole name only that one. */
const isMeant = (name: string, part: string) =>
  SCOPES.some((scope) => scope.name === part) ? name === part : name.includes(part)
const scopes: readonly Scope[] =
  values.scope === undefined
    ? SCOPES.filter(({ name }) => positionals.length === 0 || positionals.some((part) => isMeant(name, part)))
    : [{ ...besides(values.scope), ...(values.tests === undefined ? {} : { tests: [values.tests] }) }]
for (const part of positionals)
  if (!scopes.some(({ name }) => name.includes(part)))
    throw new Error(`No scope is called "${part}". There are: ${SCOPES.map(({ name }) => name).join(', ')}.`)
/** A scope with its mutants, numbered as no others are, and those that are to be tried. */
interface Job {
  readonly scope: Scope
  readonly path: string
  readonly of: number
  readonly known: ReadonlyMap<string, Result>
  readonly chosen: readonly Mutant[]
  readonly wanted: readonly Mutant[]
}

// All before the first: a scope that matches nothing must not come to light after an hour.
let mutants = 0
const jobs = scopes.map((scope): Job => {
  const all = mutantsOf(root, scope)
    .filter((mutant) => !isIgnored(mutant))
    .map((mutant) => ({ ...mutant, id: ++mutants }))
  const path = join(out, `${scope.name.replaceAll('/', '-')}.json`)
  const before = values.again
    ? (JSON.parse(readFileSync(path, 'utf8')) as { results: readonly Result[] }).results
    : []
  const known = new Map(before.map((result) => [identify(result), result]))
  // Lines may move while others are mended.
  const nameOf = ({ file, code, change }: Mutant) => [file, code, change].join('\n')
  const chosen =
    values.sample === undefined ? all : sample(all, Number(values.sample), Number(values.seed), nameOf)
  const wanted = chosen.filter((mutant) => !isNoticed(known.get(identify(mutant))))
  return { scope, path, of: all.length, known, chosen, wanted }
})

// Scopes with the same tests share what these do without any mutant, which takes minutes.
for (const group of Map.groupBy(jobs, ({ scope }) => scope.tests.join(' ')).values()) {
  console.log(
    group.map(({ scope, wanted, of }) => `${scope.name}: ${wanted.length} of ${of} mutants`).join('\n'),
  )
  const tests = await openTests(
    group.flatMap(({ wanted }) => wanted),
    {
      root,
      tests: group[0]?.scope.tests ?? [],
      workers: Number(values.workers),
      folder: out,
      say: (line) => console.log(`  ${line}`),
    },
  )
  try {
    for (const job of group) tell(job, await tests.tryAll(job.wanted))
  } finally {
    await tests.close()
  }
}

function tell({ scope, path, of, known, chosen }: Job, outcomes: ReadonlyMap<number, Outcome>): void {
  const results = chosen.map((mutant): Result => {
    const { file, line, code, change } = mutant
    const outcome = outcomes.get(mutant.id) ?? known.get(identify(mutant))?.outcome ?? 'survived'
    return { file, line, code, change, outcome }
  })
  const total = scoreOf(scope.name, results)
  writeFileSync(path, `${JSON.stringify({ ...total, of, results }, null, 1)}\n`)
  if (total.score < PROMISED_SCORE) console.log(`  ${PROMISED_SCORE} % are promised.`)
  console.log(`\n${writeTable([...scoresByFile(results), total])}\n\n${listSurvivors(results)}\n`)
}

function identify({ file, code, change, line }: Result | Omit<Result, 'outcome'>): string {
  return [file, line, code, change].join('\n')
}

// Tests have failed, which is what they are for here.
process.exitCode = 0

function isNoticed(result: Result | undefined): boolean {
  return result?.outcome === 'killed' || result?.outcome === 'stuck'
}
