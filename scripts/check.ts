// Everything that has to hold: the scripts of package.json of these names, side by side as far as the cores go.
// Cheap ones come first, since nothing is started after a failure.
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
  script('unit', { after: ['build'], cores: Number.POSITIVE_INFINITY }),
  // They mostly wait: for leases to run out, for workers to start.
  script('sweep'),
  script('chaos:ci', { after: ['build'] }),
  script('fuzz:ci', { after: ['build'] }),
])
