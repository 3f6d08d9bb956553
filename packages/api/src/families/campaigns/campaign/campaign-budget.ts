import { MutoscopeError, toDollars } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { CampaignServices } from '../campaign-services.js'
import { campaignBudgetExceeded } from '../errors.js'

/**
 * What the budget of a campaign has left, micro-dollars; below 0 where the budget was lowered, null without
 * one. What is being made holds what it is expected to cost.
 */
export async function readLeft(
  { studio }: Pick<CampaignServices, 'studio'>,
  ownerId: string,
  campaignId: string,
): Promise<number | null> {
  const spending = (await studio.groups.spending(ownerId, [campaignId])).get(campaignId)
  return spending?.budgetMicros == null ? null : spending.budgetMicros - spending.committedMicros
}

/**
 * Orders something in the family's words. @throws `CAMPAIGN_BUDGET_EXCEEDED` when it is expected to cost more
 * than its campaign has left; nothing is ordered then
 */
export async function withinBudget<Result>(order: () => Promise<Result>): Promise<Result> {
  try {
    return await order()
  } catch (error) {
    throw toExceeded(error) ?? error
  }
}

function toExceeded(error: unknown): ApiError | null {
  if (!MutoscopeError.isInstance(error) || error.code !== 'BUDGET_EXCEEDED') return null
  const { scope, limitMicros, usedMicros, wantedMicros } = error.details
  if (
    scope !== 'group' ||
    typeof limitMicros !== 'number' ||
    typeof usedMicros !== 'number' ||
    typeof wantedMicros !== 'number'
  )
    return null
  const expected = toDollars(wantedMicros)
  const left = toDollars(Math.max(0, limitMicros - usedMicros))
  return new ApiError(campaignBudgetExceeded, {
    message: `Expected to cost $${expected}, and the campaign has $${left} left. Raise its budget or order less.`,
    details: { expected_usd: expected, left_usd: left },
    cause: error,
  })
}
