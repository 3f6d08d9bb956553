import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseEnv } from 'node:util'
import { MutoscopeError } from '@mutoscope/core'
import { createStderrLogger } from '@mutoscope/express'
import { closestWord } from './closest-word.js'
import type { Command } from './command.js'
import { COMMANDS } from './commands.js'
import { decodeText } from '../decode-text.js'
import { describeCommand, describeCommands } from './describe-command.js'
import { inWordsOfOptions } from './in-words-of-options.js'
import { UsageError } from './usage-error.js'

/** Codes that the process ends with. */
const CODES = { done: 0, failed: 1, usage: 2, cancelled: 130 } as const

/** What a command line is run with. */
export interface CommandLineOptions {
  /** File of variables that is read first, where there is one. @default none */
  readonly envFile?: string | null
}

/**
 * Runs one command line, without the names of Node and of the program, and says on the standard error stream
 * what went wrong.
 *
 * @returns the code that the process ends with: 0, 1 for a failure, 2 for a wrong command line, 130 when
 *   somebody stopped it
 */
export async function runCommandLine(
  args: readonly string[],
  options: CommandLineOptions = {},
): Promise<number> {
  try {
    return await dispatch(args, options)
  } catch (error) {
    return explain(error, args)
  }
}

async function dispatch(
  [name, ...args]: readonly string[],
  { envFile = null }: CommandLineOptions,
): Promise<number> {
  if (name === undefined) {
    process.stderr.write(`${describeCommands(COMMANDS)}\n`)
    return CODES.usage
  }
  if (name === '--version' || name === '-v') return print(readVersion())
  const isHelp = name === '--help' || name === '-h' || name === 'help'
  if (isHelp && args[0] === undefined) return print(describeCommands(COMMANDS))
  const command = findCommand(isHelp ? (args[0] ?? '') : name)
  if (isHelp || args.includes('--help') || args.includes('-h')) return print(describeCommand(command))
  if (envFile !== null) loadEnvironmentFile(envFile)
  return command.run(args)
}

function findCommand(name: string): Command {
  const command = COMMANDS.find((known) => known.name === name || known.alias === name)
  if (command !== undefined) return command
  const names = COMMANDS.flatMap((known) => [known.name, ...(known.alias === undefined ? [] : [known.alias])])
  const meant = closestWord(name, names)
  throw new UsageError(
    `Unknown command "${name}".${meant === null ? '' : ` Did you mean ${meant}?`} There are: ${COMMANDS.map((known) => known.name).join(', ')}.`,
  )
}

/** Reads a file of variables, where there is one; what the environment has set stays. */
function loadEnvironmentFile(path: string): void {
  try {
    for (const [name, value] of Object.entries(parseEnv(decodeText(readFileSync(path)))))
      process.env[name] ??= value
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The file ${path} in the working directory cannot be read: ${reasonOf(cause)}`,
      cause,
    })
  }
}

function explain(error: unknown, args: readonly string[]): number {
  const { code, message, exit } = describeError(error)
  const json = args.includes('--json')
  const command = COMMANDS.find(({ name, alias }) => args[0] === name || args[0] === alias)
  const help = command === undefined ? 'mutoscope --help' : `mutoscope ${command.name} --help`
  const text = json
    ? JSON.stringify({ error: { code, message } })
    : `${exit === CODES.usage ? '' : `${code}: `}${message}${exit === CODES.usage ? `\nSee ${help}.` : ''}`
  if (args.includes('--verbose') && exit !== CODES.usage)
    createStderrLogger({ level: 'debug' }).debug({ stack: stacksOf(error) }, 'The command failed.')
  process.stderr.write(`${text}\n`)
  return exit
}

function describeError(error: unknown): {
  readonly code: string
  readonly message: string
  readonly exit: number
} {
  if (error instanceof UsageError) return { code: 'USAGE', message: error.message, exit: CODES.usage }
  if (!MutoscopeError.isInstance(error))
    return { code: 'UNREACHABLE', message: reasonOf(error), exit: CODES.failed }
  const { code, message, cause } = error
  const reason = cause instanceof Error && !message.includes(cause.message) ? ` (${cause.message})` : ''
  return {
    code,
    message: inWordsOfOptions(`${message}${reason}`),
    exit: code === 'CANCELLED' ? CODES.cancelled : CODES.failed,
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Where an error and its causes were thrown. Nothing else of them, which might be a request with its key. */
function stacksOf(error: unknown): string {
  const stacks: string[] = []
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    stacks.push(cause.stack ?? cause.message)
  return stacks.join('\ncaused by ')
}

function readVersion(): string {
  const { version } = createRequire(import.meta.url)('mutoscope/package.json') as { readonly version: string }
  return version
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return CODES.done
}
