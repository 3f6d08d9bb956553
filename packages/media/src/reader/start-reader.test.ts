import { moduleArguments } from '@mutoscope/core/ports'
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_MEDIA_LIMITS } from '../media-limits.js'
import { makeMedia } from './hostile-media.fixture.js'
import { startReader } from './start-reader.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-reader-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Resolves when there is no such process any more. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await setTimeout(50)
  }
}

test('a reader ends when the program that started it is killed, whatever it is reading', async () => {
  const clip = join(folder, 'clip.mp4')
  await makeMedia(clip)
  const program = `
    import { startReader } from ${JSON.stringify(new URL('./start-reader.ts', import.meta.url).href)}
    import { DEFAULT_MEDIA_LIMITS } from ${JSON.stringify(new URL('../media-limits.ts', import.meta.url).href)}
    const reader = startReader(2 ** 29)
    const timesMs = Array.from({ length: 500_000 }, (_, index) => index)
    const job = { type: 'key-frames', path: ${JSON.stringify(clip)}, timesMs, least: 1 }
    void reader.read({ job, limits: { ...DEFAULT_MEDIA_LIMITS, readCpuMs: 600_000 } }, undefined)
    console.log(reader.pid)`
  const child = spawn(
    process.execPath,
    [
      ...moduleArguments(process.execArgv),
      '--conditions=@mutoscope/source',
      '--input-type=module',
      '-e',
      program,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [first] = await once(child.stdout, 'data')
  const pid = Number(String(first))
  expect(pid).toBeGreaterThan(0)
  expect(process.kill(pid, 0)).toBe(true)
  child.kill('SIGKILL')
  await gone(pid)
})

test('a file that is given to a reader before it is up is bounded too', async () => {
  const clip = join(folder, 'first.mp4')
  await makeMedia(clip)
  const timesMs = Array.from({ length: 500_000 }, (_, index) => index)
  const reader = startReader(2 ** 29)
  const limits = { ...DEFAULT_MEDIA_LIMITS, readCpuMs: 100 }
  const job = { type: 'key-frames', path: clip, timesMs, least: 1 } as const
  await expect(reader.read({ job, limits }, undefined)).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
  expect(reader.alive()).toBe(false)
})

test('what starting up costs is not counted as the file’s', async () => {
  const clip = join(folder, 'fresh.mp4')
  await makeMedia(clip)
  const slowStart = `
    import { isMainThread } from 'node:worker_threads'
    const before = process.cpuUsage().user
    while (!isMainThread && process.cpuUsage().user - before < 2_000_000);`
  const child = fork(new URL('./reader-process.ts', import.meta.url), [String(2 ** 29)], {
    execArgv: [
      ...moduleArguments(process.execArgv),
      '--conditions=@mutoscope/source',
      '--import',
      `data:text/javascript,${encodeURIComponent(slowStart)}`,
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const replies: { readonly type: string }[] = []
  const answered = new Promise<void>((resolve) => {
    child.on('message', (reply: { readonly type: string }) => {
      replies.push(reply)
      if (reply.type !== 'ready') resolve()
    })
  })
  child.send({ job: { type: 'clip', path: clip }, limits: DEFAULT_MEDIA_LIMITS })
  await Promise.race([answered, ended])
  if (child.connected) child.disconnect()
  await ended
  expect(replies.map(({ type }) => type)).toEqual(['ready', 'done'])
})
