import type { ErrorCode, MutoscopeError } from '@mutoscope/core'
import type { ApiError, ErrorDefinition } from './error-definition.js'
import type { Handlers } from './handler.js'
import type { RouteContext } from './route-context.js'
import type { RouteDefinition } from './route.js'
import type { Schema, SchemaInput, SchemaOutput } from './schema.js'
import type { SocketDefinition } from './socket.js'

/** What is wrong with one value of a request. */
export interface InputIssue {
  /** Where it came in. */
  readonly place: 'params' | 'query' | 'body' | 'form'
  /** For instance `images.0.prompt`; empty for the whole. */
  readonly field: string
  readonly message: string
  /** True when a required value is not there. */
  readonly missing: boolean
}

/** A group of routes with its own paths, names and errors, as plain data that is safe in a browser. */
export interface FamilyContract {
  /** For instance `storyboard`. */
  readonly name: string
  /** For people. */
  readonly title: string
  readonly description: string
  /** How the member `error` of a body is written. */
  readonly errorNames: 'SCREAMING_CASE' | 'PascalCase'
  /** Errors that any of its routes can answer with. */
  readonly errors: readonly ErrorDefinition[]
  readonly routes: { readonly [name: string]: RouteDefinition }
  readonly sockets: { readonly [name: string]: SocketDefinition }
}

/**
 * The type of a contract by the types of its routes and sockets. A family that is published says
 * `typeof someRoutes & typeof otherRoutes` here, which declarations refer to; an inferred type would write out every
 * route once more.
 */
export type FamilyOf<
  Routes extends FamilyContract['routes'],
  Sockets extends FamilyContract['sockets'] = FamilyContract['sockets'],
> = Omit<FamilyContract, 'routes' | 'sockets'> & { readonly routes: Routes; readonly sockets: Sockets }

/** Keeps the literal types of a family's contract. */
export function defineFamily<const Contract extends FamilyContract>(contract: Contract): Contract {
  return contract
}

/** An open WebSocket as a handler sees it. */
export interface SocketPeer<Socket extends SocketDefinition> {
  /** Sends one message, as the contract has it. */
  send(message: SchemaInput<Socket['send']>): void
  /** Ends the connection, with one of the socket's close codes or 1000. */
  close(code?: number, reason?: string): void
  /** Aborted when the connection has ended. */
  readonly signal: AbortSignal
  /** Messages of the client that fit the schema. */
  receive(listener: (message: SchemaOutput<Socket['receive']>) => void): void
}

/** Serves one connection until it ends. */
export type SocketHandler<Socket extends SocketDefinition> = (
  input: Socket['params'] extends Schema ? { readonly params: SchemaOutput<Socket['params']> } : object,
  peer: SocketPeer<Socket>,
  context: RouteContext,
) => Promise<void>

/** A handler for every socket of a record. */
export type SocketHandlers<Sockets extends { readonly [name: string]: SocketDefinition }> = {
  readonly [Name in keyof Sockets]: SocketHandler<Sockets[Name]>
}

/**
 * What errors are called in a family, by the code of the engine: a definition, or what makes one from the error.
 * `INTERNAL_ERROR` is for what nobody foresaw.
 */
export type ErrorNames = {
  readonly [Code in ErrorCode]?: ErrorDefinition | ((error: MutoscopeError) => ApiError)
} & { readonly INTERNAL_ERROR?: ErrorDefinition }

/** What serves a family: a handler for each route and socket, and the family's words for what goes wrong. */
export interface Serving<Contract extends FamilyContract> {
  readonly handlers: Handlers<Contract['routes']>
  readonly sockets: SocketHandlers<Contract['sockets']>
  /**
   * What the engine's errors are called here, and, as `INTERNAL_ERROR`, what nobody foresaw. @default by
   * their own code and status
   */
  readonly translate?: ErrorNames
  /**
   * Says in the family's words that an input is wrong. @default `INVALID_INPUT`, 400, with the issues as
   * `details`
   */
  readonly invalid?: (issues: readonly InputIssue[], route: RouteDefinition) => ApiError
}

/** A family that can be served, whatever its contract. */
export interface Family {
  readonly contract: FamilyContract
  readonly handlers: {
    /** By the name of the route. */
    readonly [route: string]: (input: Readonly<Record<string, unknown>>, context: RouteContext) => unknown
  }
  readonly sockets: {
    /** By the name of the socket. */
    readonly [socket: string]: (
      input: Readonly<Record<string, unknown>>,
      peer: SocketPeer<SocketDefinition>,
      context: RouteContext,
    ) => Promise<void>
  }
  readonly translate: ErrorNames
  /** Says in the family's words that an input is wrong; null where it has none of its own. */
  readonly invalid: ((issues: readonly InputIssue[], route: RouteDefinition) => ApiError) | null
}

/**
 * Puts a contract and what serves it together. Here, and only here, the types of single routes are given up.
 */
export function bindFamily<Contract extends FamilyContract>(
  contract: Contract,
  serving: Serving<Contract>,
): Family {
  const { handlers, sockets, translate = {}, invalid = null } = serving
  return {
    contract,
    handlers: handlers as unknown as Family['handlers'],
    sockets: sockets as unknown as Family['sockets'],
    translate,
    invalid,
  }
}
