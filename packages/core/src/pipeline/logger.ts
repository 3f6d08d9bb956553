import type { Json } from '../digest/canonical-json.js'

/** From what is only of interest when something is looked into, to what went wrong. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const
/** One of {@link LOG_LEVELS}. */
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Where the engine says what a person who runs it should know. Never receives secrets. */
export interface Logger {
  /** Decisions on the way, such as who took which work and what is waited for: many, and all of them expected. */
  debug(message: string, facts?: Readonly<Record<string, Json>>): void
  info(message: string, facts?: Readonly<Record<string, Json>>): void
  warn(message: string, facts?: Readonly<Record<string, Json>>): void
  error(message: string, facts?: Readonly<Record<string, Json>>): void
}

/** Says nothing. */
export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
