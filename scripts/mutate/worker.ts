// A worker of Vitest that runs one test file again and again, with another mutant on each time. Nothing is
// loaded twice but the test file, so a run takes hardly more than the tests themselves.
import { appendFileSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { init, runBaseTests, setupEnvironment } from 'vitest/worker'
import {
  NOTES_VARIABLE,
  PLAN_VARIABLE,
  readNotes,
  type Note,
  type Plan,
  type Trial,
  type Usual,
} from './plan.ts'
import { connectSwitches, switchboard } from './switchboard.ts'

type State = Parameters<typeof runBaseTests>[1]
type Traces = Parameters<typeof runBaseTests>[2]

const { [PLAN_VARIABLE]: planPath = '', [NOTES_VARIABLE]: notesPath = '' } = process.env
const board = switchboard()
connectSwitches(board)
/** A mutant that never ended may still wait in this process; what it throws later is not the next one's. */
let isHaunted = false
for (const event of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(event, () => {
    board.failed ||= !isHaunted
  })

const exit = process.exit.bind(process)
init({
  post: (message) => process.send?.(message),
  on: (listener) => process.on('message', listener),
  off: (listener) => process.off('message', listener),
  teardown: () => {
    process.removeAllListeners('message')
    process.exit = exit
  },
  setup: setupEnvironment,
  runTests: work,
  collectTests: () => {},
})

function write(note: Note): void {
  appendFileSync(notesPath, `${JSON.stringify(note)}\n`)
}

async function work(state: State, traces: Traces): Promise<void> {
  const plan = JSON.parse(readFileSync(planPath, 'utf8')) as Plan
  for (const { filepath } of state.ctx.files) {
    const job = plan[filepath]
    write({ note: 'opened', file: filepath })
    const run = createRun(state, traces)
    if (job?.task === 'watch') await watch(filepath, run)
    if (job?.task === 'mutate') await mutate(filepath, run, job.trials, job.usual)
  }
}

/** One run of the test file. */
interface RunOptions {
  readonly active: number
  readonly only: readonly string[] | null
  readonly fresh: boolean
  readonly timeoutMs: number | null
  readonly limit: number
}

type Run = (options: RunOptions) => Promise<{ readonly hits: number }>

function createRun(state: State, traces: Traces): Run {
  // What a mutant did while files were loaded is gone only when they are loaded again.
  let isStale = false
  return async ({ active, only, fresh, timeoutMs, limit }) => {
    const { config } = state.ctx
    config.isolate = fresh || isStale
    isStale = fresh && active !== 0
    if (timeoutMs !== null) config.testTimeout = config.hookTimeout = timeoutMs
    Object.assign(board, {
      active,
      limit,
      hits: 0,
      loading: true,
      test: null,
      failed: false,
      reason: null,
      timedOut: false,
    })
    board.only = only === null ? null : new Set(only)
    await runBaseTests('run', state, traces)
    const { hits } = board
    // A rejection that nobody handles is told a moment later.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve))
    return { hits }
  }
}

const WHOLE = { active: 0, only: null, fresh: false, timeoutMs: null, limit: Number.POSITIVE_INFINITY }

async function watch(file: string, run: Run): Promise<void> {
  board.watching = true
  const { hits } = await run(WHOLE)
  const ms = Math.max(0, ...board.tests.values())
  let usable = !board.failed
  let { reason } = board
  board.watching = false
  const names = [...board.tests.keys()]
  let separable = true
  for (const rest of usable ? [0, 1] : []) {
    await run({ ...WHOLE, only: names.filter((_, index) => index % 2 === rest) })
    separable &&= !board.failed
  }
  if (usable && !separable) {
    await run(WHOLE)
    usable = !board.failed
    reason = board.reason
  }
  const reached = Object.fromEntries([...board.reached].map(([id, tests]) => [id, [...tests]]))
  write({
    note: 'watched',
    file,
    watched: { file, usable, reason, separable, ms, hits, reached, loaded: [...board.loaded] },
  })
}

/** Long enough for a machine that is busy with other things, too. */
const SHORTEST_TIMEOUT_MS = 10_000
const TIMES_USUAL = 20
const MORE_HITS = 100_000

async function mutate(file: string, run: Run, trials: readonly Trial[], usual: Usual): Promise<void> {
  const timeoutMs = Math.max(SHORTEST_TIMEOUT_MS, usual.ms * TIMES_USUAL)
  const limit = usual.hits * TIMES_USUAL + MORE_HITS
  const watchdog = startWatchdog(timeoutMs * 3)
  board.watching = false
  // What is loaded first is loaded without a mutant.
  await run({ ...WHOLE, only: [], active: 0 })
  for (const { mutant, only, fresh } of trials) {
    if (isKilled(mutant)) continue
    write({ note: 'begun', file, mutant })
    watchdog.feed()
    await run({ active: mutant, only, fresh, timeoutMs, limit })
    const verdict = board.timedOut ? 'stuck' : board.failed ? 'killed' : 'survived'
    write({ note: 'ended', file, mutant, verdict })
    isHaunted ||= verdict === 'stuck'
  }
  await watchdog.stop()
}

/** True when another worker was faster. */
function isKilled(mutant: number): boolean {
  return readNotes(notesPath).some(
    (note) => note.note === 'ended' && note.mutant === mutant && note.verdict !== 'survived',
  )
}

/** Kills this process when a mutant keeps it so busy that no timer of its own can go off. */
function startWatchdog(ms: number): { feed(): void; stop(): Promise<unknown> } {
  const thread = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads')
     let timer
     parentPort.on('message', () => {
       clearTimeout(timer)
       timer = setTimeout(() => process.kill(process.pid, 'SIGKILL'), workerData)
     })`,
    { eval: true, workerData: ms, execArgv: [] },
  )
  thread.unref()
  return { feed: () => thread.postMessage('fed'), stop: () => thread.terminate() }
}
