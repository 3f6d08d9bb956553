import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** Who a server runs as. */
export interface User {
  readonly uid: number
  readonly gid: number
}

/** Database servers refuse to run as root: somebody of little importance, or undefined for whoever we are. */
export function plainUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const [, , uid, gid] = lines.find((line) => line.startsWith('nobody:'))?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

/** Runs a program to its end. @throws with what it wrote to its error stream */
export async function runProgram(
  program: string,
  args: readonly string[],
  { user, env }: { readonly user?: User | undefined; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const { stdout } = await promisify(execFile)(program, [...args], {
    ...user,
    cwd: '/',
    env: { ...process.env, ...env },
  })
  return stdout
}
