import { MutoscopeError } from '@mutoscope/core'
import type { ProviderWebhook, WebhookMessage } from '@mutoscope/core/ports'
import * as z from 'zod'

/** Options of {@link createFalWebhook}. */
export interface FalWebhookOptions {
  /** Where fal's public keys are. @default fal's own address */
  readonly keysUrl?: string
  /** @default the global fetch */
  readonly fetch?: typeof fetch
}

const KEYS_URL = 'https://rest.fal.ai/.well-known/jwks.json'
/** fal asks not to keep keys longer than a day, milliseconds. */
const KEEP_KEYS_MS = 24 * 60 * 60 * 1000
const TOLERANCE_SEC = 300

/**
 * Checks what fal tells about a request: Ed25519 over its id, the user, the time and the hash of the body.
 * The body does not say everything that a request is found again by, so it only tells that a known one has
 * ended.
 *
 * Written from https://docs.fal.ai/model-apis/model-endpoints/webhooks.
 */
export function createFalWebhook(options: FalWebhookOptions = {}): ProviderWebhook {
  let kept: { readonly until: number; readonly keys: readonly CryptoKey[] } | null = null

  async function keys(now: number): Promise<readonly CryptoKey[]> {
    if (kept !== null && kept.until > now) return kept.keys
    const answer = await (options.fetch ?? fetch)(options.keysUrl ?? KEYS_URL)
    if (!answer.ok)
      throw new MutoscopeError('PROVIDER_UNAVAILABLE', {
        message: `fal's public keys could not be loaded (HTTP ${answer.status}).`,
        details: { provider: 'fal', status: answer.status },
      })
    const { keys: found } = keysSchema.parse(await answer.json())
    kept = {
      until: now + KEEP_KEYS_MS,
      keys: await Promise.all(
        found.map(({ x }) =>
          crypto.subtle.importKey('raw', Buffer.from(x, 'base64url'), 'Ed25519', false, ['verify']),
        ),
      ),
    }
    return kept.keys
  }

  return {
    provider: 'fal',
    async read(message) {
      const signed = await signedText(message)
      if (signed === null) return { genuine: false }
      for (const key of await keys(message.now))
        if (await crypto.subtle.verify('Ed25519', key, signed.signature, signed.text))
          return { genuine: true, operation: null }
      return { genuine: false }
    },
  }
}

async function signedText({ header, body, now }: WebhookMessage) {
  const [id, user, time, signature] = ['request-id', 'user-id', 'timestamp', 'signature'].map((name) =>
    header(`x-fal-webhook-${name}`),
  )
  if (
    id === undefined ||
    user === undefined ||
    time === undefined ||
    signature === undefined ||
    !/^[\da-f]+$/iu.test(signature)
  )
    return null
  if (!(Math.abs(now / 1000 - Number(time)) <= TOLERANCE_SEC)) return null
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', body)).toString('hex')
  return {
    text: new TextEncoder().encode([id, user, time, hash].join('\n')),
    signature: Buffer.from(signature, 'hex'),
  }
}

const keysSchema = z.looseObject({ keys: z.array(z.looseObject({ x: z.string() })) })
