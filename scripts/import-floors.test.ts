import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FLOORS, importCircles, upwardImports } from './import-floors.js'
import { readPackages, type SourceFile } from './read-packages.js'

const packages = readPackages(resolve(import.meta.dirname, '..'))

describe('imports inside packages', () => {
  const files = packages.flatMap((each) => each.files)

  it.each(Object.entries(FLOORS))('go down from floor to floor in %s', (folder, floors) => {
    expect(files.filter(({ path }) => path.startsWith(`${folder}/`)).length).toBeGreaterThan(5)
    expect(upwardImports(files, folder, floors)).toEqual([])
  })

  it('have floors in every package', () => {
    expect(packages.map(({ folder }) => `${folder}/src`).filter((folder) => !(folder in FLOORS))).toEqual([])
  })

  it('make no circle, not even of types', () => {
    expect(packages.flatMap(({ files }) => importCircles(files))).toEqual([])
  })
})

describe('the check of floors', () => {
  const floors = [['low'], ['left', '*'], ['index']]
  const found = (path: string, specifier: string) =>
    upwardImports([file(path, specifier)], 'packages/core/src', floors)

  it.each([
    ['left/a.ts', '../low/b.js'],
    ['left/a.ts', './b.js'],
    ['left/deep/a.ts', '../b.js'],
    ['left.ts', './left/a.js'],
    ['left/a.ts', '../left.js'],
    ['index.ts', './left/b.js'],
    ['index.ts', './new/b.js'],
    ['index.ts', '../../api/src/b.js'],
    ['low/a.test.ts', '../left/b.js'],
    ['low/a.ts', 'zod'],
  ])('lets %s import %s', (path, specifier) => {
    expect(found(path, specifier)).toEqual([])
  })

  it.each([
    ['low/a.ts', '../left/b.js', 'packages/core/src/low/a.ts: low may not import from left'],
    ['left/a.ts', '../right/b.js', 'packages/core/src/left/a.ts: left may not import from right'],
    ['left/a.ts', '../index.js', 'packages/core/src/left/a.ts: left may not import from index'],
    ['left/a.ts', '../new/b.js', 'packages/core/src/left/a.ts: left may not import from new'],
    ['new/a.ts', '../other/b.js', 'packages/core/src/new/a.ts: new may not import from other'],
  ])('does not let %s import %s', (path, specifier, sentence) => {
    expect(found(path, specifier)).toEqual([sentence])
  })

  it('finds rooms without a floor where there is none for all others', () => {
    const lone = file('new/a.ts', '../low/b.js')
    expect(upwardImports([lone], 'packages/core/src', [['low']])).toEqual(['new stands on no floor'])
  })
})

describe('the check of circles', () => {
  it('finds those of two and of more, once, and nothing else', () => {
    const files = [
      file('a/one.ts', './two.js'),
      file('a/two.ts', '../b/three.js'),
      file('b/three.ts', '../a/one.js', './four.js'),
      file('b/four.ts', './five.js'),
      file('b/five.ts', './four.js'),
      file('b/six.ts', './four.js'),
    ]
    expect(importCircles(files)).toEqual([
      ['packages/core/src/b/five.ts', 'packages/core/src/b/four.ts'],
      ['packages/core/src/a/one.ts', 'packages/core/src/a/two.ts', 'packages/core/src/b/three.ts'],
    ])
  })
})

function file(path: string, ...specifiers: readonly string[]): SourceFile {
  return {
    path: `packages/core/src/${path}`,
    text: '',
    isTest: path.endsWith('.test.ts'),
    imports: specifiers.map((specifier) => ({ specifier, statement: '' })),
  }
}
