import { glob, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** An assertion that something took less than a while: true on a quiet machine, false on a busy one. */
const TIMED =
  /expect\((?:(?!expect\()[\s\S]){0,200}?\b(?:performance|Date)\.now\(\)(?:(?!expect\()[\s\S]){0,80}?\)\s*\.toBeLess/gu

const timedAssertions = (source: string) => [...source.matchAll(TIMED)].map(([text]) => text)

describe('tests', () => {
  it('are recognised when they assert how long something took', () => {
    expect(timedAssertions('expect(performance.now() - start).toBeLessThan(2000)')).toHaveLength(1)
    expect(timedAssertions('expect(Math.round(Date.now() - at))\n  .toBeLessThanOrEqual(9)')).toHaveLength(1)
    expect(timedAssertions('expect(run.dueAt - Date.now()).toBeGreaterThan(50_000)')).toEqual([])
    expect(timedAssertions('const now = Date.now()\nexpect(words.length).toBeLessThan(3)')).toEqual([])
  })

  it('assert no duration: speed is measured by the bench', async () => {
    const found: string[] = []
    for await (const path of glob(['packages/*/src/**/*.{test,sweep}.ts', 'scripts/**/*.{test,sweep}.ts'], {
      cwd: root,
    })) {
      if (path === 'scripts/timed-tests.test.ts') continue
      found.push(
        ...timedAssertions(await readFile(resolve(root, path), 'utf8')).map((text) => `${path}: ${text}`),
      )
    }
    expect(found).toEqual([])
  })
})
