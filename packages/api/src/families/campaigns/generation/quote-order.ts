import type { SchemaInput } from '../../../contract/schema.js'
import { presentQuote } from '../../../project-routes/present-quote.js'
import { toMoney } from '../../../project-routes/wire-values.js'
import { readLeft } from '../campaign/campaign-budget.js'
import type { CampaignServices } from '../campaign-services.js'
import type { videoQuote } from './generate-wire.js'
import { toDraft } from './start-videos.js'
import type { VideoOrder } from './to-order.js'

/** What a video would cost that is not ordered yet. */
export async function quoteOrder(
  services: CampaignServices,
  ownerId: string,
  order: VideoOrder,
): Promise<SchemaInput<typeof videoQuote>> {
  const { studio } = services
  const quote = await studio.quote(studio.projects.draft(toDraft(ownerId, order)))
  const left = order.campaignId === null ? null : await readLeft(services, ownerId, order.campaignId)
  return {
    ...presentQuote(quote),
    campaign_left_usd: left === null ? null : toMoney(Math.max(0, left)).usd,
  }
}
