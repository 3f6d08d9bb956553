import { defineConfig } from 'vitest/config'
import base from '../../vitest.config.js'

/** Sweeps end a process at each of its crash points: minutes of work, so they have a script of their own. */
export default defineConfig({
  ...base,
  root: new URL('../..', import.meta.url).pathname,
  test: { ...base.test, include: ['scripts/sweeps/*.sweep.ts'], testTimeout: 1_800_000 },
})
