import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const LARGEST_BYTES = 15_000

async function bundle(
  contents: string,
): Promise<{ readonly gzipBytes: number; readonly imports: readonly string[]; readonly text: string }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    metafile: true,
    external: ['react', '@tanstack/react-query', 'node:*'],
  })
  const text = outputFiles[0]?.text ?? ''
  return {
    gzipBytes: gzipSync(text, { level: 9 }).length,
    imports: Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path)),
    text,
  }
}

describe('the bundle for browsers', () => {
  it('is small with everything used', async () => {
    expect((await bundle("export * from './index.js'")).gzipBytes).toBeLessThan(LARGEST_BYTES)
    expect((await bundle("export * from './storyboard/index.js'")).gzipBytes).toBeLessThan(2000)
  })

  it.each(['./index.js', './react/index.js', './browser/index.js', './storyboard/index.js'])(
    'of %s needs nothing of Node and no zod',
    async (entry) => {
      const { imports } = await bundle(`export * from '${entry}'`)
      expect(imports.filter((path) => path.startsWith('node:') || path.includes('/zod/'))).toEqual([])
    },
  )

  it('holds only the operations that are used', async () => {
    const { text } = await bundle(
      "import { createClient, jobsReorder } from './index.js'\nconsole.log(createClient, jobsReorder)",
    )
    expect(text).toContain('/reorder')
    expect(text).not.toContain('/takes')
    expect(text).not.toContain('text/event-stream')
  })
})
