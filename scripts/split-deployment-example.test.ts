import { spawn, type ChildProcess } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import {
  createClient,
  jobsApprove,
  jobsGenerate,
  jobsGetJob,
  jobsGetVideo,
  jobsRender,
} from '../packages/client/src/index.js'
import { downloadTo } from '../packages/client/src/node/index.js'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hasPostgres, openTestDatabase, startRedis, type RedisServer } from './servers/src/index.js'

const root = resolve(import.meta.dirname, '..')
const example = join(root, 'examples/split-deployment')
const program = join(root, 'packages/mutoscope/src/cli/main.ts')
const SECRET = 'a secret of the test, long enough'

interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<number | null>
  readonly said: () => string
}

let folder = ''
let redis: RedisServer
let started: Started[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'split-deployment-'))
  redis = await startRedis()
  started = []
})
afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map(({ ended }) => ended))
  await redis.close()
  await rm(folder, { recursive: true })
})

/** Starts a line of the Procfile from the sources, on free ports. */
function start(line: string, env: NodeJS.ProcessEnv): Started {
  const words = line.replace(/--port \d+/u, '--port 0').split(' ')
  const script = words[0] === 'mutoscope' ? [program, ...words.slice(1), '--json'] : words.slice(1)
  const hooks = new URL('source-hooks.mjs', import.meta.url).href
  const child = spawn(process.execPath, ['--conditions=@mutoscope/source', '--import', hooks, ...script], {
    cwd: example,
    env,
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => (text += more))
  const ended = new Promise<number | null>((end) => child.on('close', end))
  const running = { child, ended, said: () => text }
  started.push(running)
  return running
}

/** A token as `mutoscope token` signs them. */
function token(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${body}.${createHmac('sha256', SECRET).update(body).digest('base64url')}`
}

it.skipIf(!hasPostgres)('makes a film on two workers, one of which is killed in the middle', async () => {
  const lines = (await readFile(join(example, 'Procfile'), 'utf8')).trim().split('\n')
  const commands = new Map(lines.map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]))
  expect([...commands.keys()]).toEqual(['api', 'worker1', 'worker2'])
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    DATABASE_URL: await openTestDatabase(),
    REDIS_URL: redis.url,
    JWT_SECRET: SECRET,
    MUTOSCOPE_LINK_SECRET: `${SECRET} for links`,
    MUTOSCOPE_MASTER_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    MUTOSCOPE_DATA: folder,
    LOG_LEVEL: 'debug',
    PORT: '0',
  }
  const command = (name: string) => commands.get(name) ?? ''
  const api = start(command('api'), env)
  await expect.poll(api.said).toMatch(/listens on port \d+/u)
  const baseUrl = `http://127.0.0.1:${/port (\d+)/u.exec(api.said())?.[1]}`
  const client = createClient({ baseUrl, token: () => token({ sub: 'ada' }) })
  const workers = [start(command('worker1'), env), start(command('worker2'), env)]

  const { job_id } = await jobsGenerate(client, {
    body: { prompt: 'A fox walks. A crow sings. The cheese falls', duration: 6 },
  })
  const job = { params: { job_id } }
  // Whoever took the run is killed while it draws.
  const holder = () => workers.find(({ said }) => said().includes('A run was claimed'))
  await expect.poll(holder).toBeDefined()
  const killed = holder()
  killed?.child.kill('SIGKILL')
  await killed?.ended
  const reach = async (status: string) => {
    for (;;) {
      const now = await jobsGetJob(client, job)
      if (now.status === status) return
      expect(now.status).not.toBe('failed')
      await delay(200)
    }
  }
  await reach('storyboard_ready')
  await jobsApprove(client, job)
  await jobsRender(client, job)
  await reach('completed')
  await downloadTo(await jobsGetVideo(client, job), join(folder, 'film.mp4'))
  expect((await stat(join(folder, 'film.mp4'))).size).toBeGreaterThan(10_000)

  // The queues are shown to administrators only.
  const board = async (claims?: object) =>
    (
      await fetch(`${baseUrl}/queues/api/queues`, {
        headers: claims === undefined ? {} : { authorization: `Bearer ${token(claims)}` },
      })
    ).status
  expect([await board(), await board({ sub: 'ada' }), await board({ sub: 'root', admin: true })]).toEqual([
    401, 403, 200,
  ])

  const survivor = workers.find((worker) => worker !== killed)
  for (const each of [survivor, api]) each?.child.kill('SIGTERM')
  expect([await survivor?.ended, await api.ended]).toEqual([0, 0])
})
