import { MutoscopeError, type ErrorCode, type Json } from '@mutoscope/core'
import { readRetryAfter } from './retry-after.js'

/** An answer that is not a success. */
export interface FailedResponse {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON where it is JSON, else the text. */
  readonly body: unknown
}

/** What a provider knows better about its own answers. */
export interface Explained {
  readonly code?: ErrorCode
  /** The provider's own words. */
  readonly message?: string | undefined
  /** A wait that stands in the body. */
  readonly retryAfterMs?: number | undefined
  /** Facts for programs that go into the error's details. Never a secret. */
  readonly details?: Readonly<Record<string, Json>> | undefined
}

/** Reads a provider's error body. */
export type Explain = (answer: FailedResponse) => Explained

/**
 * What a status means when the provider says nothing more exact. 408 and 5xx do not say whether the request
 * was taken.
 */
export function codeOfStatus(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'PROVIDER_AUTH'
  if (status === 402) return 'PROVIDER_NO_CREDITS'
  if (status === 429) return 'PROVIDER_RATE_LIMITED'
  if (status === 408 || status === 425 || status >= 500) return 'PROVIDER_UNAVAILABLE'
  return 'PROVIDER_REJECTED'
}

/** Longest part of a provider's words in our messages, characters. */
const MAX_WORDS = 500

/**
 * Makes the error for an answer: the one place where upstream answers become codes. Secrets in the provider's
 * words are blotted out.
 */
export function toProviderError(
  provider: string,
  answer: FailedResponse,
  explain: Explain,
  secrets: readonly string[],
): MutoscopeError {
  const explained = explain(answer)
  const code = explained.code ?? codeOfStatus(answer.status)
  const words = redact(explained.message ?? '', secrets).slice(0, MAX_WORDS)
  const wait = explained.retryAfterMs ?? readRetryAfter(answer.headers, Date.now())
  return new MutoscopeError(code, {
    message: `${provider} answered ${answer.status}${words === '' ? '' : `: ${words}`}`,
    details: {
      ...explained.details,
      provider,
      status: answer.status,
      ...(wait === null ? {} : { retryAfterMs: wait }),
    },
  })
}

/** A text without the secrets in it. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length > 3)
    .reduce((clean, secret) => clean.replaceAll(secret, '•••'), text)
}
