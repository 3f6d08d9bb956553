import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    'sql/index': 'src/sql/index.ts',
    'fs/index': 'src/fs/index.ts',
    's3/index': 'src/s3/index.ts',
    'supabase/index': 'src/supabase/index.ts',
  },
  format: ['esm'],
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'node22',
  removeNodeProtocol: false,
  onSuccess: 'node ../../node_modules/typescript-7/bin/tsc -p tsconfig.build.json',
})
