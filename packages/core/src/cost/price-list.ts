import { MutoscopeError } from '../errors/mutoscope-error.js'
import { exactPrice, type Price } from './price.js'

/** What a price is for one of. */
export const PRICE_UNITS = [
  'second',
  'image',
  'kilochar',
  'megatoken-in',
  'megatoken-out',
  'request',
  'minute',
] as const
/** What a price is for one of: one of {@link PRICE_UNITS}. */
export type PriceUnit = (typeof PRICE_UNITS)[number]

/** One price of one model. */
export type PriceEntry = {
  readonly provider: string
  readonly model: string
  readonly unit: PriceUnit
  /** Micro-dollars for one unit; `manual` when the host must say it. */
  readonly micros: number | 'manual'
  /**
   * What the price holds for besides the model, for instance `{ resolution: '1080p', audio: 'yes' }`; an
   * entry without fits everything.
   */
  readonly when?: Readonly<Record<string, string>>
  /** First day (UTC) on which it holds, `YYYY-MM-DD`, for a change that is announced. @default always */
  readonly from?: string
  /** Date on which it was looked up, `YYYY-MM-DD`. */
  readonly asOf: string
  /** Page or answer it was read from. */
  readonly source: string
}

/** So many units of something under conditions. */
export interface PriceQuery {
  readonly provider: string
  readonly model: string
  readonly unit: PriceUnit
  readonly quantity: number
  /** Facts of the request that a price may depend on. */
  readonly when?: Readonly<Record<string, string>>
}

/**
 * Looks a price up: of the entries that hold by now and whose conditions all hold, the one with the most
 * conditions; among equals the one that holds since the latest day. Fractions of a micro-dollar are rounded up.
 *
 * @default now: the present, epoch milliseconds
 *
 * @throws `PRICE_UNKNOWN` when no entry fits, or the price must be given by the host: there is never a
 *   default rate
 */
export function lookUpPrice(entries: readonly PriceEntry[], query: PriceQuery, now = Date.now()): Price {
  const today = new Date(now).toISOString().slice(0, 10)
  const fitting = entries
    .filter(
      (entry) =>
        entry.provider === query.provider && entry.model === query.model && entry.unit === query.unit,
    )
    .filter((entry) =>
      Object.entries(entry.when ?? {}).every(([name, value]) => query.when?.[name] === value),
    )
    .filter(({ from = '' }) => from <= today)
    .toSorted((a, b) => conditionsOf(b) - conditionsOf(a) || (b.from ?? '').localeCompare(a.from ?? ''))
  const [entry] = fitting
  const details = { provider: query.provider, model: query.model, unit: query.unit, when: query.when ?? {} }
  if (entry === undefined)
    throw new MutoscopeError('PRICE_UNKNOWN', {
      message: `No price per ${query.unit} is known for ${query.provider}/${query.model}. ${howToGive(query)}`,
      details,
    })
  if (entry.micros === 'manual')
    throw new MutoscopeError('PRICE_UNKNOWN', {
      message: `The price per ${query.unit} of ${query.provider}/${query.model} must be given (${entry.source}). ${howToGive(query)}`,
      details,
    })
  return exactPrice(Math.ceil(entry.micros * query.quantity - 1e-9), [
    `${query.provider}/${query.model} as of ${entry.asOf}`,
  ])
}

function conditionsOf({ when = {} }: PriceEntry): number {
  return Object.keys(when).length
}

/** The line that a host writes to give a price. */
function howToGive({ provider, model, unit }: PriceQuery): string {
  const line = `{ provider: '${provider}', model: '${model}', unit: '${unit}', micros: 100_000, asOf: 'YYYY-MM-DD', source: '…' }`
  return `Pass it to the client, in millionths of a dollar for one ${unit}: \`prices: [${line}]\`.`
}
