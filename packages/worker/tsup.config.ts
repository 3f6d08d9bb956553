import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'bullmq/index': 'src/bullmq/index.ts',
    'pg-boss/index': 'src/pg-boss/index.ts',
    'redis/index': 'src/redis/index.ts',
  },
  format: ['esm'],
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'node22',
  removeNodeProtocol: false,
  onSuccess: 'node ../../node_modules/typescript-7/bin/tsc -p tsconfig.build.json',
})
