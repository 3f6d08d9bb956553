import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** SQLite gives the files beside a database the rights of the database itself. */
const BESIDE = ['', '-wal', '-shm'] as const

/**
 * Makes a file, and its folder where there is none, that only this user can read; one that is there already
 * is closed to others too, with what SQLite keeps beside it.
 */
export async function makePrivateFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  await file.close()
  await Promise.all(BESIDE.map(async (suffix) => chmod(path + suffix, 0o600).catch(leaveAsItIs)))
}

/** Not there, or somebody else's: then its owner decides. */
function leaveAsItIs(error: unknown): void {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EPERM')) return
  throw error
}
