import type { Json } from '../digest/canonical-json.js'

/** From what is only of interest when something is looked into, to what went wrong. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const
/** One of {@link LOG_LEVELS}. */
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Where the engine says what a person who runs it should know. Never receives secrets. */
export interface Logger {
  /** Decisions on the way, such as who took which work and what is waited for: many, and all of them expected. */
  debug(message: string, facts?: Readonly<Record<string, Json>>): void
  /** What happens now and then in normal operation, such as a provider that is asked again. */
  info(message: string, facts?: Readonly<Record<string, Json>>): void
  /** What went wrong and is dealt with here, but may need somebody to look if it goes on. */
  warn(message: string, facts?: Readonly<Record<string, Json>>): void
  /** What went wrong and needs somebody to act. */
  error(message: string, facts?: Readonly<Record<string, Json>>): void
}

/** Says nothing. */
export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
