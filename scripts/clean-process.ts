import { setTimeout as delay } from 'node:timers/promises'

/** What tests of one file can change for those of the next in the same process. */
interface ProcessState {
  readonly env: ReadonlyMap<string, string | undefined>
  readonly folder: string
  readonly mask: number
  readonly exitCode: typeof process.exitCode
  readonly listeners: ReadonlyMap<string | symbol, readonly Function[]>
  readonly globals: ReadonlyMap<string, unknown>
  /** Servers that listen and processes that run, by the name of their handle. */
  readonly handles: ReadonlyMap<string, number>
}

/** How often a handle is looked at that is closed and not gone yet. */
const ENDING_TRIES = 50

/**
 * What libraries set once, when they are loaded: globals by which their copies find each other, such as zod's
 * registry, one of the AWS SDK, and a variable of sharp.
 */
const OF_LIBRARIES = /^(?:__|awslambda$|VIPSHOME$)/u

/** Handles that cost the next file something: what listens, and what runs. */
const HANDLES = { TCPServerWrap: 'server', PipeServerWrap: 'server on a pipe', ProcessWrap: 'child process' }

/**
 * Remembers the state of this process.
 *
 * @returns a function that puts the process back and names what it found changed, one sentence each
 */
export function watchProcess(): () => Promise<readonly string[]> {
  const before = readState()
  return async () => {
    const running = await leftHandles(before.handles)
    const after = readState()
    return [
      ...restoreEnvironment(before, after),
      ...restoreListeners(before, after),
      ...restoreGlobals(before, after),
      ...restoreFolder(before, after),
      ...running,
    ]
  }
}

function readState(): ProcessState {
  // What is to be done at the end of the process is no matter of the next file.
  const events = process.eventNames().filter((event) => event !== 'exit')
  return {
    env: new Map(Object.entries(process.env).filter(([name]) => !OF_LIBRARIES.test(name))),
    folder: process.cwd(),
    mask: process.umask(),
    exitCode: process.exitCode,
    listeners: new Map(events.map((event) => [event, process.rawListeners(event as 'exit')])),
    // Read and not described: some are loaded by Node when they are first read.
    globals: new Map(
      Object.getOwnPropertyNames(globalThis)
        .filter((name) => !OF_LIBRARIES.test(name))
        .map((name) => [name, Reflect.get(globalThis, name)]),
    ),
    handles: countHandles(),
  }
}

function restoreEnvironment(before: ProcessState, after: ProcessState): readonly string[] {
  const names = [...new Set([...before.env.keys(), ...after.env.keys()])]
  return names
    .filter((name) => before.env.get(name) !== after.env.get(name))
    .map((name) => {
      const value = before.env.get(name)
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
      return `The environment variable ${name} is ${value === undefined ? 'left behind' : 'changed'}.`
    })
}

function restoreListeners(before: ProcessState, after: ProcessState): readonly string[] {
  return [...after.listeners].flatMap(([event, listeners]) =>
    listeners
      .filter((listener) => before.listeners.get(event)?.includes(listener) !== true)
      .map((listener) => {
        process.off(event, listener as () => void)
        return `A listener of the process's "${String(event)}" is left behind.`
      }),
  )
}

function restoreGlobals(before: ProcessState, after: ProcessState): readonly string[] {
  const found: string[] = []
  for (const name of new Set([...before.globals.keys(), ...after.globals.keys()])) {
    const value = before.globals.get(name)
    if (Object.is(value, after.globals.get(name))) continue
    if (before.globals.has(name))
      Reflect.defineProperty(globalThis, name, { value, configurable: true, writable: true })
    else Reflect.deleteProperty(globalThis, name)
    found.push(`The global ${name} is ${before.globals.has(name) ? 'changed' : 'left behind'}.`)
  }
  return found
}

function restoreFolder(before: ProcessState, after: ProcessState): readonly string[] {
  const found: string[] = []
  if (after.folder !== before.folder) {
    process.chdir(before.folder)
    found.push('The working directory is changed.')
  }
  if (after.mask !== before.mask) {
    process.umask(before.mask)
    found.push('The mask of new files is changed.')
  }
  if (after.exitCode !== before.exitCode) {
    process.exitCode = before.exitCode
    found.push('The exit code of the process is changed.')
  }
  return found
}

/** What is left running, and is not about to end. It cannot be ended from here. */
async function leftHandles(before: ReadonlyMap<string, number>): Promise<readonly string[]> {
  let left: readonly string[] = []
  for (let tries = 0; tries < ENDING_TRIES; tries++) {
    left = [...countHandles()].flatMap(([name, count]) => {
      const more = count - (before.get(name) ?? 0)
      return more > 0 ? [`${more} × ${name} left running.`] : []
    })
    if (left.length === 0) break
    await delay(20)
  }
  return left
}

function countHandles(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const type of process.getActiveResourcesInfo()) {
    const name = HANDLES[type as keyof typeof HANDLES] as string | undefined
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
