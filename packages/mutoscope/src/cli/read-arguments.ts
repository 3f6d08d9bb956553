import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { UsageError } from './usage-error.js'

/** Options that every command takes. */
const COMMON = { data: { type: 'string' }, json: { type: 'boolean', default: false } } as const

/** Reads a command's options and at most one word besides. @throws UsageError */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...COMMON, ...options },
      allowPositionals: true,
      allowNegative: true,
    })
    if (positionals.length > 1)
      throw new UsageError(`Too many words: ${positionals.slice(1).join(' ')}. Put a brief in quotes.`)
    return { values, word: positionals[0] }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** A number from an option. @throws UsageError */
export function toNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number))
    throw new UsageError(`--${name} takes a number, not "${value}".`)
  return number
}
