import * as z from 'zod'
import { MAX_RETRY_AFTER_MS } from '../http/retry-after.js'
import type { Explain } from '../http/provider-error.js'

/**
 * Reads the errors of Google's APIs: a wrong key is a 400 there, and the wait of a 429 stands in the body.
 */
export const explainGoogle: Explain = ({ body }) => {
  // Some calls answer with a list of one error.
  const error = errorSchema.safeParse(Array.isArray(body) ? (body as unknown[])[0] : body).data?.error
  const message = error?.message ?? undefined
  const details = error?.details ?? []
  const reasons = details.map((detail) => detail.reason)
  if (reasons.includes('API_KEY_INVALID') || reasons.includes('API_KEY_EXPIRED'))
    return { code: 'PROVIDER_AUTH', message }
  if (reasons.includes('BILLING_DISABLED') || reasons.includes('BILLING_NOT_ACTIVE'))
    return { code: 'PROVIDER_NO_CREDITS', message }
  const seconds = Number.parseFloat(
    details.find((detail) => detail.retryDelay !== undefined && detail.retryDelay !== null)?.retryDelay ?? '',
  )
  return {
    message,
    ...(Number.isFinite(seconds)
      ? { retryAfterMs: Math.min(Math.max(0, seconds * 1000), MAX_RETRY_AFTER_MS) }
      : {}),
  }
}

const errorSchema = z.looseObject({
  error: z.looseObject({
    message: z.string().nullish(),
    status: z.string().nullish(),
    details: z
      .array(z.looseObject({ reason: z.string().nullish(), retryDelay: z.string().nullish() }))
      .nullish(),
  }),
})
