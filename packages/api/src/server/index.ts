export { fileLinkPath } from '../links/file-links.js'
export { namesEntityTag } from '../downloads/names-entity-tag.js'
export { LazyRouteContext } from './lazy-route-context.js'
export { createTextCoercer, type RawValues } from './coerce-text.js'
export { COMMON_ERRORS } from './common-errors.js'
export {
  createRequestHandler,
  type RequestHandler,
  type RequestHandlerOptions,
  type FoundRoute,
} from './request-handler.js'
export { toErrorResponse, type ErrorBody } from './error-body.js'
export {
  NO_PAYLOAD,
  type ResponseContent,
  type FilePath,
  type RouteResponse,
  type RouteRequest,
  type Payload,
} from './route-request.js'
export { describeError, refuseRequest, type RefusalOptions } from './refuse-request.js'
export { countRequest, rateKey, type RateLimits, type RateRule, type RateVerdict } from './rate-limit.js'
export { createRouteTable, type RouteTable } from './route-table.js'
export type { ServedRoute } from './served-route.js'
export { runSocket, serveSockets, type ServedSocket, type SocketLink } from './served-socket.js'
