import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = new URL('..', import.meta.url).pathname

async function sources(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true })
  return Promise.all(
    files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing'))
      .map((file) => readFile(join(folder, file), 'utf8')),
  )
}

describe('docs/providers.md', () => {
  it('names every base URL variable and every key variable that the code reads', async () => {
    const page = await readFile(join(root, 'docs/providers.md'), 'utf8')
    const code = (await sources(join(root, 'packages/providers/src'))).join('\n')
    const urls = [...code.matchAll(/resolveBaseUrl\([^,]+, '([A-Z_]+)'/gu)].map(([, name]) => name)
    const keys = [...code.matchAll(/variables: \[([^\]]*)\]/gu)].flatMap(([, list]) =>
      [...(list ?? '').matchAll(/'([A-Z_]+)'/gu)].map(([, name]) => name),
    )
    expect(urls.length).toBeGreaterThan(10)
    expect(keys.length).toBeGreaterThan(10)
    expect([...urls, ...keys].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it('has a row for every subpath of the package', async () => {
    const page = await readFile(join(root, 'docs/providers.md'), 'utf8')
    const files = await readdir(join(root, 'packages/providers/src'))
    const subpaths = files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
    expect(subpaths.length).toBeGreaterThan(20)
    expect(subpaths.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([])
  })
})
