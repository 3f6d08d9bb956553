export type { Authenticate } from './authentication/authenticate.js'
export { jwtAuthentication, type JwtAuthenticationOptions } from './authentication/jwt-authentication.js'
export {
  localAuthentication,
  type LocalAuthenticationOptions,
} from './authentication/local-authentication.js'
export { mutoscope, type MutoscopeHandler } from './mutoscope.js'
export type { HostRequest } from './host-request.js'
export type { MutoscopeOptions, PayloadLimits, RateLimitOptions, SocketOptions } from './options.js'
export { createStderrLogger, type StderrLoggerOptions } from './stderr-logger.js'
export {
  createRedisRateLimiter,
  type IoredisScripts,
  type NodeRedisScripts,
  type RedisScripts,
} from './redis-rate-limiter.js'
export type { CountedRequest, CreateRateLimiter, RateLimiter } from './rate-limits.js'
export type { AttachOptions } from './sockets/socket-upgrades.js'
