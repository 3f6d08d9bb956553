import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { endWith } from './end-with.ts'
import { freePort } from './free-port.ts'

/** A Redis of its own, on a free port of this machine. */
export interface RedisServer {
  readonly port: number
  readonly url: string
  /** Kills it; without persistence everything it held is gone. */
  kill(): Promise<void>
  /** Starts it again, on the same port. */
  start(): Promise<void>
  /** Ends it and removes its folder. */
  close(): Promise<void>
}

/** Starts a server in a temporary folder. @param settings more of its options, such as `--maxmemory` */
export async function startRedis(...settings: readonly string[]): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'mutoscope-redis-'))
  const pidFile = join(folder, 'pid')
  const port = await freePort()
  const options = [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--pidfile',
    pidFile,
    '--save',
    '',
  ]
  let server: ChildProcess | undefined

  async function start(): Promise<void> {
    server = spawn('redis-server', [...options, ...settings], { stdio: 'ignore' })
    while (!(await responds(port))) {
      if (server.exitCode !== null) throw new Error(`redis-server ended with ${server.exitCode}.`)
      await delay(20)
    }
  }

  async function kill(): Promise<void> {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGKILL')
    await once(server, 'exit')
  }

  await start()
  const watch = endWith(process.pid, { pidFile, folders: [folder] })
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    async close() {
      watch.kill()
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function responds(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    const end = (isUp: boolean) => {
      socket.destroy()
      resolve(isUp)
    }
    // One with a password says so, and is there.
    socket.on('data', (data) => end(/^(?:\+PONG|-NOAUTH)/u.test(data.toString())))
    socket.on('error', () => end(false))
  })
}
