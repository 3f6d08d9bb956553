import { mkdir, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'
import { removeAtExit } from './remove-at-exit.js'

/** Folders of one process below a base folder. */
export interface WorkFolders {
  /** A new empty folder, removed when `use` has ended, however it ended. */
  use<Result>(use: (folder: string) => Promise<Result>): Promise<Result>
  /**
   * A new path for a file that is handed over; when nobody has moved it away after an hour it may be removed.
   */
  outputPath(suffix: string): Promise<string>
  /** The folder that all of them are in. */
  root(): Promise<string>
  /** @throws `DISK_FULL` when fewer bytes are free */
  assertFree(bytes: number): Promise<void>
}

const OUTPUT_LIFE_MS = 60 * 60 * 1000

/**
 * Makes work folders below `base`. The first use removes what processes of this machine have left there that
 * are gone; the end of this process removes its own.
 */
export function createWorkFolders(base: string): WorkFolders {
  let started: Promise<string> | null = null
  const root = (): Promise<string> => {
    started ??= start(base)
    return started
  }
  return {
    root,
    async use(use) {
      const folder = await mkdtemp(join(await root(), 'work-'))
      try {
        return await use(folder)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    async outputPath(suffix) {
      const parent = join(await root(), 'outputs')
      await mkdir(parent, { recursive: true })
      await removeOlder(parent, Date.now() - OUTPUT_LIFE_MS)
      return join(parent, `${crypto.randomUUID()}${suffix}`)
    },
    async assertFree(bytes) {
      const folder = await root()
      const { bavail, bsize } = await statfs(folder)
      if (bavail * bsize >= bytes) return
      throw new MutoscopeError('DISK_FULL', {
        message: `The disk of ${folder} has ${bavail * bsize} bytes free, but about ${bytes} are needed. Free some space, or choose another \`workDir\`.`,
        details: { freeBytes: bavail * bsize, neededBytes: bytes },
      })
    },
  }
}

async function start(base: string): Promise<string> {
  const prefix = `mutoscope-${hostname().replace(/[^A-Za-z0-9]/gu, '_')}-`
  await mkdir(base, { recursive: true })
  await sweep(base, prefix)
  const root = await mkdtemp(join(base, `${prefix}${process.pid}-`))
  removeAtExit(root)
  return root
}

async function sweep(base: string, prefix: string): Promise<void> {
  for (const name of await readdir(base)) {
    if (!name.startsWith(prefix)) continue
    const pid = Number.parseInt(name.slice(prefix.length), 10)
    if (await isStale(join(base, name), pid)) await rm(join(base, name), { recursive: true, force: true })
  }
}

/**
 * In containers every process has the same id, so our own id says nothing about a folder that is older than
 * we are.
 */
async function isStale(folder: string, pid: number): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  if (pid === process.pid) return (await changedAt(folder)) < Date.now() - process.uptime() * 1000 - 1000
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

async function removeOlder(folder: string, time: number): Promise<void> {
  for (const name of await readdir(folder))
    if ((await changedAt(join(folder, name))) < time)
      await rm(join(folder, name), { recursive: true, force: true })
}

/** The future for what has gone meanwhile. */
async function changedAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
