export { inspectRedis, redisRisks, type InspectRedisOptions, type RedisFacts } from './inspect-redis.js'
export { createRedisNudges, type RedisNudgesOptions } from './create-redis-nudges.js'
export { openRedis } from './open-redis.js'
export type { IoredisClient, NodeRedisClient, PubSubConnection } from './pub-sub-client.js'
