import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endWith } from './end-with.ts'
import { freePort } from './free-port.ts'
import { postgresProgram } from './postgres-programs.ts'
import { plainUser, runProgram } from './run-program.ts'

/** A PostgreSQL server of its own, on a free port of this machine. */
export interface PostgresServer {
  readonly port: number
  /** Makes an empty database. @returns its URL */
  createDatabase(): Promise<string>
  /** Ends it: `fast` disconnects everybody, `immediate` is a crash. */
  stop(how: 'fast' | 'immediate'): Promise<void>
  /** Starts it again, on the same port. */
  start(): Promise<void>
  /** Ends it and removes its folder. */
  close(): Promise<void>
}

/** Options of {@link startPostgres}. */
export interface PostgresOptions {
  /** The server ends with this process at the latest. @default this one */
  readonly ownerPid?: number
  /** Folders that go with the server. @default only its own */
  readonly folders?: readonly string[]
  /** Lines of its configuration. @default nothing is kept from a crash of the machine */
  readonly settings?: readonly string[]
}

const USER = 'mutoscope'
/** With what has to be escaped in a URL. */
const PASSWORD = 'pass word/#1'

const SETTINGS = ['fsync = off', 'full_page_writes = off']
const OWN_SETTINGS = [
  "listen_addresses = '127.0.0.1'",
  "unix_socket_directories = ''",
  'max_connections = 200',
  'shared_buffers = 32MB',
]

/** Starts a server in a temporary folder. */
export async function startPostgres({
  ownerPid = process.pid,
  folders = [],
  settings = SETTINGS,
}: PostgresOptions = {}): Promise<PostgresServer> {
  const user = plainUser()
  const folder = await mkdtemp(join(tmpdir(), 'mutoscope-postgres-'))
  const data = join(folder, 'data')
  const password = join(folder, 'password')
  await writeFile(password, PASSWORD)
  if (user !== undefined)
    await Promise.all([folder, password].map(async (path) => chown(path, user.uid, user.gid)))
  const control = async (...args: readonly string[]) =>
    void (await runProgram(postgresProgram('pg_ctl'), ['-D', data, '-s', '-w', ...args], { user }))
  const stop = async (how: string) => control('-m', how, 'stop')
  const start = async () => control('-t', '600', '-l', join(folder, 'log'), 'start')

  const version = await runProgram(postgresProgram('pg_ctl'), ['--version'])
  await runProgram(
    postgresProgram('initdb'),
    ['-D', data, '-U', USER, '--pwfile', password, '-A', 'md5', '-E', 'UTF8', '--no-sync', ...order(version)],
    { user },
  )
  const port = await freePort()
  const lines = [...OWN_SETTINGS, ...settings, `port = ${port}`]
  await writeFile(join(data, 'postgresql.auto.conf'), lines.map((line) => `${line}\n`).join(''))
  await start()
  const watch = endWith(ownerPid, { pidFile: join(data, 'postmaster.pid'), folders: [folder, ...folders] })
  return {
    port,
    createDatabase: async () => createDatabase(port),
    stop,
    start,
    async close() {
      watch.kill()
      await stop('immediate').catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

let databases = 0

/** Makes an empty database on the server of a port. @returns its URL */
export async function createDatabase(port: number): Promise<string> {
  const name = `test_${process.pid}_${++databases}`
  await runProgram(
    postgresProgram('createdb'),
    ['-h', '127.0.0.1', '-p', String(port), '-U', USER, '--maintenance-db', 'postgres', name],
    { env: { PGPASSWORD: PASSWORD } },
  )
  return `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`
}

/** Orders texts as people do, not by their bytes, where it can: what relies on an order has to say so. */
function order(version: string): readonly string[] {
  const [major] = /\d+/u.exec(version) ?? []
  return Number(major) < 15 ? [] : ['--locale-provider=icu', '--icu-locale=en', '--locale=C']
}
