import type { ErrorCode } from '@mutoscope/core'
import * as z from 'zod'
import type { Explain } from '../http/provider-error.js'
import { untilMidnight } from './until-midnight.js'

/** What a reason of Google's means: our code, and a word that programs can switch on. */
type Meaning = { readonly code: ErrorCode; readonly reason: string; readonly untilMidnight?: true }

const RATE_LIMITED: Meaning = { code: 'PROVIDER_RATE_LIMITED', reason: 'RATE_LIMITED' }
const QUOTA_EXCEEDED: Meaning = {
  code: 'PROVIDER_RATE_LIMITED',
  reason: 'QUOTA_EXCEEDED',
  untilMidnight: true,
}

const MEANINGS: Readonly<Record<string, Meaning>> = {
  authError: { code: 'PROVIDER_AUTH', reason: 'TOKEN_EXPIRED' },
  required: { code: 'PROVIDER_AUTH', reason: 'TOKEN_EXPIRED' },
  youtubeSignupRequired: { code: 'PROVIDER_AUTH', reason: 'NO_CHANNEL' },
  insufficientPermissions: { code: 'PROVIDER_AUTH', reason: 'INSUFFICIENT_SCOPE' },
  accessNotConfigured: { code: 'PROVIDER_AUTH', reason: 'API_NOT_ENABLED' },
  insufficientFilePermissions: { code: 'PROVIDER_REJECTED', reason: 'NO_ACCESS' },
  storageQuotaExceeded: { code: 'PROVIDER_REJECTED', reason: 'STORAGE_FULL' },
  uploadLimitExceeded: { code: 'PROVIDER_REJECTED', reason: 'UPLOAD_LIMIT' },
  userRateLimitExceeded: RATE_LIMITED,
  rateLimitExceeded: RATE_LIMITED,
  sharingRateLimitExceeded: RATE_LIMITED,
  quotaExceeded: QUOTA_EXCEEDED,
  dailyLimitExceeded: QUOTA_EXCEEDED,
}

/**
 * Reads the error body of Google's file and video services,
 * `{ error: { code, message, errors: [{ reason }] } }`. `details.reason` is our word,
 * `details.upstreamReason` Google's. A day's quota is renewed at midnight in California.
 */
export function createExplainGoogleError(now: () => number): Explain {
  return ({ status, body }) => {
    const parsed = errorSchema.safeParse(body)
    const error = parsed.success ? parsed.data.error : null
    const upstream = error?.errors?.find(({ reason }) => typeof reason === 'string')?.reason ?? null
    // 401 and 404 say it all; `required` and the like are also reasons of 400, where they are about fields.
    const meaning =
      status === 400 && upstream !== 'uploadLimitExceeded'
        ? undefined
        : ((upstream === null ? undefined : MEANINGS[upstream]) ?? byStatus(status))
    return {
      ...(meaning === undefined ? {} : { code: meaning.code }),
      ...(meaning?.untilMidnight === true
        ? { retryAfterMs: untilMidnight(now(), 'America/Los_Angeles') }
        : {}),
      message: error?.message ?? undefined,
      details: {
        ...(meaning === undefined ? {} : { reason: meaning.reason }),
        ...(upstream === null ? {} : { upstreamReason: upstream }),
      },
    }
  }
}

function byStatus(status: number): Meaning | undefined {
  if (status === 401) return { code: 'PROVIDER_AUTH', reason: 'TOKEN_EXPIRED' }
  if (status === 404 || status === 410) return { code: 'PROVIDER_REJECTED', reason: 'NOT_FOUND' }
  if (status === 429) return RATE_LIMITED
  return undefined
}

const errorSchema = z.looseObject({
  error: z.looseObject({
    message: z.string().nullish(),
    errors: z.array(z.looseObject({ reason: z.string().nullish() })).nullish(),
  }),
})
