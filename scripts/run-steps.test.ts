import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runSteps, type Step } from './run-steps.js'

/** A step that runs a piece of JavaScript. */
const step = (name: string, code: string, more: Partial<Step> = {}): Step => ({
  name,
  command: [process.execPath, '--input-type=module', '-e', code],
  ...more,
})

/** Code that waits until a file is there. */
const whenThere = (path: string) =>
  `const { existsSync } = await import('node:fs')
   while (!existsSync(${JSON.stringify(path)})) await new Promise((resolve) => setTimeout(resolve, 10));`
/** Code that waits until the process is gone whose id the file holds. */
const whenGone = (path: string) =>
  `const { readFileSync } = await import('node:fs')
   for (let gone = false; !gone; await new Promise((resolve) => setTimeout(resolve, 10)))
     try { process.kill(Number(readFileSync(${JSON.stringify(path)}, 'utf8')), 0) } catch { gone = true };`
const write = (path: string, value = "''") =>
  `const fs = await import('node:fs')
   fs.writeFileSync(${JSON.stringify(`${path}.new`)}, ${value}); fs.renameSync(${JSON.stringify(`${path}.new`)}, ${JSON.stringify(path)});`

async function run(steps: readonly Step[], cores: number) {
  let output = ''
  const code = await runSteps(steps, { cores, write: (text) => (output += Buffer.from(text).toString()) })
  return { code, output: output.replaceAll(/after [\d.]+ s/gu, 'after a while') }
}

async function inFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'run-steps-'))
  try {
    await body(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('runSteps', () => {
  it('writes what each step says in one piece under its name, though they run side by side', () =>
    inFolder(async (folder) => {
      const [one, two] = [join(folder, 'one'), join(folder, 'two')]
      const { code, output } = await run(
        [
          step('first', `console.log('a'); ${write(one)} ${whenThere(two)} console.error('b')`),
          step('second', `${whenThere(one)} console.log('c'); ${write(two)}`),
        ],
        2,
      )
      expect(code).toBe(0)
      expect(output).toBe(
        '\n=== first\na\nb\n=== first succeeded after a while\n\n=== second\nc\n=== second succeeded after a while\n',
      )
    }))

  it('starts a step only when those before it have succeeded', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'built')
      const { code } = await run(
        [
          step('build', write(path)),
          step('pack', `(await import('node:fs')).readFileSync(${JSON.stringify(path)})`, {
            after: ['build'],
          }),
        ],
        8,
      )
      expect(code).toBe(0)
    }))

  it('keeps no more cores busy than there are, and runs what wants more alone', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'log')
      const logged = (name: string, cores: number) =>
        step(
          name,
          `const { appendFileSync } = await import('node:fs')
           appendFileSync(${JSON.stringify(path)}, '${name} begins\\n')
           await new Promise((resolve) => setTimeout(resolve, 50))
           appendFileSync(${JSON.stringify(path)}, '${name} ends\\n')`,
          { cores },
        )
      await run([logged('a', 1), logged('b', 9), logged('c', 2)], 2)
      expect((await readFile(path, 'utf8')).trim().split('\n')).toEqual(
        ['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]),
      )
    }))

  it('starts nothing more after a failure, lets end what runs, and returns the first code', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'pid')
      const { code, output } = await run(
        [
          step('lint', `${write(path, 'String(process.pid)')} process.exit(3)`),
          step('types', `${whenThere(path)} ${whenGone(path)} console.log('too'); process.exitCode = 4`),
          step('unit', 'console.log(1)'),
          step('sweep', '', { after: ['lint'] }),
        ],
        2,
      )
      expect(code).toBe(3)
      expect(output).toContain('=== lint failed with 3 after a while')
      expect(output).toContain('=== types\ntoo\n=== types failed with 4 after a while')
      expect(output).not.toContain('=== unit')
      expect(output.trim().split('\n').at(-1)).toBe('lint failed first, with 3. Not started: unit, sweep.')
    }))

  it('fails for a program that is not there or is killed', async () => {
    const missing = await run([{ name: 'gone', command: ['/nowhere/program'] }], 2)
    expect(missing).toMatchObject({ code: 127, output: expect.stringContaining('ENOENT') })
    const killed = await run(
      [step('killed', `process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)`)],
      2,
    )
    expect(killed.code).toBe(143)
  })

  it('refuses a step that waits for one that is not before it', async () => {
    await expect(run([step('pack', '', { after: ['build'] })], 2)).rejects.toThrow('pack comes after build')
  })
})
