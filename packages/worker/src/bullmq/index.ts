export { createBullmqDispatcher, type BullmqDispatcherOptions } from './create-bullmq-dispatcher.js'
export type { RedisConnection } from './redis-connection.js'
