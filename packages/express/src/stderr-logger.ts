import type { Json, Logger } from '@mutoscope/core'

/**
 * Writes what goes wrong as lines of JSON to the standard error stream, and keeps everything else to itself.
 */
export const stderrLogger: Logger = {
  debug() {},
  info() {},
  warn: (message, facts) => write('warn', message, facts),
  error: (message, facts) => write('error', message, facts),
}

function write(level: string, message: string, facts: Readonly<Record<string, Json>> = {}): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...facts })}\n`)
}
