import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPackages } from './read-packages.js'

const repository = resolve(import.meta.dirname, '..')
const packages = readPackages(repository)
let copy = ''

const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], { cwd: copy })
const commit = () => {
  git('add', '--all')
  git('commit', '--quiet', '--message', 'A change')
}
const version = () =>
  execFileSync(process.execPath, [join(repository, 'node_modules/@changesets/cli/bin.js'), 'version'], {
    cwd: copy,
    encoding: 'utf8',
  })
const read = (path: string) => readFileSync(join(copy, path), 'utf8')
const addChangeset = (name: string, text: string) => {
  writeFileSync(join(copy, `.changeset/${name}.md`), `---\n'@mutoscope/storage': patch\n---\n\n${text}\n`)
  commit()
}
const versions = () =>
  packages.map(({ folder }) => (JSON.parse(read(`${folder}/package.json`)) as { version: string }).version)

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'mutoscope-changelog-'))
  const wanted = [
    'package.json',
    'pnpm-workspace.yaml',
    '.changeset/*',
    '{packages,examples}/*/{package.json,CHANGELOG.md}',
  ]
  for (const path of globSync(wanted, { cwd: repository })) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    cpSync(join(repository, path), join(copy, path))
  }
  git('init', '--quiet', '--initial-branch', 'main')
  commit()
})
afterEach(() => {
  rmSync(copy, { recursive: true, force: true })
})

describe('a release', () => {
  it('gives all packages the same next version, and says the changes in the words they were written in', () => {
    addChangeset('of-the-test', 'Files are closed sooner.')
    const summaries = globSync('.changeset/*.md', { cwd: copy }).map((path) =>
      read(path)
        .replace(/^---\n.*?\n---\n/su, '')
        .trim(),
    )
    version()
    expect(new Set(versions()).size).toBe(1)
    expect(versions()[0]).not.toBe(packages[0]?.manifest.version)
    expect(globSync('.changeset/*.md', { cwd: copy })).toEqual([])
    const changelogs = packages.map(({ folder }) => read(`${folder}/CHANGELOG.md`))
    for (const changelog of changelogs) {
      expect(changelog).toMatch(new RegExp(`^# \\S+\\n\\n## ${versions()[0]}\\n`, 'u'))
      expect(changelog).not.toMatch(/Updated dependencies|[ \t]$|^- [0-9a-f]{7}:/mu)
    }
    const missing = summaries
      .flatMap((summary) => summary.split('\n')[0] ?? [])
      .filter((line) => !changelogs.some((changelog) => changelog.includes(`- ${line}\n`)))
    expect(missing).toEqual([])
  })

  it('goes on from there: what one package changed raises all, and stands in its changelog alone', () => {
    version()
    const before = packages.map(({ folder }) => read(`${folder}/CHANGELOG.md`))
    commit()
    addChangeset('of-the-test', 'Files are closed sooner.\n\nAlso on Windows.')
    version()
    expect(new Set(versions()).size).toBe(1)
    for (const [index, { folder }] of packages.entries()) {
      const known = before[index]?.replace(/^# .*\n\n/u, '') ?? ''
      const changelog = read(`${folder}/CHANGELOG.md`)
      expect(changelog.endsWith(known)).toBe(true)
      const added = changelog.slice(0, -known.length)
      expect(added.includes('- Files are closed sooner.\n\n  Also on Windows.\n')).toBe(
        folder === 'packages/storage',
      )
    }
  })
})
