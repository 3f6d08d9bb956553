import type { Json } from '../digest/canonical-json.js'

/** From what is only of interest when something is looked into, to what went wrong. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const
/** One of {@link LOG_LEVELS}. */
export type LogLevel = (typeof LOG_LEVELS)[number]

/** What a line of the log is about: names, ids and numbers as JSON, never a secret. */
export type LogFacts = Readonly<Record<string, Json>>

/**
 * Where the engine says what a person who runs it should know. Never receives secrets. The facts come before
 * the message, as in pino, so a pino logger or a child of one is a logger as it is.
 */
export interface Logger {
  /** Decisions on the way, such as who took which work and what is waited for: many, and all of them expected. */
  debug(facts: LogFacts, message: string): void
  /** What happens now and then in normal operation, such as a provider that is asked again. */
  info(facts: LogFacts, message: string): void
  /** What went wrong and is dealt with here, but may need somebody to look if it goes on. */
  warn(facts: LogFacts, message: string): void
  /** What went wrong and needs somebody to act. */
  error(facts: LogFacts, message: string): void
}

/** Says nothing. */
export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
