import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createDatabase, startPostgres } from './postgres.ts'

/**
 * Makes an empty database on a server that all test files of one run share. The first that asks starts the
 * server; it ends with the run.
 *
 * @returns its URL
 */
export async function openTestDatabase(): Promise<string> {
  return createDatabase(await (shared ??= findOrStart()))
}

let shared: Promise<number> | undefined

async function findOrStart(): Promise<number> {
  // Test files run in child processes of the one that runs them all.
  const ownerPid = process.env['VITEST'] === undefined ? process.pid : process.ppid
  const folder = join(tmpdir(), `mutoscope-servers-${ownerPid}`)
  const place = join(folder, 'postgres-port')
  const isFirst = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    () => false,
  )
  if (!isFirst) return waitFor(place)
  try {
    const { port } = await startPostgres({ ownerPid, folders: [folder] })
    await writeFile(`${place}.new`, String(port))
    await rename(`${place}.new`, place)
    return port
  } catch (error) {
    await rm(folder, { recursive: true })
    throw error
  }
}

/** Another test file starts it. */
async function waitFor(place: string): Promise<number> {
  for (;;) {
    const port = await readFile(place, 'utf8').catch(() => null)
    if (port !== null) return Number(port)
    if (!existsSync(dirname(place))) return findOrStart()
    await delay(50)
  }
}
