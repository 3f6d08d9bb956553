export { fileLinkPath } from '../links/file-links.js'
export { namesEntityTag } from '../downloads/names-entity-tag.js'
export { CallContext } from './call-context.js'
export { createTextCoercer, type RawValues } from './coerce-text.js'
export { COMMON_ERRORS } from './common-errors.js'
export { createDispatcher, type Dispatcher, type DispatcherOptions, type FoundRoute } from './dispatcher.js'
export { toErrorAnswer, type ErrorBody } from './error-body.js'
export {
  NO_PAYLOAD,
  type AnswerContent,
  type FilePath,
  type HttpAnswer,
  type HttpCall,
  type Payload,
} from './http-call.js'
export { describeError, refuseCall, type RefusalOptions } from './refuse-call.js'
export { countCall, rateKey, type RateLimits, type RateRule, type RateVerdict } from './rate-limit.js'
export { createRouteTable, type RouteTable } from './route-table.js'
export type { ServedRoute } from './served-route.js'
export { runSocket, serveSockets, type ServedSocket, type SocketLink } from './served-socket.js'
