export { createRedisNudges, type RedisNudgesOptions } from './create-redis-nudges.js'
export type { IoredisClient, NodeRedisClient, PubSubConnection } from './pub-sub-client.js'
