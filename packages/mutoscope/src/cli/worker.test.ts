import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Studio } from '@mutoscope/core'
import { startProxy, startRedis, type RedisServer } from 'test-servers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createStudio } from '../create-studio.js'
import { startCommand, type StartedCommand } from './start-command.fixture.js'

const TIMEOUT = 240_000
let redis: RedisServer
let folder = ''
let started: StartedCommand[] = []

beforeAll(async () => {
  redis = await startRedis('--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru')
})
afterAll(() => redis.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-worker-'))
  started = []
})
afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map(({ ended }) => ended))
  await rm(folder, { recursive: true })
})

/** Starts a command beside the others in the test's folder. */
function start(args: readonly string[], url = redis.url): StartedCommand {
  const command = startCommand([...args, '--data', 'data'], {
    cwd: folder,
    env: { REDIS_URL: url, LOG_LEVEL: 'info' },
  })
  started.push(command)
  return command
}

/** A worker that works, and what it printed. */
async function startWorker(args: readonly string[], url?: string) {
  const command = start(['worker', '--json', '--offline', '--port', '0', '--host', '127.0.0.1', ...args], url)
  await expect.poll(() => command.said().out, { timeout: 60_000 }).toContain('\n')
  const { name, port, queues, notes } = JSON.parse(command.said().out) as {
    readonly name: string
    readonly port: number
    readonly queues: readonly string[]
    readonly notes: readonly string[]
  }
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text()
  return { ...command, name, queues, notes, get }
}

/** The studio of an API that works on nothing itself. */
function openApi(url = redis.url): Promise<Studio> {
  return createStudio({
    dataDir: join(folder, 'data'),
    work: false,
    models: 'offline',
    env: { PATH: process.env['PATH'], REDIS_URL: url },
  })
}

async function order(studio: Studio) {
  const { id: projectId } = await studio.projects.create({
    ownerId: 'ada',
    recipe: 'storyboard',
    brief: { prompt: 'A fox walks through the snow', durationSec: 3 },
    settings: { resolution: '720p', fps: 24, quality: 'draft' },
  })
  return studio.runs.start({ ownerId: 'ada', projectId }, { autoApprove: true })
}

const lines = ({ said }: StartedCommand) =>
  said()
    .err.split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { readonly level: string; readonly message: string })

describe('mutoscope worker', () => {
  it(
    'makes what an API ordered, on two workers for two queues, and ends with 0 when told to',
    { timeout: TIMEOUT },
    async () => {
      const [io, cpu] = await Promise.all([
        startWorker(['--queues', 'io', '--name', 'talker']),
        startWorker(['--queues', 'cpu', '--name', 'renderer', '--concurrency', '1']),
      ])
      expect([io.name, io.queues, cpu.name, cpu.queues]).toEqual(['talker', ['io'], 'renderer', ['cpu']])
      expect(io.notes).toEqual([expect.stringContaining('must run on this machine')])
      expect(await cpu.get('/readyz')).toBe('{"status":"ready"}')
      const api = await openApi()
      const { id: runId } = await order(api)
      expect((await api.runs.wait({ ownerId: 'ada', runId })).status).toBe('succeeded')
      await api.close()
      const metrics = await cpu.get('/metrics')
      expect(metrics).toContain('mutoscope_worker_info{name="renderer",version=')
      expect(metrics).toContain('stage="render"')
      expect(await io.get('/metrics')).not.toContain('stage="render"')
      for (const { child } of [io, cpu]) child.kill('SIGTERM')
      expect([(await io.ended).code, (await cpu.ended).code]).toEqual([0, 0])
      // What this Redis risks is said once, with what it does not.
      const risks = lines(cpu).filter(({ message }) => message.includes('allkeys-lru'))
      expect(risks).toMatchObject([{ level: 'warn', message: expect.stringContaining('No run is lost') }])
    },
  )

  it(
    'names another of the same name, and leaves to it what it cannot end in time',
    { timeout: TIMEOUT },
    async () => {
      const first = await startWorker(['--name', 'twin', '--drain', '0'])
      const api = await openApi()
      const run = await order(api)
      await expect
        .poll(async () => (await api.runs.get({ ownerId: 'ada', runId: run.id })).status)
        .toBe('running')
      const second = await startWorker(['--name', 'twin'])
      await expect
        .poll(() => lines(second).map(({ message }) => message))
        .toContainEqual(expect.stringContaining('Another worker has the same name.'))
      first.child.kill('SIGTERM')
      expect((await first.ended).code).toBe(0)
      const ended = await api.runs.wait({ ownerId: 'ada', runId: run.id })
      expect(ended).toMatchObject({ status: 'succeeded', deaths: 0 })
      await api.close()
    },
  )

  it('works on while Redis is away, and ends while Redis says nothing', { timeout: TIMEOUT }, async () => {
    const proxy = await startProxy(redis.port)
    const url = `redis://127.0.0.1:${proxy.port}`
    const worker = await startWorker([], url)
    proxy.cut()
    const api = await openApi(url)
    const { id: runId } = await order(api)
    expect((await api.runs.wait({ ownerId: 'ada', runId })).status).toBe('succeeded')
    await api.close()
    proxy.mend()
    proxy.freeze()
    worker.child.kill('SIGTERM')
    expect((await worker.ended).code).toBe(0)
    await proxy.close()
  })
})
