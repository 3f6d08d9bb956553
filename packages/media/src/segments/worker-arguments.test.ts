import { expect, it } from 'vitest'
import { workerArguments } from './worker-arguments.js'

it('lets a thread inherit everything, unless the main program was typed in', () => {
  expect(workerArguments(['--max-old-space-size=500', '--import', './hooks.mjs'])).toEqual({})
  expect(
    workerArguments([
      '--max-old-space-size=500',
      '--input-type=module',
      '--import',
      './hooks.mjs',
      '--conditions=x',
      '-e',
      'code',
    ]),
  ).toEqual({
    execArgv: ['--import', './hooks.mjs', '--conditions=x'],
  })
})
