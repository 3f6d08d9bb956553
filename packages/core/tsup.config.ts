import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'metadata/index': 'src/metadata/index.ts',
    'ports/index': 'src/ports/index.ts',
    'script/index': 'src/script/index.ts',
    'sound/index': 'src/sound/index.ts',
    'speech/index': 'src/speech/index.ts',
    'testing/index': 'src/testing/index.ts',
  },
  format: ['esm'],
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'node22',
  removeNodeProtocol: false,
  onSuccess: 'node ../../node_modules/typescript-7/bin/tsc -p tsconfig.build.json',
})
