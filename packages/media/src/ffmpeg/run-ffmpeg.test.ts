import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runFfmpeg } from './run-ffmpeg.js'

const binary = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const endless = ['-re', '-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=30', '-f', 'null', '-']
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-ffmpeg-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** True while a process of the group runs; what is dead and only waits for init does not count. */
function alive(group: number): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .some((pid) => {
      try {
        const [state, , pgrp] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        return Number(pgrp) === group && state !== 'Z'
      } catch {
        return false
      }
    })
}

/** A program in ffmpeg's place. */
async function script(name: string, body: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\n${body}\n`)
  await chmod(path, 0o755)
  return path
}

describe('runFfmpeg', () => {
  test('feeds stdin, reads stdout, tells progress and list lines', async () => {
    const frame = new Uint8Array((64 * 64 * 3) / 2).fill(90)
    const chunks: Uint8Array[] = []
    const frames: (number | null)[] = []
    const lines: string[] = []
    await runFfmpeg({
      binary,
      args: [
        '-f',
        'rawvideo',
        '-pix_fmt',
        'yuv420p',
        '-s',
        '64x64',
        '-r',
        '30',
        '-i',
        'pipe:0',
        '-c:v',
        'rawvideo',
        '-f',
        'rawvideo',
        'pipe:1',
        '-c:v',
        'libx264',
        '-force_key_frames',
        'expr:gte(n,n_forced*10)',
        '-f',
        'segment',
        '-segment_frames',
        '10,20',
        '-segment_list',
        'pipe:4',
        '-segment_list_type',
        'flat',
        '-segment_format',
        'mp4',
        join(folder, 'seg%03d.mp4'),
      ],
      signal: new AbortController().signal,
      input: async (write) => {
        for (let index = 0; index < 30; index++) await write(frame)
      },
      output: (chunk) => {
        chunks.push(chunk)
      },
      onProgress: (progress) => frames.push(progress.frame),
      onListLine: (line) => lines.push(line),
    })
    expect(chunks.reduce((sum, chunk) => sum + chunk.length, 0)).toBe(30 * frame.length)
    expect(frames.at(-1)).toBe(30)
    expect(lines).toEqual(['seg000.mp4', 'seg001.mp4', 'seg002.mp4'])
  })

  test('says with which words ffmpeg failed', async () => {
    const failing = runFfmpeg({
      binary,
      args: ['-i', join(folder, 'missing.mp4'), '-f', 'null', '-'],
      signal: new AbortController().signal,
    })
    await expect(failing).rejects.toMatchObject({
      code: 'FFMPEG_FAILED',
      message: expect.stringContaining('No such file'),
      details: { exitCode: 1 },
    })
  })

  test('an encoder that this ffmpeg lacks is named, with what to do', async () => {
    const running = runFfmpeg({
      binary,
      args: ['-f', 'lavfi', '-i', 'sine=d=1', '-c:a', 'no_such_encoder', '-f', 'null', '-'],
      signal: new AbortController().signal,
    })
    await expect(running).rejects.toMatchObject({
      code: 'FFMPEG_UNAVAILABLE',
      message: expect.stringContaining('no_such_encoder'),
      details: { encoder: 'no_such_encoder' },
    })
  })

  test('an abort leaves no process of the group, within three seconds even when SIGTERM is ignored', async () => {
    const stubborn = await script(
      'stubborn',
      'trap "" TERM\nsleep 60 & echo $$\nwhile true; do sleep 0.1; done',
    )
    for (const run of [
      { binary: stubborn, args: [] as string[] },
      { binary, args: [...endless.slice(0, -3), '-c:v', 'rawvideo', '-f', 'rawvideo', 'pipe:1'] },
    ]) {
      const controller = new AbortController()
      const pids: number[] = []
      const before = children()
      const running = runFfmpeg({
        ...run,
        signal: controller.signal,
        output: () => {
          if (controller.signal.aborted) return
          pids.push(...children().filter((pid) => !before.includes(pid)))
          controller.abort()
        },
      })
      await expect(running).rejects.toMatchObject({ code: 'CANCELLED' })
      expect(pids.length).toBe(1)
      expect(pids.some(alive)).toBe(false)
    }
  })

  test('an aborted signal starts nothing', async () => {
    const marker = join(folder, 'started')
    const binary = await script('marking', `touch ${marker}`)
    await expect(runFfmpeg({ binary, args: [], signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
    expect(existsSync(marker)).toBe(false)
  })

  test('a wall clock limit ends the run', async () => {
    await expect(
      runFfmpeg({ binary, args: endless, signal: new AbortController().signal, timeoutMs: 200 }),
    ).rejects.toMatchObject({ code: 'TIMEOUT', details: { timeoutMs: 200 } })
  })

  test('a process that is killed is a failure, and the feeder is told', async () => {
    const before = children()
    let toldFeeder = false
    const running = runFfmpeg({
      binary,
      args: ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', '64x64', '-i', 'pipe:0', '-f', 'null', '-'],
      signal: new AbortController().signal,
      input: async (write) => {
        await write(new Uint8Array(4096))
        for (const pid of children()) if (!before.includes(pid)) process.kill(pid, 'SIGKILL')
        try {
          for (;;) await write(new Uint8Array(4096))
        } catch (error) {
          toldFeeder = true
          throw error
        }
      },
    })
    await expect(running).rejects.toMatchObject({ code: 'FFMPEG_FAILED', details: { signal: 'SIGKILL' } })
    expect(toldFeeder).toBe(true)
  })

  test('an error of a callback ends the process and comes back as it is', async () => {
    const own = new Error('mine')
    const args = [
      '-f',
      'rawvideo',
      '-pix_fmt',
      'gray',
      '-s',
      '64x64',
      '-i',
      'pipe:0',
      '-f',
      'rawvideo',
      'pipe:1',
    ]
    const signal = new AbortController().signal
    await expect(runFfmpeg({ binary, args, signal, input: () => Promise.reject(own) })).rejects.toBe(own)
    const output = (): never => {
      throw own
    }
    await expect(
      runFfmpeg({ binary, args: [...endless.slice(0, -3), '-f', 'rawvideo', 'pipe:1'], signal, output }),
    ).rejects.toBe(own)
  })

  test('an end before the input is read is not a success', async () => {
    const binary = await script('early', 'exit 0')
    await expect(
      runFfmpeg({ binary, args: [], signal: new AbortController().signal, input: hundredMegabytes }),
    ).rejects.toMatchObject({ code: 'FFMPEG_FAILED' })
  })

  test('a full disk and a missing binary have their own codes', async () => {
    const signal = new AbortController().signal
    await expect(
      runFfmpeg({
        binary,
        args: ['-f', 'lavfi', '-i', 'anullsrc', '-t', '5', '-f', 's16le', '/dev/full'],
        signal,
      }),
    ).rejects.toMatchObject({ code: 'DISK_FULL' })
    await expect(runFfmpeg({ binary: join(folder, 'nothing'), args: [], signal })).rejects.toMatchObject({
      code: 'FFMPEG_UNAVAILABLE',
    })
  })

  test('no key of our environment reaches the process', async () => {
    const binary = await script('env', 'env')
    process.env['SOME_API_KEY'] = 'sk-secret'
    let text = ''
    try {
      await runFfmpeg({
        binary,
        args: [],
        signal: new AbortController().signal,
        output: (chunk) => void (text += new TextDecoder().decode(chunk)),
      })
    } finally {
      delete process.env['SOME_API_KEY']
    }
    expect(text).toContain('PATH=')
    expect(text).not.toContain('sk-secret')
  })
})

async function hundredMegabytes(write: (chunk: Uint8Array) => Promise<void>): Promise<void> {
  for (let index = 0; index < 100; index++) await write(new Uint8Array(1 << 20))
}

/** Process ids of this process's direct children (Linux). */
function children(): number[] {
  return readdirSync('/proc/self/task')
    .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' '))
    .filter((pid) => pid !== '')
    .map(Number)
}
