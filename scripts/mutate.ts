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
import { listSurvivors, scoreOf, scoresByFile, writeTable, type Result } from './mutate/report.ts'
import { runMutants } from './mutate/run-mutants.ts'
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

const scopes: readonly Scope[] =
  values.scope === undefined
    ? SCOPES.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)))
    : [{ ...besides(values.scope), ...(values.tests === undefined ? {} : { tests: [values.tests] }) }]
for (const part of positionals)
  if (!scopes.some(({ name }) => name.includes(part)))
    throw new Error(`No scope is called "${part}". There are: ${SCOPES.map(({ name }) => name).join(', ')}.`)
// All before the first: a scope that matches nothing must not come to light after an hour.
const mutants = new Map(
  scopes.map((scope) => [scope, mutantsOf(root, scope).filter((mutant) => !isIgnored(mutant))]),
)

const identify = ({ file, code, change, line }: Result | Omit<Result, 'outcome'>) =>
  [file, line, code, change].join('\n')

for (const [scope, all] of mutants) {
  const path = join(out, `${scope.name.replaceAll('/', '-')}.json`)
  const before = values.again
    ? (JSON.parse(readFileSync(path, 'utf8')) as { results: readonly Result[] }).results
    : []
  const known = new Map(before.map((result) => [identify(result), result]))
  const chosen = values.sample === undefined ? all : sample(all, Number(values.sample), Number(values.seed))
  const wanted = chosen.filter((mutant) => !isNoticed(known.get(identify(mutant))))
  console.log(`${scope.name}: ${wanted.length} of ${all.length} mutants`)
  const outcomes = await runMutants(wanted, {
    root,
    tests: scope.tests,
    workers: Number(values.workers),
    folder: out,
    say: (line) => console.log(`  ${line}`),
  })
  const results = chosen.map((mutant): Result => {
    const { file, line, code, change } = mutant
    const outcome = outcomes.get(mutant.id) ?? known.get(identify(mutant))?.outcome ?? 'survived'
    return { file, line, code, change, outcome }
  })
  const total = scoreOf(scope.name, results)
  writeFileSync(path, `${JSON.stringify({ ...total, of: all.length, results }, null, 1)}\n`)
  if (total.score < PROMISED_SCORE) console.log(`  ${PROMISED_SCORE} % are promised.`)
  console.log(`\n${writeTable([...scoresByFile(results), total])}\n\n${listSurvivors(results)}\n`)
}
// Tests have failed, which is what they are for here.
process.exitCode = 0

function isNoticed(result: Result | undefined): boolean {
  return result?.outcome === 'killed' || result?.outcome === 'stuck'
}
