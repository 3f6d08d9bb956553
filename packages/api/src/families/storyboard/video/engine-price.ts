import { MutoscopeError, toDollars, toMicros } from '@mutoscope/core'
import type { SchemaInput } from '../../../contract/schema.js'
import { missingField } from '../invalid-input.js'
import type { engineCost } from './engine-wire.js'
import { calculateEngineCost, type EngineCost } from './calculate-engine-cost.js'
import { findEngine } from './find-engine.js'

/** What is priced. */
export interface EnginePriceOptions {
  readonly engine: string
  /** Seconds. */
  readonly durationSec: number
  /** US dollars for ten seconds of an engine whose price the table leaves open. */
  readonly manualPricePer10s?: number | undefined
}

/**
 * The price of a length by the engine table, and the real one beside it. @throws `MISSING_FIELDS` when the
 * table leaves the price open and none is given; `INVALID_INPUT` for an unknown engine
 */
export function priceEngine({ engine, durationSec, manualPricePer10s }: EnginePriceOptions): EngineCost {
  try {
    return calculateEngineCost({
      engine,
      durationSec,
      ...(manualPricePer10s === undefined ? {} : { manualMicrosPer10Sec: toMicros(manualPricePer10s) }),
    })
  } catch (error) {
    if (!MutoscopeError.isInstance(error) || error.code !== 'PRICE_UNKNOWN') throw error
    const { name, note } = findEngine(engine)
    throw missingField(
      ['manual_price_per_10s'],
      [
        {
          place: 'body',
          field: 'manual_price_per_10s',
          message: `${name} has no listed price. ${note}`,
        },
      ],
    )
  }
}

/** A price as it is sent. */
export function presentEngineCost({
  engine,
  durationSec,
  microsPer10Sec,
  totalMicros,
  totalCredits,
  currency,
  figures,
  real,
}: EngineCost): SchemaInput<typeof engineCost> {
  return {
    duration: durationSec,
    engine,
    cost_per_10s: toDollars(microsPer10Sec),
    total_cost: toDollars(totalMicros),
    total_credits: totalCredits,
    currency,
    figures,
    real:
      real === null
        ? null
        : {
            provider: real.provider,
            model: real.model,
            clips: real.clips,
            generated_seconds: real.generatedSec,
            total_credits: real.credits,
            total_cost: toDollars(real.price.expectedMicros),
            as_of: real.asOf,
            source: real.source,
          },
    note: findEngine(engine).note,
  }
}
