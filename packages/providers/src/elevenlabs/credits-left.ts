import type { Balance } from '@mutoscope/core/ports'
import * as z from 'zod'
import type { ProviderClient, RequestContext } from '../http/provider-client.js'
import { readBalance } from '../http/read-balance.js'

/**
 * What the credits that are left in this month are worth, with what the plan may be exceeded by. Null for a
 * plan without an end, and where nobody knows what a credit is worth.
 *
 * Written from https://elevenlabs.io/docs/api-reference/user/subscription/get.
 */
export function creditsLeft(
  client: ProviderClient,
  context: RequestContext,
  toMicros: (credits: number) => number | null,
): Promise<Balance | null> {
  return readBalance(
    client,
    {
      path: '/v1/user/subscription',
      schema: subscriptionSchema,
      toMicros({ character_count: used, character_limit: limit, max_credit_limit_extension: more }) {
        if (more === 'unlimited') return null
        const left = limit + (typeof more === 'number' ? more : 0) - used
        return left > 0 ? toMicros(left) : 0
      },
    },
    context,
  )
}

const subscriptionSchema = z.looseObject({
  character_count: z.number(),
  character_limit: z.number(),
  max_credit_limit_extension: z.union([z.number(), z.string()]).nullish(),
})
