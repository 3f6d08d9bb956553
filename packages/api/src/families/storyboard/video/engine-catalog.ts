import type { PriceEntry } from '@mutoscope/core'
import type { ClipCapabilities } from '@mutoscope/core/ports'

/**
 * What a documented engine is in reality: a model that can be bought, its clip lengths and its prices as they
 * were looked up.
 */
export type RealEngine = {
  readonly provider: string
  readonly model: string
  readonly capabilities: ClipCapabilities
  /** One provider credit in micro-dollars. */
  readonly creditMicros: number
  /** Per second; with a condition `audio` (`yes` or `no`) where sound changes the price. */
  readonly prices: readonly PriceEntry[]
}

/** One row of the documented engine table. */
export type Engine = {
  readonly id: string
  readonly name: string
  /**
   * Where `microsPer10Sec`, `creditsPer10Sec` and `speedSec` come from: the table callers depend on, not a
   * provider's price page.
   */
  readonly figures: 'documented'
  /** Micro-dollars for ten seconds; `manual` when the caller must say it. */
  readonly microsPer10Sec: number | 'manual'
  /** Null where the table has none. */
  readonly creditsPer10Sec: number | null
  readonly speedSec: number
  /** Null for what cannot be bought through an interface. */
  readonly real: RealEngine | null
  /** How the documented figures differ from the real ones. */
  readonly note: string
}

const runwayPrice = (
  model: string,
  creditsPerSec: number,
  when?: Readonly<Record<string, string>>,
): PriceEntry => ({
  provider: 'runway',
  model,
  unit: 'second',
  micros: creditsPerSec * 10_000,
  ...(when === undefined ? {} : { when }),
  asOf: '2026-04-21',
  source: 'https://github.com/runwayml/skills (c5674fd), credits per second at $0.01',
})

const anyStart = { needsImage: false, takesFirstImage: true }

/**
 * The engines callers may name, with the documented prices, credits and speeds, and what is really behind
 * each.
 */
export const ENGINE_CATALOG = [
  {
    id: 'veo_3_1_standard',
    name: 'Veo 3.1 Standard',
    figures: 'documented',
    microsPer10Sec: 7_500_000,
    creditsPer10Sec: null,
    speedSec: 45,
    real: {
      provider: 'runway',
      model: 'veo3.1',
      capabilities: { durations: [4, 6, 8], ...anyStart },
      creditMicros: 10_000,
      prices: [runwayPrice('veo3.1', 40, { audio: 'yes' }), runwayPrice('veo3.1', 20, { audio: 'no' })],
    },
    note: 'Really $4.00 for ten seconds with sound and $2.00 without.',
  },
  {
    id: 'veo_3_1_fast',
    name: 'Veo 3.1 Fast',
    figures: 'documented',
    microsPer10Sec: 'manual',
    creditsPer10Sec: null,
    speedSec: 20,
    real: {
      provider: 'runway',
      model: 'veo3.1_fast',
      capabilities: { durations: [4, 6, 8], ...anyStart },
      creditMicros: 10_000,
      prices: [
        runwayPrice('veo3.1_fast', 15, { audio: 'yes' }),
        runwayPrice('veo3.1_fast', 10, { audio: 'no' }),
      ],
    },
    note: 'Really has a price: $1.50 for ten seconds with sound and $1.00 without.',
  },
  {
    id: 'runway_standard',
    name: 'Runway Standard',
    figures: 'documented',
    microsPer10Sec: 1_200_000,
    creditsPer10Sec: 12,
    speedSec: 60,
    real: {
      provider: 'runway',
      model: 'gen4.5',
      capabilities: { durations: { min: 2, max: 10 }, ...anyStart },
      creditMicros: 10_000,
      prices: [runwayPrice('gen4.5', 12)],
    },
    note: 'The price is right; it is really 12 credits for one second, so 120 for ten.',
  },
  {
    id: 'runway_turbo',
    name: 'Runway Turbo',
    figures: 'documented',
    microsPer10Sec: 500_000,
    creditsPer10Sec: 5,
    speedSec: 30,
    real: {
      provider: 'runway',
      model: 'gen4_turbo',
      capabilities: { durations: { min: 2, max: 10 }, needsImage: true, takesFirstImage: true },
      creditMicros: 10_000,
      prices: [runwayPrice('gen4_turbo', 5)],
    },
    note: 'The price is right; it is really 5 credits for one second, so 50 for ten, and every clip needs a first picture.',
  },
  {
    id: 'runway_unlimited',
    name: 'Runway Unlimited',
    figures: 'documented',
    microsPer10Sec: 0,
    creditsPer10Sec: 0,
    speedSec: 90,
    real: null,
    note: 'Really a subscription for people at the web site; there is no interface that makes clips for nothing.',
  },
] as const satisfies readonly Engine[]
