import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const hooks = new URL('../../../../scripts/source-hooks.mjs', import.meta.url).href
const program = fileURLToPath(new URL('main.ts', import.meta.url))

/** What a command came to. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A command that runs in a process of its own. */
export interface StartedCommand {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** What it has said so far. */
  readonly said: () => Pick<Ended, 'out' | 'err'>
}

/** Starts the command line from its sources. */
export function startCommand(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): StartedCommand {
  const node = ['--conditions=@mutoscope/source', '--import', hooks, program]
  const child = spawn(process.execPath, [...node, ...args], { cwd, env: { ...process.env, ...env } })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }))
  })
  return { child, ended, said: () => ({ out, err }) }
}
