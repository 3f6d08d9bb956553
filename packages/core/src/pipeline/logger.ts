import type { Json } from '../digest/canonical-json.js'

/** Where the engine says what a person who runs it should know. Never receives secrets. */
export interface Logger {
  info(message: string, facts?: Readonly<Record<string, Json>>): void
  warn(message: string, facts?: Readonly<Record<string, Json>>): void
  error(message: string, facts?: Readonly<Record<string, Json>>): void
}

/** Says nothing. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} }
