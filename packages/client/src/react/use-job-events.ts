import { useEffect, useState } from 'react'
import type { Client } from '../runtime/client.js'
import { NO_EVENTS, withMessage, type JobEvents } from './job-events-state.js'
import type { WatchOperation, WatchOptions } from '../watch-job.js'
import { followRuns } from './follow-runs.js'

/** How to follow from a component. */
export interface JobEventsOptions extends Omit<WatchOptions, 'signal'> {
  /** @default true */
  readonly enabled?: boolean
  /** How many messages are kept. @default 200 */
  readonly keep?: number
}

/**
 * Follows a job while the component is mounted, by server-sent events or WebSocket: by events also through the
 * runs that come after the one that goes on. Nothing is opened on the server.
 *
 * @example
 * const { progress, status } = useJobEvents(client, jobsEvents, { params: { job_id: 4 } })
 */
export function useJobEvents<Input extends object, Message>(
  client: Client,
  operation: WatchOperation<Input, Message>,
  input: NoInfer<Input>,
  { enabled = true, keep = 200, ...options }: JobEventsOptions = {},
): JobEvents<Message> {
  const [state, setState] = useState<JobEvents<Message>>(NO_EVENTS)
  // A new object with the same content is the same job.
  const key = JSON.stringify(input)
  useEffect(() => {
    if (!enabled) return undefined
    const leave = new AbortController()
    const follow = async (): Promise<void> => {
      setState({ ...NO_EVENTS, status: 'following' })
      for await (const message of followRuns(client, operation, JSON.parse(key) as NoInfer<Input>, {
        ...options,
        signal: leave.signal,
      })) {
        setState((before) => withMessage(before, message, keep))
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
