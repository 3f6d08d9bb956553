import type { Json } from '../digest/canonical-json.js'

/** What came from a provider, or from somebody who says so. */
export interface WebhookMessage {
  /** A header by its lower-case name. */
  header(name: string): string | undefined
  readonly body: Uint8Array<ArrayBuffer>
  /** Epoch milliseconds. */
  readonly now: number
}

/**
 * What a message says. `operation` is the handle of the work as the provider's model keeps it; null when the
 * message does not hold it.
 */
export type WebhookReading =
  { readonly genuine: false } | { readonly genuine: true; readonly operation: Json }

/** Checks and reads the webhooks of one provider. */
export interface ProviderWebhook {
  /** As in the models' `provider`. */
  readonly provider: string
  /**
   * Checks the signature and reads what the message says; a message that somebody else sent is not `genuine`.
   * @throws `PROVIDER_UNAVAILABLE` when the keys to check it with cannot be loaded
   */
  read(message: WebhookMessage): Promise<WebhookReading>
}
