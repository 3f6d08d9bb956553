import * as z from 'zod'

const usd = z.number().min(0)
const engineName = z.string().min(1).max(100)

/** US dollars for ten seconds; needed for engines with manual pricing. */
export const manualPrice = z.number().min(0).max(10_000).optional()

/** What is priced. */
export const costBody = z.object({
  /** Seconds. */ duration: z.number().positive().max(86_400),
  engine: engineName,
  manual_price_per_10s: manualPrice,
})

/** The price of a length by the engine table, and the real one beside it. */
export const engineCost = z
  .object({
    duration: z.number(),
    engine: z.string(),
    cost_per_10s: usd,
    total_cost: usd,
    /** Whole credits; null for engines without. */
    total_credits: z.int().nullable(),
    currency: z.literal('USD'),
    /** `manual` when the price came with the request. */
    figures: z.enum(['documented', 'manual']),
    /**
     * What the same length really costs at the provider, in clips that can be made; null for what cannot be
     * bought.
     */
    real: z
      .object({
        provider: z.string(),
        model: z.string(),
        clips: z.int(),
        generated_seconds: z.number(),
        total_credits: z.int(),
        total_cost: usd,
        as_of: z.string(),
        source: z.string(),
      })
      .nullable(),
    note: z.string(),
  })
  .meta({ id: 'EngineCost' })

/** One engine. */
const engine = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Null where the price must be given. */
    cost_per_10s: usd.nullable(),
    pricing: z.enum(['fixed', 'manual', 'free']),
    credits_per_10s: z.int().nullable(),
    /** Seconds of work for ten seconds of video. */
    speed_seconds: z.int(),
    currency: z.literal('USD'),
    /** Whether the caller can have it now; null for strangers. */
    available: z.boolean().nullable(),
    /** The model behind it; null for what cannot be bought. */
    real: z
      .object({
        provider: z.string(),
        model: z.string(),
        /** US dollars. */ cost_per_10s: usd,
        as_of: z.string(),
        source: z.string(),
      })
      .nullable(),
    note: z.string(),
  })
  .meta({ id: 'Engine' })

/** The engine table. */
export const engineList = z.object({ engines: z.array(engine), count: z.int() })
