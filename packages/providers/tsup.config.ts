import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    'offline/index': 'src/offline/index.ts',
    'offline/speech-worker': 'src/offline/speech/speech-worker.ts',
    'offline/draw-worker': 'src/offline/picture/draw-worker.ts',
    'offline/music-worker': 'src/offline/music/music-worker.ts',
  },
  format: ['esm'],
  sourcemap: true,
  clean: true,
  splitting: false,
  target: 'node22',
  removeNodeProtocol: false,
  onSuccess: 'node ../../node_modules/typescript-7/bin/tsc -p tsconfig.build.json',
})
