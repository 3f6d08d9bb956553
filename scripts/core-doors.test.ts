import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const SOURCES = resolve(import.meta.dirname, '../packages/core/src')
const DOORS = {
  '@mutoscope/core': 'index.ts',
  '@mutoscope/core/metadata': 'metadata/index.ts',
  '@mutoscope/core/ports': 'ports/index.ts',
  '@mutoscope/core/script': 'script/index.ts',
  '@mutoscope/core/sound': 'sound/index.ts',
  '@mutoscope/core/speech': 'speech/index.ts',
  '@mutoscope/core/testing': 'testing/index.ts',
}

describe('the doors of core', () => {
  const doors = Object.entries(DOORS).map(([door, path]) => ({ door, names: exportedNames(path) }))

  it('show these names and no others; the list changes with `vitest run scripts/core-doors.test.ts --update`', async () => {
    const list = doors.map(({ door, names }) => `${door}\n${names.map((name) => `  ${name}\n`).join('')}`)
    await expect(list.join('\n')).toMatchFileSnapshot('core-doors.txt')
  })

  it('show each name once, so that there is one place to import it from', () => {
    const names = doors.flatMap((door) => door.names.map((name) => name.replace('type ', '')))
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('list their names one by one', () => {
    for (const path of Object.values(DOORS)) {
      expect(statements(path).every(({ exportClause }) => exportClause !== undefined)).toBe(true)
    }
  })
})

/** Names that a door exports, `type` before those without a value, sorted. */
function exportedNames(path: string): readonly string[] {
  return statements(path)
    .flatMap(({ exportClause, isTypeOnly }) =>
      exportClause !== undefined && ts.isNamedExports(exportClause)
        ? exportClause.elements.map((one) => `${isTypeOnly || one.isTypeOnly ? 'type ' : ''}${one.name.text}`)
        : [],
    )
    .toSorted((one, other) => (withoutType(one) < withoutType(other) ? -1 : 1))
}

function withoutType(name: string): string {
  return name.replace('type ', '').toLowerCase()
}

function statements(path: string): readonly ts.ExportDeclaration[] {
  const text = readFileSync(join(SOURCES, path), 'utf8')
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  const exports = source.statements.filter((each) => ts.isExportDeclaration(each))
  expect(exports).toHaveLength(source.statements.length)
  return exports
}
