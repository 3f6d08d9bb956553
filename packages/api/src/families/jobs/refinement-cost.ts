import { MutoscopeError, type Price } from '@mutoscope/core'
import { addPrices, exactPrice } from '@mutoscope/core/ports'

/**
 * What one picture drawn again adds to an estimate, micro-dollars: the documented figure of about $0.02, not
 * a provider's price.
 */
export const REFINEMENT_MICROS = 20_000

/** What a refinement does, and its price. */
export interface RefinementOptions {
  /** True when the picture is drawn again; a new description alone costs nothing. */
  readonly regeneratesImage: boolean
  /** Micro-dollars for one picture, in place of the documented figure. @default REFINEMENT_MICROS */
  readonly micros?: number
}

/**
 * Adds one refinement of a scene to an estimate.
 *
 * @throws `INVALID_INPUT` for a price that is no whole number from 0
 * @example
 * addRefinement(exactPrice(150_000), { regeneratesImage: true }).expectedMicros // 170_000, that is $0.17
 */
export function addRefinement(
  price: Price,
  { regeneratesImage, micros = REFINEMENT_MICROS }: RefinementOptions,
): Price {
  if (!Number.isSafeInteger(micros) || micros < 0) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `A refinement cannot cost ${micros} micro-dollars. Pass a whole number of at least 0.`,
      details: { field: 'micros' },
    })
  }
  if (!regeneratesImage) return price
  return addPrices([price, exactPrice(micros, [`${micros} micro-dollars for a picture drawn again`])])
}
