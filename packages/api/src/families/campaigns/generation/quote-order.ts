import type { SchemaInput } from '../../../contract/schema.js'
import { presentQuote } from '../../../project-routes/present-quote.js'
import { toMoney } from '../../../project-routes/wire-values.js'
import { findCampaign } from '../campaign/find-campaign.js'
import { readLeft } from '../campaign/hold-budget.js'
import type { CampaignServices } from '../campaign-services.js'
import type { videoQuote } from './generate-wire.js'
import type { VideoOrder } from './to-order.js'
import { VIDEO_RECIPE } from './video-record.js'

/** What a video would cost that is not ordered yet. Its project is there only while it is looked at. */
export async function quoteOrder(
  services: CampaignServices,
  ownerId: string,
  { brief, settings, campaignId }: VideoOrder,
): Promise<SchemaInput<typeof videoQuote>> {
  const { studio } = services
  const { id } = await studio.projects.create({ ownerId, recipe: VIDEO_RECIPE, brief, settings })
  const ref = { ownerId, projectId: id }
  try {
    const quote = await studio.quote(ref)
    const left =
      campaignId === null ? null : await readLeft(services, await findCampaign(services, ownerId, campaignId))
    return {
      ...presentQuote(quote),
      campaign_left_usd: left === null ? null : toMoney(Math.max(0, left)).usd,
    }
  } finally {
    await studio.projects.remove(ref)
  }
}
