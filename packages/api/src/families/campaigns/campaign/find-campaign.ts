import type { StoredRecord } from '@mutoscope/core'
import type { CampaignServices } from '../campaign-services.js'
import { campaignNotFound } from '../errors.js'
import { notFound } from '../or-not-found.js'
import type { CampaignData } from './campaign-record.js'

/** A campaign as it is stored. */
export type CampaignRecord = StoredRecord<CampaignData>

/** Finds a campaign of an owner. @throws `CAMPAIGN_NOT_FOUND`, also for one of another owner */
export async function findCampaign(
  { campaigns }: Pick<CampaignServices, 'campaigns'>,
  ownerId: string,
  id: string,
): Promise<CampaignRecord> {
  const campaign = await campaigns.find({ ownerId, id })
  if (campaign === null) throw notFound(campaignNotFound, id)
  return campaign
}
