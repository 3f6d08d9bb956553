import { expect, test } from 'vitest'
import { workerArguments } from './worker-arguments.js'

test('a worker takes over everything but how the main program was typed in', () => {
  expect(workerArguments(['--import', './hooks.mjs', '--input-type=module', '-e', 'code', '--conditions=x'])).toEqual(['--import', './hooks.mjs', '--conditions=x'])
  expect(workerArguments(['--input-type', 'module', '--no-warnings'])).toEqual(['--no-warnings'])
})
