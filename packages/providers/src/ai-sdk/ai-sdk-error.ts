import { MutoscopeError, type ErrorCode } from '@mutoscope/core'
import * as z from 'zod'
import { codeOfStatus } from '../http/provider-error.js'
import { readRetryAfter } from '../http/retry-after.js'
import { provesUnsent } from '../http/unsent.js'

/** Errors of the AI SDK by their names: all are thrown before a request is sent, but for the last two. */
const BY_NAME: Readonly<Record<string, ErrorCode>> = {
  AI_LoadAPIKeyError: 'PROVIDER_KEY_MISSING',
  AI_LoadSettingError: 'PROVIDER_KEY_MISSING',
  AI_UnsupportedFunctionalityError: 'PROVIDER_REJECTED',
  AI_InvalidArgumentError: 'PROVIDER_REJECTED',
  AI_InvalidPromptError: 'PROVIDER_REJECTED',
  AI_NoSuchModelError: 'PROVIDER_REJECTED',
  AI_TooManyEmbeddingValuesForCallError: 'PROVIDER_REJECTED',
  AI_NoContentGeneratedError: 'MODEL_FAILED',
  AI_EmptyResponseBodyError: 'MODEL_FAILED',
}

const NO_MONEY = new Set([
  'insufficient_quota',
  'billing_hard_limit_reached',
  'quota_exceeded',
  'insufficient_credits',
])
const REFUSALS = new Set(['content_policy_violation', 'moderation_blocked', 'content_filter'])
const MAX_WORDS = 500

/** Which error it was thrown for. */
export type AiSdkFailure = {
  readonly provider: string
  readonly lost: 'CALL_AMBIGUOUS' | 'PROVIDER_UNAVAILABLE'
  readonly signal: AbortSignal
}

/**
 * Turns what a model object threw into our codes. What does not prove that nothing was accepted is `lost`.
 * The error itself is left behind: it carries the whole request and, in places, the key's header.
 */
export function toAiSdkError(thrown: unknown, { provider, lost, signal }: AiSdkFailure): MutoscopeError {
  if (MutoscopeError.isInstance(thrown)) return thrown
  const name = thrown instanceof Error ? thrown.name : ''
  const words = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, MAX_WORDS)
  const call = callSchema.safeParse(thrown)
  const status = call.success ? (call.data.statusCode ?? null) : null
  const made = (code: ErrorCode, details: Readonly<Record<string, number>> = {}) =>
    new MutoscopeError(code, { message: `${provider}: ${words}`, details: { provider, ...details } })

  if (signal.aborted && status === null) return made(lost === 'CALL_AMBIGUOUS' ? lost : 'CANCELLED')
  const byName = BY_NAME[name]
  if (byName !== undefined) return made(byName)
  if (status === null) return made(provesUnsent(thrown) ? 'PROVIDER_UNAVAILABLE' : lost)
  // An answer with a success status that could not be read.
  if (status < 400) return made(lost === 'CALL_AMBIGUOUS' ? lost : 'PROVIDER_RESPONSE_INVALID', { status })
  const word = readCode(call.data?.responseBody)
  const code = NO_MONEY.has(word)
    ? 'PROVIDER_NO_CREDITS'
    : REFUSALS.has(word)
      ? 'MODEL_REFUSED'
      : codeOfStatus(status)
  const wait = readRetryAfter(new Headers(call.data?.responseHeaders ?? {}), Date.now())
  return made(code === 'PROVIDER_UNAVAILABLE' ? lost : code, {
    status,
    ...(wait === null ? {} : { retryAfterMs: wait }),
  })
}

/** The code in the body of an error, where there is one. */
function readCode(body: string | null | undefined): string {
  try {
    const parsed = bodySchema.safeParse(JSON.parse(body ?? ''))
    return parsed.data?.error?.code ?? parsed.data?.error?.type ?? ''
  } catch {
    return ''
  }
}

const callSchema = z.looseObject({
  statusCode: z.number().nullish(),
  responseBody: z.string().nullish(),
  responseHeaders: z.record(z.string(), z.string()).nullish(),
})
const text = z.string().nullish().catch(null)
const bodySchema = z.looseObject({ error: z.looseObject({ code: text, type: text }).nullish().catch(null) })
