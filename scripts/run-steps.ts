import { spawn } from 'node:child_process'
import { availableParallelism, constants } from 'node:os'

/** A command that checks something. */
export interface Step {
  readonly name: string
  readonly command: readonly [program: string, ...args: string[]]
  /** Steps that have to succeed first, by name. @default none */
  readonly after?: readonly string[]
  /** Cores that it keeps busy. On a machine with fewer it runs alone. @default 1 */
  readonly cores?: number
}

/** Options of {@link runSteps}. */
export interface RunStepsOptions {
  /** Cores to keep busy. @default those of this machine */
  readonly cores?: number
  /** Where all output goes. @default standard output */
  readonly write?: (text: string | Uint8Array) => void
}

interface Work {
  readonly step: Step
  /** Output that is not written yet. */
  readonly output: (string | Uint8Array)[]
  readonly startedAt: number
  /** Its exit code once it has ended, 128 and more after a signal. */
  code: number | null
}

/**
 * Runs steps side by side while there are cores for them, in the given order as far as that allows. The output
 * of each stands in one piece under its name: the oldest is written as it comes, the others when their turn
 * comes. After a failure nothing more is started.
 *
 * @returns the exit code of the first step that failed, else 0
 * @throws RangeError for a step after one that does not stand before it
 */
export async function runSteps(steps: readonly Step[], options: RunStepsOptions = {}): Promise<number> {
  const { cores = availableParallelism(), write = (text) => void process.stdout.write(text) } = options
  assertOrder(steps)
  const waiting = [...steps]
  const running = new Set<Work>()
  const succeeded = new Set<string>()
  const shown: Work[] = []
  let failed: Work | null = null

  const coresOf = ({ cores: wanted = 1 }: Step) => Math.min(wanted, cores)
  const isFree = (step: Step) => {
    const busy = [...running].reduce((sum, work) => sum + coresOf(work.step), 0)
    return busy + coresOf(step) <= cores && (step.after ?? []).every((name) => succeeded.has(name))
  }

  /** Writes what may be written by now: everything of the oldest, then of the next. */
  function show(): void {
    for (let work = shown[0]; work !== undefined; work = shown[0]) {
      for (const chunk of work.output.splice(0)) write(chunk)
      if (work.code === null) return
      shown.shift()
    }
  }

  await new Promise<void>((resolve) => {
    function startMore(): void {
      for (let index = 0; failed === null && index < waiting.length; index++) {
        const step = waiting[index]
        if (step === undefined || !isFree(step)) continue
        waiting.splice(index--, 1)
        start(step)
      }
      if (running.size === 0) resolve()
    }

    function start(step: Step): void {
      const work: Work = { step, output: [`\n=== ${step.name}\n`], startedAt: Date.now(), code: null }
      running.add(work)
      shown.push(work)
      const [program, ...args] = step.command
      const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
      const take = (chunk: string | Uint8Array) => {
        work.output.push(chunk)
        show()
      }
      child.stdout.on('data', take)
      child.stderr.on('data', take)
      const end = (code: number) => {
        if (work.code !== null) return
        work.code = code
        work.output.push(
          `=== ${step.name} ${code === 0 ? 'succeeded' : `failed with ${code}`} after ${secondsSince(work)} s\n`,
        )
        running.delete(work)
        if (code === 0) succeeded.add(step.name)
        else failed ??= work
        show()
        startMore()
      }
      child.on('error', (error) => {
        take(`${error.message}\n`)
        end(127)
      })
      child.on('close', (code, signal) => end(code ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 0)))
      show()
    }

    startMore()
  })
  const first = failed as Work | null
  if (first === null) return 0
  const left = waiting.length === 0 ? '' : ` Not started: ${waiting.map(({ name }) => name).join(', ')}.`
  write(`\n${first.step.name} failed first, with ${first.code}.${left}\n`)
  return first.code ?? 1
}

function assertOrder(steps: readonly Step[]): void {
  const known = new Set<string>()
  for (const { name, after = [] } of steps) {
    const missing = after.find((other) => !known.has(other))
    if (missing !== undefined)
      throw new RangeError(`${name} comes after ${missing}, which no step before it is.`)
    known.add(name)
  }
}

function secondsSince({ startedAt }: Work): string {
  return ((Date.now() - startedAt) / 1000).toFixed(1)
}
