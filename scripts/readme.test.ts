import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { codeBlocks } from './code-blocks.js'
import { packageOf } from './import-edges.js'
import { readPackages } from './read-packages.js'

const repository = resolve(import.meta.dirname, '..')
const packages = readPackages(repository)
const pages = [
  'README.md',
  ...markdownIn('docs'),
  ...packages.map(({ folder }) => `${folder}/README.md`),
].filter((page) => existsSync(join(repository, page)))

describe('README.md', () => {
  it('asks for two commands and nothing else', () => {
    const shell = codeBlocks(read('README.md')).filter(({ language }) =>
      ['sh', 'bash', 'shell', 'console', ''].includes(language),
    )
    const commands = shell
      .flatMap(({ text }) => text.split('\n'))
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => line !== '')
    expect(commands.toSorted()).toEqual(['npm run demo', 'npm test'])
    const [setUp = '', use = ''] = read('README.md').split('\n## Use it')
    const installs = /\b(?:npm|pnpm|yarn|corepack|apt-get|brew)\s+(?:i|install|ci|add|enable)\b/u
    expect(setUp).not.toMatch(installs)
    expect(use).toMatch(/`npm install mutoscope\b/u)
  })
})

describe('documentation', () => {
  it.each(pages)('%s links only to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
      (match) => match[1] ?? '',
    )
    expect(links.filter((link) => !existsSync(resolve(repository, dirname(page), link)))).toEqual([])
    const absolute = [
      ...read(page).matchAll(/https:\/\/github\.com\/mutoscope\/mutoscope\/(?:blob|tree)\/main\/([^)#\s]+)/g),
    ]
    expect(
      absolute.map((match) => match[1] ?? '').filter((path) => !existsSync(join(repository, path))),
    ).toEqual([])
  })

  it.each(packages.map(({ folder, manifest }) => [`${folder}/README.md`, manifest] as const))(
    '%s works on npm: no relative links, and an install line that suffices for its code',
    (page, manifest) => {
      const text = read(page)
      expect([...text.matchAll(/\]\((?!https?:|#|mailto:)([^)\s]+)/g)].map((match) => match[1])).toEqual([])
      const installed = [...text.matchAll(/npm install ([^\n#]+)/g)].flatMap((match) =>
        (match[1] ?? '').trim().split(/\s+/u),
      )
      expect(installed).toContain(manifest.name)
      const imported = codeBlocks(text)
        .filter(({ language }) => ['ts', 'js'].includes(language))
        .flatMap((block) =>
          [...block.text.matchAll(/from '([^'./][^']*)'/g)].map((match) => packageOf(match[1] ?? '')),
        )
        .filter((name) => !isBuiltin(name))
      expect([...new Set(imported)].filter((name) => !installed.includes(name))).toEqual([])
    },
  )

  it('has only TypeScript that type-checks against the packages', async () => {
    const blocks = pages.flatMap((page) =>
      codeBlocks(read(page))
        .filter(({ language }) => language === 'ts')
        .map((block) => ({ ...block, page })),
    )
    expect(blocks).not.toHaveLength(0)
    expect(
      await typeErrors(
        blocks.map(({ page, line, file, text }) => ({
          name: file ?? `${page.replaceAll('/', '-')}-line-${line}.ts`,
          text,
        })),
      ),
    ).toBe('')
  })

  it('would show a block that does not', async () => {
    expect(
      await typeErrors([{ name: 'wrong.ts', text: `import { noSuchThing } from '@mutoscope/core'\n` }]),
    ).toContain('noSuchThing')
  })
})

/** What TypeScript says about some files, as if they stood in a program that uses the packages. */
async function typeErrors(
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<string> {
  const folder = join(repository, 'out', `documentation-${process.pid}-${files[0]?.name ?? ''}`)
  mkdirSync(folder, { recursive: true })
  try {
    linkPackages(folder)
    for (const { name, text } of files) writeFileSync(join(folder, name), text)
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.base.json',
        compilerOptions: { moduleDetection: 'force' },
        include: ['*.ts'],
      }),
    )
    const compiler = join(repository, 'node_modules/typescript-7/bin/tsc')
    const { stdout } = await promisify(execFile)(process.execPath, [compiler, '-p', folder]).catch(
      (error: unknown) => ({ stdout: outputOf(error) }),
    )
    return stdout
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * What a program that uses the packages finds beside it: the packages as their sources, and the libraries
 * that they use.
 */
function linkPackages(folder: string): void {
  const libraries = packages.flatMap(({ folder: from, manifest }) =>
    Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).map(
      (name) => [name, `${from}/node_modules/${name}`] as const,
    ),
  )
  const targets = new Map([
    ...libraries,
    ...packages.map(({ folder: from, manifest }) => [manifest.name, from] as const),
  ])
  for (const [name, target] of targets) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(repository, target), link, 'junction')
  }
}

function outputOf(error: unknown): string {
  return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
}

function markdownIn(folder: string): readonly string[] {
  const names = readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith('.md') && !name.startsWith('api'))
    .map((name) => `${folder}/${name}`)
}

function read(page: string): string {
  return readFileSync(join(repository, page), 'utf8')
}
