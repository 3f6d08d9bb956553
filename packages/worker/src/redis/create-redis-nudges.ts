import { randomUUID } from 'node:crypto'
import { silentLogger, type Logger } from '@mutoscope/core'
import type { Nudge, Nudges } from '@mutoscope/core/ports'
import { openPubSub, type PubSubClient, type PubSubConnection } from './pub-sub-client.js'

/** Options of {@link createRedisNudges}. */
export interface RedisNudgesOptions {
  /** Where Redis is: a URL, or a ready client of ioredis or node-redis. */
  readonly connection: PubSubConnection
  /** Begins the name of every channel. @default 'mutoscope' */
  readonly prefix?: string
  readonly logger?: Logger
}

type Hear = (nudge: Nudge) => void

/**
 * Carries news of projects over Redis' publish and subscribe, one channel for each project that somebody in
 * this process follows. What is lost while Redis is away is read from the log.
 *
 * @example
 * const studio = createStudio({
 *   dispatcher: createBullmqDispatcher({ connection: redisUrl }),
 *   nudges: createRedisNudges({ connection: redisUrl }),
 *   // …
 * })
 */
export function createRedisNudges(options: RedisNudgesOptions): Nudges {
  const { connection, prefix = 'mutoscope', logger = silentLogger } = options
  const from = randomUUID()
  const listeners = new Map<string, Set<Hear>>()
  const tellError = (error: unknown) =>
    logger.debug(
      { reason: error instanceof Error ? error.message : String(error) },
      'Redis reports an error.',
    )
  let opened: PubSubClient | undefined
  // Only who has something to tell or to hear needs a connection.
  const client = () => (opened ??= openPubSub(connection, hear, tellError))
  const channelOf = (projectId: string) => `${prefix}:project:${projectId}`

  function hear(channel: string, message: string): void {
    const told = JSON.parse(message) as { readonly from: string; readonly nudge: Nudge }
    if (told.from === from) return
    for (const listener of listeners.get(channel) ?? []) listener(told.nudge)
  }

  return {
    publish(projectId, nudge) {
      client().publish(channelOf(projectId), JSON.stringify({ from, nudge })).catch(tellError)
    },
    subscribe(projectId, listener) {
      const channel = channelOf(projectId)
      const known = listeners.get(channel)
      if (known === undefined) {
        listeners.set(channel, new Set([listener]))
        client().subscribe(channel).catch(tellError)
      } else known.add(listener)
      return () => {
        const left = listeners.get(channel)
        if (left?.delete(listener) !== true || left.size > 0) return
        listeners.delete(channel)
        client().unsubscribe(channel).catch(tellError)
      }
    },
    close() {
      listeners.clear()
      opened?.close()
      return Promise.resolve()
    },
  }
}
