import { useEffect, useState } from 'react'
import type { Client } from '../runtime/client.js'
import { watchJob, type WatchOperation, type WatchOptions } from '../watch-job.js'

/** What is known of a job that is followed. */
export interface JobEvents<Message> {
  /** The newest message; null before the first. */
  readonly latest: Message | null
  /** All since it was mounted, oldest first, at most `keep`. */
  readonly messages: readonly Message[]
  readonly status: 'idle' | 'following' | 'ended' | 'failed'
  readonly error: Error | null
}

/** How to follow from a component. */
export interface JobEventsOptions extends Omit<WatchOptions, 'signal'> {
  /** @default true */
  readonly enabled?: boolean
  /** How many messages are kept. @default 200 */
  readonly keep?: number
}

const NOTHING = { latest: null, messages: [], error: null } as const

/**
 * Follows a job while the component is mounted, by server-sent events or WebSocket. Nothing is opened on the
 * server.
 *
 * @example
 * const { latest, status } = useJobEvents(client, jobsEvents, { params: { job_id: 4 } })
 */
export function useJobEvents<Input extends object, Message>(
  client: Client,
  operation: WatchOperation<Input, Message>,
  input: NoInfer<Input>,
  { enabled = true, keep = 200, ...options }: JobEventsOptions = {},
): JobEvents<Message> {
  const [state, setState] = useState<JobEvents<Message>>({ ...NOTHING, status: 'idle' })
  // A new object with the same content is the same job.
  const key = JSON.stringify(input)
  useEffect(() => {
    if (!enabled) return undefined
    const leave = new AbortController()
    const follow = async (): Promise<void> => {
      setState({ ...NOTHING, status: 'following' })
      for await (const message of watchJob(client, operation, JSON.parse(key) as NoInfer<Input>, {
        ...options,
        signal: leave.signal,
      })) {
        setState(({ messages }) => ({
          latest: message,
          messages: [...messages, message].slice(-keep),
          status: 'following',
          error: null,
        }))
      }
      setState((before) => ({ ...before, status: 'ended' }))
    }
    follow().catch((error: unknown) => {
      if (!leave.signal.aborted)
        setState((before) => ({ ...before, status: 'failed', error: error as Error }))
    })
    return () => leave.abort()
    // Options of the connection count when it is opened.
  }, [client, operation, key, enabled, keep])
  return state
}
