import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'react/index': 'src/react/index.ts',
    'storyboard/index': 'src/storyboard/index.ts',
    'browser/index': 'src/browser/index.ts',
    'node/index': 'src/node/index.ts',
  },
  format: ['esm'],
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'es2022',
  removeNodeProtocol: false,
  onSuccess: 'node ../../node_modules/typescript-7/bin/tsc -p tsconfig.build.json',
})
