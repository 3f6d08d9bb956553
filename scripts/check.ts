// Everything that has to hold: the scripts of package.json of these names, side by side as far as the cores go.
// Cheap ones come first, since nothing is started after a failure.
import { availableParallelism } from 'node:os'
import { runSteps, type Step } from './run-steps.ts'

/** A script of package.json. */
const script = (name: string, rest: Omit<Step, 'name' | 'command'> = {}): Step => ({
  name,
  command: [process.execPath, '--run', name],
  ...rest,
})

process.exitCode = await runSteps([
  script('build', { cores: Number.POSITIVE_INFINITY }),
  script('typecheck'),
  script('lint'),
  script('format:check'),
  script('docs:check'),
  script('unused', { after: ['build'] }),
  script('pkg:lint', { after: ['build'] }),
  // The rest mostly waits, for leases to run out and for workers to start, so there is room for it beside the tests.
  script('unit', { after: ['build'], cores: Math.max(1, availableParallelism() - 1) }),
  script('sweep'),
  script('chaos:ci', { after: ['build'] }),
  script('fuzz:ci', { after: ['build'] }),
])
