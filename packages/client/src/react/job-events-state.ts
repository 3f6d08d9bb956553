/** What is known of a job that is followed. */
export interface JobEvents<Message> {
  /** The newest message; null before the first. */
  readonly latest: Message | null
  /** All since it was mounted, oldest first, at most `keep`. */
  readonly messages: readonly Message[]
  /**
   * How far the run is as a whole, 0 to 1: it never falls until another run begins. By stages there is more
   * in the messages.
   */
  readonly progress: number
  /** `ended` when what ran has ended; `following` again when another run begins. */
  readonly status: 'idle' | 'following' | 'ended' | 'failed'
  readonly error: Error | null
}

/** Nothing is followed yet. */
export const NO_EVENTS = {
  latest: null,
  messages: [],
  progress: 0,
  status: 'idle',
  error: null,
} as const satisfies JobEvents<never>

/** Takes a message in: an event of the log, a tick, or a message of a WebSocket. */
export function withMessage<Message>(
  before: JobEvents<Message>,
  message: Message,
  keep: number,
): JobEvents<Message> {
  const { overall, run } = read(message)
  const begun = run === 'run.started' ? { progress: 0, status: 'following' as const } : before
  const told = run === 'run.succeeded' ? 1 : (overall ?? 0)
  return {
    latest: message,
    messages: [...before.messages, message].slice(-keep),
    progress: Math.max(begun.progress, told),
    status: run !== null && run !== 'run.started' ? 'ended' : begun.status,
    error: null,
  }
}

const RUNS: ReadonlySet<unknown> = new Set(['run.started', 'run.succeeded', 'run.failed', 'run.cancelled'])

type Data = { readonly type?: unknown; readonly overall?: unknown } | null | undefined

function read(message: unknown): { readonly overall: number | null; readonly run: string | null } {
  const { data, progress } = message as { readonly data?: Data; readonly progress?: unknown }
  // A WebSocket tells percent.
  if (typeof progress === 'number') return { overall: progress / 100, run: null }
  const type = data?.type
  return {
    overall: typeof data?.overall === 'number' ? data.overall : null,
    run: typeof type === 'string' && RUNS.has(type) ? type : null,
  }
}
