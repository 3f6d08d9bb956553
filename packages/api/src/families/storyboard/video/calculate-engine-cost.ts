import { MutoscopeError, type Price } from '@mutoscope/core'
import { lookUpPrice, planClips } from '@mutoscope/core/ports'
import type { RealEngine } from './engine-catalog.js'
import { findEngine } from './find-engine.js'

/** What a cost is calculated for. */
export interface EngineCostOptions {
  /** Id or name of an engine of the catalog. */
  readonly engine: string
  /** Seconds of video; up to 24 hours. */
  readonly durationSec: number
  /**
   * Micro-dollars for ten seconds of an engine whose documented price is `manual`; not used for the others.
   */
  readonly manualMicrosPer10Sec?: number
  /** Whether the real engine makes sound too, where that changes its price. @default true */
  readonly audio?: boolean
}

/** What the documented calculator answers, and what the work would really cost. */
export type EngineCost = {
  readonly engine: string
  readonly durationSec: number
  readonly currency: 'USD'
  /** The document's figures, in proportion to the length. */
  readonly microsPer10Sec: number
  readonly totalMicros: number
  /** Whole credits, rounded up; null for an engine without credits. */
  readonly totalCredits: number | null
  /** `manual` when the price was given by the caller. */
  readonly figures: 'documented' | 'manual'
  /** Null for an engine that cannot be bought. */
  readonly real: RealEngineCost | null
}

/** The same length made from clips of the model that can be bought. */
export type RealEngineCost = {
  readonly provider: string
  readonly model: string
  readonly clips: number
  readonly generatedSec: number
  readonly credits: number
  readonly price: Price
  readonly asOf: string
  readonly source: string
}

/**
 * Calculates what a video of a length costs with a documented engine, by the documented figures, and beside
 * them the real ones.
 *
 * @throws `INVALID_INPUT` for an unknown engine, a length outside 0 to 24 hours or a negative price;
 *   `PRICE_UNKNOWN` for a manual engine without a price
 * @example
 * calculateEngineCost({ engine: 'runway_standard', durationSec: 60 }).totalMicros // 7_200_000, that is $7.20
 */
export function calculateEngineCost({
  engine,
  durationSec,
  manualMicrosPer10Sec,
  audio = true,
}: EngineCostOptions): EngineCost {
  const { id, microsPer10Sec: documented, creditsPer10Sec, real } = findEngine(engine)
  const plan = planClips({
    durationMs: Math.ceil(durationSec * 1000),
    capabilities: real?.capabilities ?? EXACT,
  })
  const microsPer10Sec = documented === 'manual' ? manualPrice(id, manualMicrosPer10Sec) : documented
  return {
    engine: id,
    durationSec,
    currency: 'USD',
    microsPer10Sec,
    totalMicros: proportion(microsPer10Sec, durationSec),
    totalCredits: creditsPer10Sec === null ? null : proportion(creditsPer10Sec, durationSec),
    figures: documented === 'manual' ? 'manual' : 'documented',
    real:
      real === null
        ? null
        : realCost(real, { clips: plan.clips.length, generatedSec: plan.generatedSec, audio }),
  }
}

/** Only checks the length: nothing is made. */
const EXACT = { durations: [1], needsImage: false, takesFirstImage: false }

function proportion(per10Sec: number, durationSec: number): number {
  // Without the small difference, 72.00000000000001 of binary fractions would become 73; without the maximum,
  // nothing would be -0.
  return Math.max(0, Math.ceil((per10Sec * durationSec) / 10 - 1e-9))
}

function manualPrice(engine: string, micros: number | undefined): number {
  if (micros === undefined) {
    throw new MutoscopeError('PRICE_UNKNOWN', {
      message: `The price of engine "${engine}" must be given. Pass \`manualMicrosPer10Sec\`.`,
      details: { engine },
    })
  }
  if (Number.isSafeInteger(micros) && micros >= 0) return micros
  throw new MutoscopeError('INVALID_INPUT', {
    message: `A price of ${micros} micro-dollars is invalid. Pass a whole number of at least 0.`,
    details: { field: 'manualMicrosPer10Sec' },
  })
}

function realCost(
  real: RealEngine,
  { clips, generatedSec, audio }: { clips: number; generatedSec: number; audio: boolean },
): RealEngineCost | null {
  const { provider, model, prices, creditMicros } = real
  const [entry] = prices
  if (entry === undefined) return null
  const price = lookUpPrice(prices, {
    provider,
    model,
    unit: 'second',
    quantity: generatedSec,
    when: { audio: audio ? 'yes' : 'no' },
  })
  return {
    provider,
    model,
    clips,
    generatedSec,
    credits: Math.ceil(price.expectedMicros / creditMicros),
    price,
    asOf: entry.asOf,
    source: entry.source,
  }
}
