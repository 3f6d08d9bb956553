import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'speech-worker': 'src/speech/speech-worker.ts',
    'draw-worker': 'src/picture/draw-worker.ts',
    'music-worker': 'src/music/music-worker.ts',
  },
  format: ['esm'],
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'node22',
  removeNodeProtocol: false,
  onSuccess: 'node ../../node_modules/typescript-7/bin/tsc -p tsconfig.build.json',
})
