import { toBase64 } from '../digest/base64.js'
import { importWebhookSecret } from './webhook-secret.js'

/** What is signed. */
export interface SignWebhookOptions {
  /** The message's own id; the same at every attempt. Must not contain a dot. */
  readonly id: string
  /** When this attempt is sent, epoch seconds. */
  readonly timestamp: number
  /** The body exactly as it is sent. */
  readonly body: string
  /** `whsec_` and base64. */
  readonly secret: string
}

/**
 * Signs a webhook: the value of `webhook-signature`, such as `v1,K5oZ…`; several of them are joined by a
 * space while a secret is being changed. Written from
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 *
 * @throws `INVALID_INPUT` for a secret of another form
 */
export async function signWebhook({ id, timestamp, body, secret }: SignWebhookOptions): Promise<string> {
  const signature = await crypto.subtle.sign(
    'HMAC',
    await importWebhookSecret(secret),
    webhookContent(id, timestamp, body),
  )
  return `v1,${toBase64(new Uint8Array(signature))}`
}

/** The bytes that a signature is over. */
export function webhookContent(id: string, timestamp: number, body: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${id}.${timestamp}.${body}`)
}
