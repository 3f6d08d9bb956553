import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { runInNewContext, Script } from 'node:vm'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { mutantsOf, sample } from './mutate/choose-mutants.ts'
import { findMutants } from './mutate/find-mutants.ts'
import { IGNORED, matches } from './mutate/ignored.ts'
import { instrument } from './mutate/instrument.ts'
import { listSurvivors, scoreOf, type Result } from './mutate/report.ts'
import { besides, PROMISED_SCORE, SCOPES } from './mutate/scopes.ts'

const root = resolve(import.meta.dirname, '..')
const changes = (source: string) =>
  findMutants('a.ts', source).map(({ code, change }) => `${code} > ${change}`)

describe('a source is changed', () => {
  it.each([
    ['f(a < b)', ['f(a < b) > ', 'a < b > a <= b']],
    ['if (a === 1) f()', ['a === 1 > true', 'a === 1 > false', 'f() > ']],
    ['const x = a === 1 || !b', ['a === 1 || !b > a === 1 && !b', 'a === 1 > a !== 1', '!b > b']],
    ['const x = a?.b.c', ['a?.b.c > a.b.c']],
    ['const x = a?.(b)', ['a?.(b) > a(b)']],
    ['const x = a ?? b ?? c', ['a ?? b ?? c > (a ?? b) && c', 'a ?? b > a && b']],
    [
      'const f = () => a.filter(g).some(h)',
      ['a.filter(g).some(h) > undefined', 'a.filter(g).some(h) > a.filter(g).every(h)', 'a.filter(g) > a'],
    ],
    ['function f() { throw g }', ['throw g > ']],
    ['function f() { return true }', ['true > false']],
    ['x = a ? 1 : 2', ['x = a ? 1 : 2 > ', 'a > true', 'a > false']],
    ['for (let i = 0; i < 3; i++) {}', ['i < 3 > false', 'i < 3 > i <= 3', 'i++ > i--']],
  ])('%s', (source, expected) => expect(changes(source)).toEqual(expected))

  it.each([
    'type A = true | 1',
    "import { a } from 'b'",
    'interface A { readonly b: false }',
    'const x = { message: a ? b : c }',
    'logger.warn(a ? b : c)',
    'options.logger.error(`x`, { a: b + c })',
    'return',
    'const f = () => {}',
    "const x = 'a' + b",
  ])('except for what is no behaviour: %s', (source) => {
    expect(changes(source).filter((change) => !change.startsWith('{'))).toEqual([])
  })
})

describe('a source with switches', () => {
  const source = `
    const rows = [3, 1, 2]
    export const half = (list) => list?.rows.map((each) => each > 1 ? each / 2 : -each).toSorted()
    export function run(a = !rows.length) {
      let sum = 0
      for (const each of rows) {
        if (each < 2) continue
        else sum += each
      }
      ;[sum] = [sum + 1]
      delete rows[5]
      rows.push(sum)
      return a ? null : { sum, rows: rows.slice(1), last: half({ rows })?.at(-1) ?? 0 }
    }`

  function evaluate(active: number): unknown {
    const mutants = findMutants('a.ts', source).map((mutant, index) => ({ ...mutant, id: index + 1 }))
    const { outputText } = ts.transpileModule(instrument(source, mutants), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    })
    const exports: { run?: () => unknown } = {}
    runInNewContext(outputText, { exports, isMutantOn: (id: number) => id === active })
    try {
      // Values of another context are compared as text.
      return JSON.parse(JSON.stringify(exports.run?.())) as unknown
    } catch (error) {
      return String(error)
    }
  }

  it('does the same as before while none is on, and something else for nearly every one', () => {
    const before = { sum: 6, rows: [1, 2, 6], last: 3 }
    expect(evaluate(0)).toEqual(before)
    const others = findMutants('a.ts', source).map((_, index) => JSON.stringify(evaluate(index + 1)))
    expect(others.filter((each) => each !== JSON.stringify(before)).length).toBeGreaterThan(others.length / 2)
  })
})

describe('the list of changes that make no difference', () => {
  it('names only what is there', () => {
    const all = SCOPES.flatMap((scope) => mutantsOf(root, scope))
    const idle = IGNORED.filter((each) => !all.some((mutant) => matches(each, mutant)))
    expect(idle).toEqual([])
  })
})

