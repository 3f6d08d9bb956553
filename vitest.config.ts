import { defineConfig } from 'vitest/config'

/**
 * Tests run on the sources of every package; nothing has to be built first. Dependencies are what Node would
 * load: not the `module` of their bundlers, which it cannot read everywhere.
 */
const conditions = ['@mutoscope/source', 'node', 'development|production']

// Processes that tests start load libraries as they were compiled the last time.
process.env['NODE_COMPILE_CACHE'] ??= new URL('./out/compiled', import.meta.url).pathname

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: 'forks',
    // Files share a process for each core, so that modules are loaded once: scripts/clean-environment.ts watches
    // that none of them leaves anything behind.
    isolate: false,
    // By default one core is left idle, which is half of a small machine.
    maxWorkers: '100%',
    // Worker threads that a test starts run the TypeScript sources as they are.
    execArgv: [
      '--conditions=@mutoscope/source',
      '--import',
      new URL('./scripts/source-hooks.mjs', import.meta.url).href,
    ],
    setupFiles: [new URL('./scripts/clean-environment.ts', import.meta.url).pathname],
    include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts'],
    typecheck: { enabled: false },
    // Guards against a hang, not claims about speed: a busy machine may take a hundred times as long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 300_000 } },
  },
})
