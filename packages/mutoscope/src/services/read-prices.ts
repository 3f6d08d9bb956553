import { readFileSync } from 'node:fs'
import { MutoscopeError, PRICE_UNITS, type PriceEntry } from '@mutoscope/core'
import { parse } from 'yaml'
import * as z from 'zod'
import { decodeText } from '../decode-text.js'

const priceSchema = z.strictObject({
  provider: z.string().min(1),
  model: z.string().min(1),
  unit: z.enum(PRICE_UNITS),
  /** Micro-dollars for one unit. */
  micros: z.number().min(0),
  when: z.record(z.string(), z.string()).optional(),
  asOf: z.iso.date(),
  source: z.string().min(1),
})

/**
 * Reads the host's own prices from the file that MUTOSCOPE_PRICES names: a YAML or JSON list of
 * {@link PriceEntry}. @throws `INVALID_INPUT` for a file that cannot be read or holds something else
 */
export function readPrices(env: NodeJS.ProcessEnv): readonly PriceEntry[] {
  const path = env['MUTOSCOPE_PRICES'] ?? ''
  if (path === '') return []
  try {
    return z
      .array(priceSchema)
      .parse(parse(decodeText(readFileSync(path))))
      .map(({ when, ...price }) => (when === undefined ? price : { ...price, when }))
  } catch (cause) {
    const reason =
      cause instanceof z.ZodError
        ? cause.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; ')
        : String(cause instanceof Error ? cause.message : cause)
    throw new MutoscopeError('INVALID_INPUT', {
      message: `MUTOSCOPE_PRICES: ${path} is not a list of prices. ${reason}`,
      details: { field: 'MUTOSCOPE_PRICES', path },
      cause,
    })
  }
}
