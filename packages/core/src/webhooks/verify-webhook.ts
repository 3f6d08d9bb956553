import { fromBase64 } from '../digest/base64.js'
import { webhookContent } from './sign-webhook.js'
import { importWebhookSecret } from './webhook-secret.js'

/** Headers of a request: those of `fetch`, or a record with lower-case names as Node has them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>

/** Options of {@link verifyWebhook}. */
export interface VerifyWebhookOptions {
  /** How far the message's time may be from ours, in either direction, seconds. @default 300 */
  readonly toleranceSec?: number
  /** Epoch milliseconds. @default the machine's clock */
  readonly now?: number
}

/** What a webhook turned out to be. */
export type VerifiedWebhook =
  /** `id` is the same for every attempt at the same message: remember it to take each only once. */
  | { readonly valid: true; readonly id: string; readonly timestamp: number }
  | {
      readonly valid: false
      readonly reason: 'headers-missing' | 'timestamp-out-of-range' | 'signature-mismatch'
    }

const MOST_SIGNATURES = 10

/**
 * Checks a webhook signed as Standard Webhooks say. It is genuine when any of its signatures fits any of the
 * secrets, so either side can change secrets without a gap. Signatures are compared in constant time.
 *
 * @throws `INVALID_INPUT` for a secret that is none
 * @example
 * const checked = await verifyWebhook(request.headers, await request.text(), [process.env.WEBHOOK_SECRET])
 * if (!checked.valid) return new Response(null, { status: 401 })
 */
export async function verifyWebhook(
  headers: WebhookHeaders,
  body: string,
  secrets: readonly string[],
  options: VerifyWebhookOptions = {},
): Promise<VerifiedWebhook> {
  const { toleranceSec = 300, now = Date.now() } = options
  const keys = await Promise.all(secrets.map((secret) => importWebhookSecret(secret)))
  const id = readHeader(headers, 'webhook-id')
  const sentAt = readHeader(headers, 'webhook-timestamp')
  const signatures = readHeader(headers, 'webhook-signature')
  if (id === null || sentAt === null || signatures === null || !/^\d{1,12}$/u.test(sentAt))
    return { valid: false, reason: 'headers-missing' }
  const timestamp = Number(sentAt)
  if (Math.abs(Math.floor(now / 1000) - timestamp) > toleranceSec)
    return { valid: false, reason: 'timestamp-out-of-range' }
  const content = webhookContent(id, timestamp, body)
  for (const signature of signatures.split(' ').slice(0, MOST_SIGNATURES)) {
    const bytes = signature.startsWith('v1,') ? fromBase64(signature.slice(3)) : null
    if (bytes === null) continue
    for (const key of keys)
      if (await crypto.subtle.verify('HMAC', key, bytes, content)) return { valid: true, id, timestamp }
  }
  return { valid: false, reason: 'signature-mismatch' }
}

function readHeader(headers: WebhookHeaders, name: string): string | null {
  const value = headers instanceof Headers ? headers.get(name) : headers[name]
  const text = typeof value === 'string' ? value : (value?.[0] ?? null)
  return text === '' ? null : text
}
