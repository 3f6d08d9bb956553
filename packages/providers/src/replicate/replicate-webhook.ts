import { verifyWebhook } from '@mutoscope/core'
import type { ProviderWebhook } from '@mutoscope/core/ports'
import * as z from 'zod'

/** Options of {@link createReplicateWebhook}. */
export interface ReplicateWebhookOptions {
  /**
   * The account's signing secret, `whsec_…`, from `GET /v1/webhooks/default/secret`; several while it
   * changes.
   */
  readonly secret: string | readonly string[]
}

/**
 * Checks and reads what Replicate tells about a prediction. Written from
 * https://replicate.com/docs/topics/webhooks/verify-webhook.
 */
export function createReplicateWebhook({ secret }: ReplicateWebhookOptions): ProviderWebhook {
  const secrets = [secret].flat()
  return {
    provider: 'replicate',
    async read({ header, body, now }) {
      const text = new TextDecoder().decode(body)
      const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
      const headers = Object.fromEntries(names.map((name) => [name, header(name)]))
      if (!(await verifyWebhook(headers, text, secrets, { now })).valid) return { genuine: false }
      return { genuine: true, operation: { id: predictionSchema.parse(JSON.parse(text)).id } }
    },
  }
}

const predictionSchema = z.looseObject({ id: z.string() })
