import type { LinkClaims, LinkSigner } from '@mutoscope/core'

/** Longest a provider may take to tell the end of its work, milliseconds. */
const WEBHOOK_LINK_MS = 7 * 24 * 60 * 60 * 1000

/** Which call a provider tells about. */
export interface WebhookPlace {
  readonly provider: string
  /** Id of the call; stands in the address as it is, so that a provider's listing shows it. */
  readonly marker: string
}

/** The path a provider is given for one call. */
export async function providerWebhookPath(
  links: LinkSigner,
  { provider, marker }: WebhookPlace,
): Promise<string> {
  const { token } = await links.sign({ use: 'provider-webhook', provider, marker }, WEBHOOK_LINK_MS)
  return `/api/provider-webhooks/${encodeURIComponent(provider)}/${encodeURIComponent(marker)}/${token}`
}

/** Whether a token is the one of this place. */
export function isWebhookToken(claims: LinkClaims | null, { provider, marker }: WebhookPlace): boolean {
  return claims?.use === 'provider-webhook' && claims.provider === provider && claims.marker === marker
}
