import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where Debian keeps them: not on PATH, a folder for each version. */
const DEBIAN = '/usr/lib/postgresql'

/** True where tests can start PostgreSQL; Windows is left out. */
export const hasPostgres = process.platform !== 'win32' && findFolder() !== null

/** The path of one of its programs. @throws when it is not installed */
export function postgresProgram(name: 'initdb' | 'pg_ctl' | 'createdb'): string {
  const folder = findFolder()
  if (folder === null) throw new Error('PostgreSQL is not installed. Run `node scripts/setup.mjs --servers`.')
  return join(folder, name)
}

function findFolder(): string | null {
  const folders = [...debianFolders(), ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders.find((folder) => ['initdb', 'pg_ctl'].every((name) => isProgram(join(folder, name)))) ?? null
}

/** The newest first. */
function debianFolders(): readonly string[] {
  try {
    const versions = readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a))
    return versions.map((version) => join(DEBIAN, version, 'bin'))
  } catch {
    return []
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
