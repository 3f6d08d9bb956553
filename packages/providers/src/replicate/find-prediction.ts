import type { CallMark } from '@mutoscope/core/ports'
import * as z from 'zod'
import type { ProviderClient, RequestContext } from '../http/provider-client.js'

/** Pages of a hundred that are looked through, newest first. */
const MAX_PAGES = 20

/**
 * Looks through the account's predictions for the one whose webhook carries the marker. Replicate has no
 * other place for it, so nothing can be said without a webhook; nor when the list is longer than what is
 * looked through.
 */
export async function findPrediction(
  client: ProviderClient,
  mark: CallMark,
  context: RequestContext,
): Promise<{ found: 'id'; id: string } | { found: 'absent' | 'unknown' }> {
  if (mark.webhookUrl === null) return { found: 'unknown' }
  let query: Record<string, string> = {}
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await client.poll({ method: 'GET', path: 'predictions', query }, context)
    const { results, next } = await answer.json(pageSchema)
    for (const { id, webhook } of results) {
      // Where the list leaves webhooks out, the prediction itself has it.
      const address = webhook === undefined ? await readWebhook(client, id, context) : webhook
      if (address !== null && (address === mark.webhookUrl || carries(address, mark.marker)))
        return { found: 'id', id }
    }
    if (next == null) return { found: 'absent' }
    // Only its cursor is used: the address keeps Replicate's origin also when a host talks to it through
    // another.
    query = Object.fromEntries(new URL(next).searchParams)
  }
  return { found: 'unknown' }
}

async function readWebhook(
  client: ProviderClient,
  id: string,
  context: RequestContext,
): Promise<string | null> {
  const answer = await client.repeat(
    { method: 'GET', path: `predictions/${encodeURIComponent(id)}` },
    context,
  )
  return (await answer.json(itemSchema)).webhook ?? null
}

/** True when the marker is a whole part of the address: one marker may begin another. */
function carries(address: string, marker: string): boolean {
  return address.split(/[/?&=#]/u).some((part) => part === marker || part === encodeURIComponent(marker))
}

const itemSchema = z.looseObject({ id: z.string(), webhook: z.string().nullish() })
const pageSchema = z.looseObject({ results: z.array(itemSchema), next: z.string().nullish() })