describe('the table of facts in the README', () => {
  const rows = readFileSync(join(root, 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('`npm run mutate`'))

  it('names scopes, each of which keeps what is promised', () => {
    const names = SCOPES.map(({ name }) => name)
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) {
      const [, folder = ''] = /\(`([\w/]+)`\)/u.exec(row) ?? []
      expect(names.filter((name) => name.includes(folder))).not.toEqual([])
      const [, noticed = '', all = ''] = /(\d+) of (\d+)/u.exec(row) ?? []
      expect((Number(noticed) * 100) / Number(all)).toBeGreaterThanOrEqual(PROMISED_SCORE)
    }
  })
})

describe('a scope', () => {
  it.each(SCOPES.map((scope) => [scope.name, scope] as const))('%s has mutants', (_name, scope) => {
    expect(mutantsOf(root, scope).length).toBeGreaterThan(0)
  })

  it.each(SCOPES.map((scope) => [scope.name, scope] as const))(
    '%s can be loaded with all switches in it',
    (_name, scope) => {
      for (const [file, mutants] of Map.groupBy(mutantsOf(root, scope), ({ file: each }) => each)) {
        const source = instrument(readFileSync(join(root, file), 'utf8'), mutants)
        const { outputText } = ts.transpileModule(source, {
          compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ESNext },
        })
        expect(() => new Script(outputText, { filename: file })).not.toThrow()
      }
    },
  )

  it('has each file of the SQL stores, and no two have the same', () => {
    const sql = SCOPES.filter(({ name }) => name.startsWith('packages/storage/src/sql'))
    const files = sql.map((scope) => new Set(mutantsOf(root, scope).map(({ file }) => file)))
    const [shared = new Set(), postgres = new Set()] = files
    expect([...shared].filter((file) => postgres.has(file) || file.includes('/postgres/'))).toEqual([])
    const all = new Set(mutantsOf(root, besides('packages/storage/src/sql')).map(({ file }) => file))
    expect(new Set([...shared, ...postgres])).toEqual(all)
  })

  it('whose files have moved away is refused by name, its sources and its tests alike', () => {
    const { name, sources, tests } = besides('scripts/mutate')
    expect(() => mutantsOf(root, { name, sources: [...sources, 'scripts/gone/*.ts'], tests: [] })).toThrow(
      'No file matches "scripts/gone/*.ts" of the scope scripts/mutate.',
    )
    expect(() => mutantsOf(root, { name, sources, tests })).toThrow(
      'No file matches "scripts/mutate/**/*.test.ts" of the scope scripts/mutate.',
    )
  })
})

describe('a sample', () => {
  const items = Array.from({ length: 100 }, (_, index) => index)
  const draw = (size: number, seed: number, of = items) => sample(of, size, seed, String)

  it('is the same for the same seed, and another for another', () => {
    expect(draw(10, 1)).toEqual(draw(10, 1))
    expect(draw(10, 1)).not.toEqual(draw(10, 2))
    expect(new Set(draw(100, 3)).size).toBe(100)
    expect(draw(10, 1)).not.toEqual(items.slice(0, 10))
  })

  it('keeps those that were drawn when others come or go', () => {
    const [first, ...drawn] = draw(20, 1)
    const without = draw(
      20,
      1,
      items.filter((item) => item !== first),
    )
    expect(without.slice(0, 19)).toEqual(drawn)
  })
})

describe('a run', () => {
  it('finds what the tests notice, what they do not, and what they never come by', async () => {
    const out = await mkdtemp(join(tmpdir(), 'mutate-'))
    try {
      const folder = 'scripts/mutate/fixture'
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [
          'scripts/mutate.ts',
          '--scope',
          folder,
          '--tests',
          `${folder}/*.check.ts`,
          '--workers',
          '1',
          '--out',
          out,
        ],
        { cwd: root },
      )
      const { results } = JSON.parse(await readFile(join(out, 'scripts-mutate-fixture.json'), 'utf8')) as {
        readonly results: readonly Result[]
      }
      const outcomes = Object.fromEntries(
        results.map(({ code, change, outcome }) => [`${code} > ${change}`, outcome]),
      )
      expect(outcomes).toMatchObject({
        'grams < 1000 > true': 'killed',
        'grams < 1000 > grams <= 1000': 'survived',
        'grams > 100_000 > grams >= 100_000': 'survived',
        'grams * 2 > grams / 2': 'unreached',
        'left >= parcel > left > parcel': 'killed',
        'left -= parcel > ': 'stuck',
        'parcels > undefined': 'killed',
      })
      const { killed, survived, unreached } = scoreOf(folder, results)
      expect(killed + survived + unreached).toBe(results.length)
      expect(stdout).toContain(listSurvivors(results))
      expect(stdout).toContain('postage.ts:4  grams < 1000  →  grams <= 1000')
    } finally {
      await rm(out, { recursive: true })
    }
  })
})
