import { spawn, type ChildProcess } from 'node:child_process'
import { Readable, type Writable } from 'node:stream'
import { MutoscopeError } from '@mutoscope/core'
import { inSpan } from '@mutoscope/core/ports'
import { childEnvironment } from './child-environment.js'
import { feedStdin, type StdinFeed } from './feed-stdin.js'
import { toFfmpegError } from './ffmpeg-error.js'
import { parseProgress, type FfmpegProgress } from './parse-progress.js'
import { readLines } from './read-lines.js'
import { stopAtExit } from './stop-at-exit.js'
import { stopGroup } from './stop-group.js'
import { createTail } from './tail.js'

/** One run of ffmpeg. */
export interface FfmpegRun {
  /** Path of ffmpeg. */
  readonly binary: string
  /**
   * Complete arguments, without the binary and without -hide_banner, -nostdin, -v, -progress and -y, which
   * are added.
   */
  readonly args: readonly string[]
  /** @default the process's own */
  readonly cwd?: string
  readonly signal: AbortSignal
  /** Wall clock. @default no limit */
  readonly timeoutMs?: number
  /**
   * Feeds stdin; the run ends when both this and the process have ended. `write` resolves when ffmpeg has
   * taken the chunk, whose memory is free again from then on, and rejects when ffmpeg takes no more.
   */
  readonly input?: (write: (chunk: Uint8Array) => Promise<void>) => Promise<void>
  /** Gets the bytes of stdout, when the output is `pipe:1`. ffmpeg waits while a promise is pending. */
  readonly output?: (chunk: Uint8Array) => void | Promise<void>
  /** Told about twice a second. */
  readonly onProgress?: (progress: FfmpegProgress) => void
  /** Gets the lines of an extra pipe (fd 4), for instance for `-segment_list pipe:4`. */
  readonly onListLine?: (line: string) => void
}

const STDERR_BYTES = 16 * 1024

/**
 * Runs ffmpeg in a process group of its own, which an abort, a timeout or an error thrown by one of the
 * callbacks ends: SIGTERM, and SIGKILL after two seconds. Nothing of the group is left when this settles.
 * What ffmpeg wrote is the caller's to remove.
 *
 * @returns the last 16 kB of what ffmpeg complained about, usually nothing
 * @throws `FFMPEG_FAILED` with `details.exitCode` and `details.stderr`, `FFMPEG_UNAVAILABLE` when it cannot
 *   be started, `DISK_FULL`, `CANCELLED`, `TIMEOUT`, and whatever a callback throws
 */
export async function runFfmpeg(run: FfmpegRun): Promise<{ stderr: string }> {
  return inSpan('ffmpeg.run', {}, () => runProcess(run))
}

async function runProcess(run: FfmpegRun): Promise<{ stderr: string }> {
  if (run.signal.aborted) throw new MutoscopeError('CANCELLED', { cause: run.signal.reason })
  const child = start(run)
  const stderr = createTail(STDERR_BYTES)
  let failure: Error | undefined
  const stopping = new AbortController()
  const stop = (reason: unknown): void => {
    failure ??= reason instanceof Error ? reason : new MutoscopeError('FFMPEG_FAILED', { cause: reason })
    if (!stopping.signal.aborted) stopping.abort()
  }
  const onAbort = (): void => stop(new MutoscopeError('CANCELLED', { cause: run.signal.reason }))
  run.signal.addEventListener('abort', onAbort, { once: true })
  const timer =
    run.timeoutMs === undefined
      ? undefined
      : setTimeout(() => stop(timeoutError(run.timeoutMs ?? 0)), run.timeoutMs)
  try {
    const ended = waitForEnd(child, stopping.signal)
    const read = [
      pump(child.stderr, (chunk) => stderr.push(chunk)),
      pump(child.stdout, run.output),
      pumpLines(child.stdio[3], run.onProgress && parseProgress(run.onProgress)),
      pumpLines(child.stdio[4], run.onListLine),
    ].map((reading) => reading.catch(stop))
    const feed = run.input === undefined ? null : feedStdin(stdinOf(child), run.input)
    void feed?.done.catch((error: unknown) => (feed.closed() ? undefined : stop(error)))
    const end = await ended
    await Promise.all(read)
    const cut = await cutOf(feed)
    if (failure !== undefined) throw failure
    if (end.error !== null || end.code !== 0)
      throw toFfmpegError({ ...end, binary: run.binary, args: run.args, stderr: stderr.text() })
    if (cut !== undefined)
      throw new MutoscopeError('FFMPEG_FAILED', {
        message: 'ffmpeg exited before it had read all of its input.',
        cause: cut,
      })
    return { stderr: stderr.text() }
  } finally {
    clearTimeout(timer)
    run.signal.removeEventListener('abort', onAbort)
  }
}

function start(run: FfmpegRun): ChildProcess {
  const progress = run.onProgress === undefined ? [] : ['-progress', 'pipe:3', '-stats_period', '0.5']
  const used = (wanted: unknown): 'pipe' | 'ignore' => (wanted === undefined ? 'ignore' : 'pipe')
  return spawn(run.binary, ['-hide_banner', '-nostdin', '-y', '-v', 'error', ...progress, ...run.args], {
    ...(run.cwd === undefined ? {} : { cwd: run.cwd }),
    env: childEnvironment(process.env),
    detached: true,
    windowsHide: true,
    stdio: [used(run.input), used(run.output), 'pipe', used(run.onProgress), used(run.onListLine)],
  })
}

/** How a process ended. */
type End = { readonly code: number | null; readonly signalName: string | null; readonly error: Error | null }

function waitForEnd(child: ChildProcess, stopping: AbortSignal): Promise<End> {
  return new Promise((resolve) => {
    let error: Error | null = null
    // A parent that ends must not leave an encoder behind that nobody reads from.
    const forget = stopAtExit(child)
    let killer: NodeJS.Timeout | undefined
    stopping.addEventListener(
      'abort',
      () => {
        stopGroup(child, 'SIGTERM')
        killer = setTimeout(() => stopGroup(child, 'SIGKILL'), 2000)
      },
      { once: true },
    )
    child.once('error', (cause) => {
      error = cause
      if (child.pid === undefined) settle(null, null)
    })
    child.once('close', (code, signalName) => settle(code, signalName))
    function settle(code: number | null, signalName: string | null): void {
      clearTimeout(killer)
      forget()
      resolve({ code, signalName, error })
    }
  })
}

async function pump(
  stream: Readable | null,
  take: ((chunk: Uint8Array) => void | Promise<void>) | undefined,
): Promise<void> {
  if (stream === null || take === undefined) return
  const chunks: AsyncIterable<Uint8Array> = stream
  for await (const chunk of chunks) await take(chunk)
}

async function pumpLines(
  stream: Readable | Writable | null | undefined,
  take: ((line: string) => void) | undefined,
): Promise<void> {
  if (!(stream instanceof Readable) || take === undefined) return
  for await (const line of readLines(stream)) take(line)
}

function stdinOf(child: ChildProcess): Writable {
  if (child.stdin === null)
    throw new MutoscopeError('UNREACHABLE', { message: 'ffmpeg was started without a pipe to its stdin.' })
  return child.stdin
}

async function cutOf(feed: StdinFeed | null): Promise<unknown> {
  try {
    await feed?.done
    return undefined
  } catch (error) {
    return error
  }
}

function timeoutError(timeoutMs: number): MutoscopeError {
  return new MutoscopeError('TIMEOUT', {
    message: `ffmpeg exceeded ${timeoutMs} ms and was stopped.`,
    details: { timeoutMs },
  })
}
