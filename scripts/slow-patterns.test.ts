import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readPackages } from './read-packages.ts'
import { findSlowPatterns, slowness } from './slow-patterns.ts'

const repository = fileURLToPath(new URL('..', import.meta.url))

/** Patterns that look slow and are not, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  // Reads what our own code has written.
  'packages/api/src/openapi/reference/schema-html.ts': '[^\\n]*?',
  // Whatever stands behind the capitals, the alternative takes all of them, or all but the last.
  'packages/core/src/speech/text/plain-words.ts': '[A-Z]{2,}',
}

describe('regular expressions of the product', () => {
  it('take no longer than the length of the text', () => {
    const slow = readPackages(repository).flatMap(({ files }) =>
      files
        .filter(({ path, isTest }) => !isTest && !path.includes('/testing/') && !path.includes('.fixture.'))
        .flatMap(({ path, text }) =>
          findSlowPatterns(path, text)
            .filter(({ pattern }) => !pattern.includes(EXCEPTIONS[path] ?? '\n'))
            .map(({ pattern, line, why }) => `${path}:${line} ${pattern} ${why}`),
        ),
    )
    expect(slow).toEqual([])
  })

  it.each([
    ['/\\s+$/u', 'Move'],
    ['/^\\s{0,3}#{1,6}\\s+(.*?)\\s*#*\\s*$/u', 'Trade'],
    ['/^(?:a+)+$/u', 'Self'],
    ['/<!--[\\s\\S]*?-->/gu', 'beginning'],
    ['/!\\[[^\\]]*\\]\\(/u', 'beginning'],
    ['/<\\/?[a-z][^>]*>/iu', 'beginning'],
  ])('%s is one that would', (literal) => {
    expect(slowness(literal)).not.toBeNull()
  })

  it.each([
    '/(?<!\\s)\\s+$/u',
    '/^#{1,6}(?=\\s)/u',
    '/<\\/?[a-z][^<>]*>/iu',
    '/!\\[[^[\\]]*\\]/u',
    '/[.,]+/u',
  ])('%s is none', (literal) => {
    expect(slowness(literal)).toBeNull()
  })
})
