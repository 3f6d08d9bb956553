import type { Price, PriceEntry } from '@mutoscope/core'
import { lookUpPrice, type ScriptRequest } from '@mutoscope/core/ports'
import { estimateTokens } from '../tokens/estimate-tokens.js'
import { planQuestion } from './plan-script.js'

/** Which model at which prices. */
export type ScriptPricing = {
  readonly entries: readonly PriceEntry[]
  readonly provider: string
  readonly model: string
}

/** Tokens of the schema that goes along. */
const SCHEMA_TOKENS = 400

/**
 * What a script will cost: at least one plain answer, as a rule some thinking with it, at most two of the
 * longest answers.
 *
 * @throws `PRICE_UNKNOWN`, and what {@link planQuestion} throws
 */
export function priceScript(request: ScriptRequest, { entries, provider, model }: ScriptPricing): Price {
  const { question, expectedTokens } = planQuestion(request)
  const asked =
    SCHEMA_TOKENS + estimateTokens([question.system, ...question.messages.map(({ text }) => text)].join('\n'))
  const cost = (tokensIn: number, tokensOut: number): Price[] => [
    lookUpPrice(entries, { provider, model, unit: 'megatoken-in', quantity: tokensIn / 1e6 }),
    lookUpPrice(entries, { provider, model, unit: 'megatoken-out', quantity: tokensOut / 1e6 }),
  ]
  const sum = (prices: readonly Price[]) => prices.reduce((total, price) => total + price.expectedMicros, 0)
  const most = question.maxOutputTokens
  const expected = cost(asked, expectedTokens * 1.5)
  return {
    minMicros: sum(cost(asked, expectedTokens * 0.5)),
    expectedMicros: sum(expected),
    maxMicros: sum(cost(asked * 2 + most, most * 2)),
    assumes: [
      ...new Set(expected.flatMap(({ assumes }) => assumes)),
      `about ${Math.round(expectedTokens * 1.5)} tokens written, asked once; at most twice ${most}`,
    ],
  }
}
