import { addPrices, type Price } from '../cost/price.js'
import type { ClipPlan, PlannedClip } from './clip-plan.js'

/**
 * Adds up what the clips of a plan cost. What is trimmed is paid too.
 *
 * @throws whatever `priceOfClip` throws, for instance `PRICE_UNKNOWN`
 * @example
 * priceClips(plan, ({ durationSec }) => lookUpPrice(prices, { provider, model, unit: 'second', quantity:
 * durationSec }))
 */
export function priceClips(plan: ClipPlan, priceOfClip: (clip: PlannedClip) => Price): Price {
  return addPrices(plan.clips.map((clip) => priceOfClip(clip)))
}
