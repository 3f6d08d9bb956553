import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createFliteEngine } from './flite-engine.js'
import type { FliteJob } from './flite-job.js'

const workerUrl = new URL('../speech-worker.ts', import.meta.url)
const job = (text: string): FliteJob => ({
  text,
  words: text.split(' '),
  voice: 'slt',
  stretch: 1,
  f0: 1,
  size: 1,
})
const { signal } = new AbortController()

/** The real worker, which also dies on demand. */
const mortal = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ text }) => { if (text === 'exit') process.exit(3); if (text === 'throw') { parentPort.postMessage = () => {}; throw new Error('boom') } if (text === 'hang') while (true); })
    await import(${JSON.stringify(workerUrl.href)})`)}`,
)

describe('the speech worker', () => {
  test('says jobs in order, with the phones of the text and of every word', async () => {
    const engine = createFliteEngine({ workerUrl })
    const [first, second] = await Promise.all([
      engine.say(job('hello world'), signal),
      engine.say(job('dog'), signal),
    ])
    expect(first.wordPhones?.map((names) => names.join(' '))).toEqual(['hh ax l ow', 'w er l d'])
    expect(second.phones.map((phone) => phone.name)).toEqual(['pau', 'd', 'ao', 'g', 'pau'])
    expect(first.phones.at(-1)?.endMs).toBeCloseTo((first.samples.length * 1000) / first.sampleRate, -2)
  })

  test.each(['exit', 'throw'])(
    'a worker that dies (%s) fails its own job only, and the next ones get a new worker',
    async (way) => {
      const engine = createFliteEngine({ workerUrl: mortal })
      const [dead, alive] = await Promise.allSettled([
        engine.say(job(way), signal),
        engine.say(job('dog'), signal),
      ])
      expect(dead).toMatchObject({ status: 'rejected', reason: { code: 'MODEL_FAILED', retryable: true } })
      expect(alive.status).toBe('fulfilled')
    },
  )

  test('a cancelled job ends at once, even one that never answers, and its neighbours are still said', async () => {
    const engine = createFliteEngine({ workerUrl: mortal })
    await engine.say(job('dog'), signal)
    const running = new AbortController()
    const waiting = new AbortController()
    const said = Promise.allSettled([
      engine.say(job('hang'), running.signal),
      engine.say(job('cat'), waiting.signal),
      engine.say(job('dog'), signal),
    ])
    waiting.abort()
    running.abort()
    const [hung, skipped, next] = await said
    expect(hung).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } })
    expect(skipped).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } })
    expect(next.status).toBe('fulfilled')
    await expect(engine.say(job('dog'), AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('a worker that cannot be loaded is a failed model', async () => {
    const engine = createFliteEngine({ workerUrl: new URL('../no-such-worker.ts', import.meta.url) })
    await expect(engine.say(job('dog'), signal)).rejects.toMatchObject({ code: 'MODEL_FAILED' })
  })

  test('an idle worker ends by itself, not by force, and the next job gets another', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flite-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const mark = join(folder, 'ended')
    // A thread that is ended by force never hears of its exit.
    const marked = new URL(
      `data:text/javascript,${encodeURIComponent(`
        import { appendFileSync } from 'node:fs'
        process.on('exit', (code) => appendFileSync(${JSON.stringify(mark)}, String(code)))
        await import(${JSON.stringify(workerUrl.href)})`)}`,
    )
    const engine = createFliteEngine({ workerUrl: marked, idleMs: 0 })
    await engine.say(job('dog'), signal)
    await vi.waitFor(async () => expect(await readFile(mark, 'utf8')).toBe('0'), { timeout: 300_000 })
    expect((await engine.say(job('cat'), signal)).phones.map((phone) => phone.name)).toEqual([
      'pau',
      'k',
      'ae',
      't',
      'pau',
    ])
  })

  test('an idle worker does not keep the process alive, also of a program given on the command line', () => {
    const program = `
      import { createFliteEngine } from ${JSON.stringify(new URL('./flite-engine.ts', import.meta.url).href)}
      const engine = createFliteEngine({ workerUrl: new URL(${JSON.stringify(workerUrl.href)}) })
      await engine.say(${JSON.stringify(job('dog'))}, new AbortController().signal)
      process.stdout.write('said')`
    const hooks = new URL('../../../../../scripts/source-hooks.mjs', import.meta.url)
    const { stdout, status } = spawnSync(
      process.execPath,
      ['--conditions=@mutoscope/source', '--import', hooks.href, '--input-type=module', '-e', program],
      { timeout: 300_000, encoding: 'utf8' },
    )
    expect({ stdout, status }).toEqual({ stdout: 'said', status: 0 })
  })
})
