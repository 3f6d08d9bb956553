import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forbiddenImports } from './import-edges.js'
import { readPackages } from './read-packages.js'

describe('imports between packages', () => {
  it('go one way only in this repository', () => {
    expect(forbiddenImports(readPackages(resolve(import.meta.dirname, '..')))).toEqual([])
  })
})

describe('the check of imports', () => {
  let repository = ''
  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'mutoscope-edges-'))
  })
  afterEach(() => {
    rmSync(repository, { recursive: true, force: true })
  })

  const found = (
    name: string,
    files: { readonly [path: string]: string },
    manifest: object = {},
  ): readonly string[] => {
    const folder = `packages/${name.replace('@mutoscope/', '')}`
    write(`${folder}/package.json`, JSON.stringify({ name, ...manifest }))
    for (const [path, text] of Object.entries(files)) write(`${folder}/src/${path}`, text)
    return forbiddenImports(readPackages(repository))
  }
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(repository, path)), { recursive: true })
    writeFileSync(join(repository, path), text)
  }

  const forbidden = [
    ['node in core', '@mutoscope/core', 'a.ts', `import { readFile } from 'node:fs/promises'`],
    ['node in core by its old name', '@mutoscope/core', 'a.ts', `import fs from 'fs'`],
    ['another package from core', '@mutoscope/core', 'a.ts', `import type { A } from '@mutoscope/media'`],
    ['a dynamic import', '@mutoscope/core', 'a.ts', `const media = await import('@mutoscope/media')`],
    ['a re-export', '@mutoscope/core', 'a.ts', `export { a } from '@mutoscope/media'`],
    [
      'one branch from another',
      '@mutoscope/storage',
      'deep/a.ts',
      `import { a } from '@mutoscope/providers/runway'`,
    ],
    [
      'one branch from another in a test',
      '@mutoscope/media',
      'a.test.ts',
      `import { a } from '@mutoscope/storage/fs'`,
    ],
    ['the composition root from below', '@mutoscope/api', 'a.ts', `import { createStudio } from 'mutoscope'`],
    [
      'a file of another package by path',
      '@mutoscope/storage',
      'a.ts',
      `import { a } from '../../core/src/a.js'`,
    ],
    ['itself by name', '@mutoscope/media', 'a.ts', `import { a } from '@mutoscope/media'`],
    ['fluent-ffmpeg outside its folder', '@mutoscope/media', 'mix.ts', `import ffmpeg from 'fluent-ffmpeg'`],
    [
      'SQLite in what is for every database',
      '@mutoscope/storage',
      'sql/to-write.ts',
      `import type { DatabaseSync } from 'node:sqlite'`,
    ],
    ['express outside its package', '@mutoscope/api', 'a.ts', `import type { Request } from 'express'`],
    ['zod by name', '@mutoscope/core', 'a.ts', `import { z } from 'zod'`],
    ['zod by a subpath', '@mutoscope/core', 'a.ts', `import * as z from 'zod/v4'`],
    ['a package without a place', '@mutoscope/extras', 'a.ts', ''],
  ] as const
  it.each(forbidden)('catches %s', (_, name, path, text) => {
    expect(found(name, { [path]: text })).toHaveLength(1)
  })

  it('catches a dependency that is only listed', () => {
    expect(
      found('@mutoscope/storage', { 'a.ts': '' }, { dependencies: { '@mutoscope/media': 'workspace:^' } }),
    ).toEqual(['packages/storage/package.json: lists @mutoscope/media'])
  })

  const allowed = [
    [
      'core from a branch',
      '@mutoscope/media',
      'a.ts',
      `import { a } from '@mutoscope/core'\nimport { b } from '@mutoscope/core/testing'`,
    ],
    [
      'everything at the top',
      'mutoscope',
      'a.ts',
      `import { a } from '@mutoscope/media'\nimport { b } from '@mutoscope/storage/fs'`,
    ],
    ['node in a test of core', '@mutoscope/core', 'a.test.ts', `import { createHash } from 'node:crypto'`],
    ['fluent-ffmpeg in its folder', '@mutoscope/media', 'ffmpeg/a.ts', `import ffmpeg from 'fluent-ffmpeg'`],
    ['zod as a whole', '@mutoscope/core', 'a.ts', `import * as z from 'zod'`],
    [
      'words in comments',
      '@mutoscope/core',
      'a.ts',
      `// import fs from 'fs'\nexport const text = "import('express')"`,
    ],
  ] as const
  it.each(allowed)('lets %s pass', (_, name, path, text) => {
    expect(found(name, { [path]: text })).toEqual([])
  })
})
