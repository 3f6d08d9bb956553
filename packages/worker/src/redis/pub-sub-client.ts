import { Redis } from 'ioredis'

/** What of a client of ioredis is used. */
export interface IoredisClient {
  /** Sends a message to every subscriber of a channel. */
  publish(channel: string, message: string): Promise<unknown>
  /** A second client with the same settings. */
  duplicate(): IoredisClient
  /** Has messages of a channel told to the listeners of `message`. */
  subscribe(channel: string): Promise<unknown>
  /** Ends a subscription. */
  unsubscribe(channel: string): Promise<unknown>
  /** Hears messages of every subscribed channel. */
  on(event: 'message', hear: (channel: string, message: string) => void): unknown
  /** Hears what is wrong with the connection; the client connects again by itself. */
  on(event: 'error', hear: (error: Error) => void): unknown
  /** Closes the connection at once and for good. */
  disconnect(): void
}

/** What of a client of node-redis is used. */
export interface NodeRedisClient {
  readonly isOpen: boolean
  /** Opens the connection. */
  connect(): Promise<unknown>
  /** Sends a message to every subscriber of a channel. */
  publish(channel: string, message: string): Promise<unknown>
  /** A second client with the same settings, not connected yet. */
  duplicate(): NodeRedisClient
  /** Has messages of a channel told to `hear`. */
  subscribe(channel: string, hear: (message: string) => void): Promise<unknown>
  /** Ends a subscription. */
  unsubscribe(channel: string): Promise<unknown>
  /** Hears what is wrong with the connection; the client connects again by itself. */
  on(event: 'error', hear: (error: Error) => void): unknown
  /** Closes the connection at once and for good. */
  destroy(): void
}

/** Publishes and subscribes, whatever the client. */
export interface PubSubClient {
  publish(channel: string, message: string): Promise<unknown>
  subscribe(channel: string): Promise<unknown>
  unsubscribe(channel: string): Promise<unknown>
  close(): void
}

/** Where Redis is, or a client of it that stays the caller's to close. */
export type PubSubConnection = string | IoredisClient | NodeRedisClient

/**
 * Opens a client with a connection of its own for subscriptions, which Redis wants apart from others.
 *
 * @param hear hears every message of a subscribed channel
 */
export function openPubSub(
  connection: PubSubConnection,
  hear: (channel: string, message: string) => void,
  tellError: (error: Error) => void,
): PubSubClient {
  if (typeof connection === 'object' && 'isOpen' in connection)
    return overNodeRedis(connection, hear, tellError)
  const own = typeof connection === 'string'
  const publisher: IoredisClient = own
    ? // What is told while the connection is opened waits for it; while Redis is away it is dropped.
      new Redis(connection, { maxRetriesPerRequest: 0 })
    : connection
  const subscriber: IoredisClient = own
    ? new Redis(connection, { maxRetriesPerRequest: null })
    : connection.duplicate()
  for (const client of own ? [publisher, subscriber] : [subscriber]) client.on('error', tellError)
  subscriber.on('message', hear)
  return {
    publish: (channel, message) => publisher.publish(channel, message),
    subscribe: (channel) => subscriber.subscribe(channel),
    unsubscribe: (channel) => subscriber.unsubscribe(channel),
    close() {
      subscriber.disconnect()
      if (own) publisher.disconnect()
    },
  }
}

function overNodeRedis(
  publisher: NodeRedisClient,
  hear: (channel: string, message: string) => void,
  tellError: (error: Error) => void,
): PubSubClient {
  const subscriber = publisher.duplicate()
  subscriber.on('error', tellError)
  const connected = subscriber.connect()
  connected.catch(tellError)
  return {
    publish: (channel, message) => publisher.publish(channel, message),
    async subscribe(channel) {
      await connected
      await subscriber.subscribe(channel, (message) => hear(channel, message))
    },
    async unsubscribe(channel) {
      await connected
      await subscriber.unsubscribe(channel)
    },
    close: () => subscriber.destroy(),
  }
}
