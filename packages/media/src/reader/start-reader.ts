import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { MutoscopeError } from '@mutoscope/core'
import { fromStoredError, invalidMedia, moduleArguments } from '@mutoscope/core/ports'
import { childEnvironment } from '../ffmpeg/child-environment.js'
import { stopAtExit } from '../ffmpeg/stop-at-exit.js'
import { stopGroup } from '../ffmpeg/stop-group.js'
import type { ReaderResponse, ReaderRequest } from './reader-protocol.js'

/** A process that reads one file at a time. */
export interface Reader {
  /** Of the process; undefined when it could not be started. */
  readonly pid: number | undefined
  /** What it may take at most, bytes. */
  readonly memoryBytes: number
  /** False once it has ended; it is not used again then. */
  alive(): boolean
  /**
   * Has a file read. Whatever a file does to the process is `MEDIA_INVALID`; a signal from outside is not.
   * @throws `MEDIA_INVALID`, `MEDIA_TOO_LARGE`, `TIMEOUT`, `CANCELLED`, and `STAGE_FAILED` with
   *   `details.retry` when the process was stopped from outside
   */
  read(request: ReaderRequest, signal: AbortSignal | undefined): Promise<unknown>
  /** Ends it, whatever it is doing. */
  stop(): void
}

type Outcome = { readonly value: unknown } | { readonly error: MutoscopeError }

/** Starts a process. It ends with this one, however that ends. */
export function startReader(memoryBytes: number): Reader {
  // A bundle has both entries flat in one folder; a source has its process beside it, and imports sources too.
  const source = import.meta.url.endsWith('.ts')
  const file = fileURLToPath(new URL(source ? './reader-process.ts' : './reader-process.js', import.meta.url))
  const child = fork(file, [String(memoryBytes)], {
    execArgv: source ? [...moduleArguments(process.execArgv), '--conditions=@mutoscope/source'] : [],
    env: childEnvironment(process.env),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // A Ctrl-C in the terminal is for the program, which ends what it has begun.
    detached: true,
  })
  const forget = stopAtExit(child)
  let alive = true
  let settle: ((outcome: Outcome) => void) | null = null
  let wasReady = false
  const finish = (outcome: Outcome): void => {
    settle?.(outcome)
    settle = null
  }
  const end = (outcome: Outcome): void => {
    alive = false
    finish(outcome)
  }

  child.on('message', (reply: ReaderResponse) => {
    if (reply.type === 'ready') wasReady = true
    else if (reply.type === 'done') finish({ value: reply.value })
    else if (reply.type === 'failed') finish({ error: fromStoredError(reply.error) })
    else end({ error: exceeded(reply.what) })
  })
  child.on('error', (cause) => end({ error: stopped(`cannot be started: ${cause.message}`, cause) }))
  child.on('exit', (code, signalName) => {
    forget()
    // V8 aborts on what it cannot allocate, and a processor's fault is a signal too.
    const fault = wasReady && signalName !== 'SIGKILL' && signalName !== 'SIGTERM'
    end({ error: fault ? exceeded('memory') : stopped(`ended with ${signalName ?? `code ${code}`}`) })
  })
  rest()

  /** A program that has nothing else to do may end. */
  function rest(): void {
    child.unref()
    child.channel?.unref()
  }

  return {
    pid: child.pid,
    memoryBytes,
    alive: () => alive,
    async read(request, signal) {
      child.ref()
      child.channel?.ref()
      const { readTimeoutMs } = request.limits
      const timer = setTimeout(() => stopWith(timedOut(readTimeoutMs)), readTimeoutMs)
      const onAbort = (): void => stopWith(new MutoscopeError('CANCELLED', { cause: signal?.reason }))
      signal?.addEventListener('abort', onAbort, { once: true })
      try {
        const outcome = await new Promise<Outcome>((resolve) => {
          settle = resolve
          if (alive) child.send(request, (cause) => cause && stopWith(stopped('takes no request', cause)))
          else resolve({ error: stopped('has ended') })
        })
        if ('error' in outcome) throw outcome.error
        return outcome.value
      } finally {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        rest()
      }
    },
    stop: () => stopWith(stopped('was stopped')),
  }

  function stopWith(error: MutoscopeError): void {
    end({ error })
    stopGroup(child, 'SIGKILL')
  }
}

function exceeded(what: 'time' | 'memory'): MutoscopeError {
  return invalidMedia(`reading it takes more ${what === 'time' ? 'processor time' : 'memory'} than it may`)
}

function timedOut(timeoutMs: number): MutoscopeError {
  return new MutoscopeError('TIMEOUT', {
    message: `A media file was not read within ${timeoutMs} ms.`,
    details: { timeoutMs },
  })
}

function stopped(how: string, cause?: unknown): MutoscopeError {
  return new MutoscopeError('STAGE_FAILED', {
    message: `The process that reads media files ${how}.`,
    details: { retry: true },
    ...(cause === undefined ? {} : { cause }),
  })
}
