import { LOG_LEVELS, type LogFacts, type Logger, type LogLevel } from '@mutoscope/core'

/** Options of {@link createStderrLogger}. */
export interface StderrLoggerOptions {
  /** What is below is not written. @default 'warn' */
  readonly level?: LogLevel
  /** Writes a line. @default to the standard error stream */
  readonly write?: (line: string) => void
}

/**
 * Makes a logger that writes lines of JSON: `time`, `level`, `message` and the facts.
 *
 * @example
 * const logger = createStderrLogger({ level: 'debug' })
 */
export function createStderrLogger({
  level: least = 'warn',
  write = (line) => void process.stderr.write(line),
}: StderrLoggerOptions = {}): Logger {
  const at =
    (level: LogLevel) =>
    (facts: LogFacts, message: string): void => {
      if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(least)) return
      write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...facts })}\n`)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
