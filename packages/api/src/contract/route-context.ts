import type { LinkedContent } from '../links/file-links.js'

/** Who calls. */
export interface Principal {
  /** Whose things these are: the `sub` of a token, or `local`. */
  readonly ownerId: string
  /** May look after things of every owner. @default false */
  readonly admin?: boolean
}

/** What a handler is told besides its input. Everything in it may be destructured. */
export interface RouteContext {
  /** Null on a public route, and on an optional one without a token. */
  readonly principal: Principal | null
  /** The caller's owner id. @throws the 401 error where nobody is known */
  readonly ownerId: string
  readonly requestId: string
  /** `HEAD` for a GET route whose answer is not wanted but its headers. */
  readonly method: string
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal
  /** A request header, by its lower-case name. */
  readonly header: (name: string) => string | undefined
  /** True when the caller prefers it, as in `Prefer: respond-async`. */
  readonly prefers: (preference: string) => boolean
  /** `Last-Event-ID`, as header or as `last_event_id` in the query; null for the beginning. */
  readonly lastEventId: string | null
  /** The absolute address of a path of this mount: origin and prefix are the caller's own. */
  readonly url: (path: string) => string
  /** The absolute address at which an owner's bytes can be loaded without a token, for a while. */
  readonly fileUrl: (ownerId: string, content: LinkedContent, filename: string) => Promise<string>
}
