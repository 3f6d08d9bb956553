import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { workerArguments } from './worker-arguments.js'

test('a worker inherits everything, unless the main program was typed in', () => {
  expect(workerArguments(['--max-old-space-size=500', '--import', './hooks.mjs'])).toEqual({})
  expect(
    workerArguments([
      '--import',
      './hooks.mjs',
      '--max-old-space-size=500',
      '--input-type=module',
      '-e',
      'code',
      '--conditions=x',
    ]),
  ).toEqual({ execArgv: ['--import', './hooks.mjs', '--conditions=x'] })
  expect(workerArguments(['--input-type', 'module', '-C', 'x', '--no-warnings'])).toEqual({
    execArgv: ['-C', 'x'],
  })
})

test.each([
  ['a program with arguments for V8', ['--max-old-space-size=500']],
  ['a typed-in module with arguments for V8', ['--input-type=module', '--max-old-space-size=500']],
])('a worker starts in %s', (_, flags) => {
  const program = `
    const start = async () => {
      const { Worker } = await import('node:worker_threads')
      const { workerArguments } = await import(${JSON.stringify(new URL('./worker-arguments.ts', import.meta.url).href)})
      const given = ${JSON.stringify(flags[0])} === '--input-type=module' ? process.execArgv : process.execArgv.filter((argument) => argument.startsWith('--'))
      new Worker('process.stdout.write("started")', { eval: true, ...workerArguments(given) })
    }
    void start()`
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, '-e', program], {
    timeout: 300_000,
    encoding: 'utf8',
  })
  expect({ stdout, stderr }).toEqual({ stdout: 'started', stderr: '' })
})
