import { execFileSync } from 'node:child_process'
import { globSync, writeFileSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import { defineConfig } from 'tsup'

/** A client, and a fake, is published by being a file in its folder. */
const filesOf = (pattern: string, folder: string) =>
  globSync(pattern)
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => [`${folder}${basename(file, '.ts')}`, file] as const)

const published: { readonly [output: string]: string } = {
  'testing/index': 'src/testing/index.ts',
  ...Object.fromEntries([...filesOf('src/*.ts', ''), ...filesOf('src/testing/fakes/*.ts', 'testing/')]),
}

export default defineConfig({
  entry: { ...published },
  format: ['esm'],
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'node22',
  removeNodeProtocol: false,
  async onSuccess() {
    execFileSync('node', ['../../node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.build.json'], {
      stdio: 'inherit',
    })
    // Beside each published file, and only there, so that a subpath has types exactly where it has code.
    for (const [output, source] of Object.entries(published)) {
      const types = source.replace(/^src\//u, 'dist/types/').replace(/\.ts$/u, '.js')
      const from = relative(dirname(`dist/${output}`), types)
      writeFileSync(`dist/${output}.d.ts`, `export * from './${from}'\n`.replace('./../', '../'))
    }
  },
})
