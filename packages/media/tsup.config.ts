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
  splitting: false,
  target: 'node22',
  removeNodeProtocol: false,
  onSuccess: 'node ../../node_modules/typescript-7/bin/tsc -p tsconfig.build.json',
})
