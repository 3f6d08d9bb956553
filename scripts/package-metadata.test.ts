import { existsSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageOf } from './import-edges.js'
import { readPackages } from './read-packages.js'

const repository = resolve(import.meta.dirname, '..')
const packages = readPackages(repository)

describe.each(packages)('$folder', ({ folder, manifest, files }) => {
  it('has the version, licence and engines of the others, and a README', () => {
    expect(manifest).toMatchObject({
      version: packages[0]?.manifest.version,
      license: 'MIT',
      engines: { node: '>=22.16' },
    })
    expect(existsSync(join(repository, folder, 'README.md')), 'README.md').toBe(true)
  })

  it('names nothing twice, of which the last would count', () => {
    const text = readFileSync(join(repository, folder, 'package.json'), 'utf8')
    expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text)
  })

  it('has a script for its own tests', () => {
    expect(manifest.scripts?.['test']).toBe(`vitest run --root ../.. ${folder}/`)
  })

  it('says on npm what it is and where it comes from', () => {
    expect(manifest).toMatchObject({
      homepage: `https://github.com/mutoscope/mutoscope/tree/main/${folder}#readme`,
      bugs: 'https://github.com/mutoscope/mutoscope/issues',
      repository: {
        type: 'git',
        url: 'git+https://github.com/mutoscope/mutoscope.git',
        directory: folder,
      },
    })
    expect(manifest.description ?? '').toMatch(/^[A-Z].*\.$/u)
    expect(manifest.keywords).toEqual(expect.arrayContaining(['video', 'ai', 'video-generation']))
  })

  const sources = files.filter((file) => !file.isTest)

  it('imports every dependency it lists', () => {
    const unused = Object.keys(manifest.dependencies ?? {}).filter(
      (name) => !sources.some((file) => mentions(file.text, name)),
    )
    expect(unused).toEqual([])
  })

  it('lists every package it imports, or bundles it', async () => {
    const { default: bundling } = (await import(join(repository, folder, 'tsup.config.ts'))) as {
      readonly default: { readonly noExternal?: readonly string[] }
    }
    const dependencies = { ...manifest.dependencies, ...manifest.peerDependencies }
    const listed = new Set([...Object.keys(dependencies), ...(bundling.noExternal ?? [])])
    // The conformance suites only name the types of the test runner, which is handed to them.
    const imported = sources
      .flatMap((file) => file.imports)
      .filter(
        ({ specifier, statement }) =>
          !statement.startsWith('import type') && !specifier.startsWith('.') && !isBuiltin(specifier),
      )
    expect(
      [...new Set(imported.map(({ specifier }) => packageOf(specifier)))].filter((name) => !listed.has(name)),
    ).toEqual([])
  })
})

/** Files of a package (a font, a module of data) are also found by name, without an import. */
function mentions(text: string, name: string): boolean {
  return [`'${name}'`, `'${name}/`, `\`${name}/`].some((mention) => text.includes(mention))
}
