export { paginate, type PageItem } from './paginate.js'
export {
  ApiClientError,
  isApiClientError,
  isCode,
  type ApiClientErrorOptions,
} from './runtime/api-client-error.js'
export { createClient, type Client, type ClientOptions } from './runtime/client.js'
export {
  eventOperation,
  type EventOperation,
  type ServerEvent,
  type StreamOptions,
} from './runtime/event-operation.js'
export {
  binaryOperation,
  operation,
  type NoInput,
  type Operation,
  type OperationArguments,
} from './runtime/operation.js'
export type { OperationDefinition } from './runtime/operation-definition.js'
export type { RequestOptions, UploadProgress } from './runtime/request-options.js'
export type { ReconnectOptions } from './runtime/reconnect.js'
export {
  socketOperation,
  type SocketDefinition,
  type SocketOperation,
  type SocketOptions,
} from './runtime/socket-operation.js'
export { watchJob, type WatchOperation, type WatchOptions } from './watch-job.js'
// Every operation and type of the API: the names stand in the generated files, one by one.
export * from './api/index.gen.js'
