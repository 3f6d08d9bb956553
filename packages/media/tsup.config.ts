import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'compose-worker': 'src/segments/compose-worker.ts',
    'mix-worker': 'src/sound/mix-worker.ts',
    'reader-process': 'src/reader/reader-process.ts',
    'reader-thread': 'src/reader/reader-thread.ts',
  },
  format: ['esm'],
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'node22',
  // Published several times over, and imported in one place: docs/decisions/0032. NOTICE.md names them.
  noExternal: ['mediabunny', 'opentype.js'],
  removeNodeProtocol: false,
  onSuccess: 'node ../../node_modules/typescript-7/bin/tsc -p tsconfig.build.json',
})
