import { ApiError } from '../../../contract/error-definition.js'
import { campaignNotActive, invalidTransition } from '../errors.js'

/** Where a campaign stands. */
export const CAMPAIGN_STATUSES = ['draft', 'active', 'paused', 'completed', 'archived'] as const
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number]

/** Where a campaign may go from where it stands. */
export const CAMPAIGN_TRANSITIONS: { readonly [from in CampaignStatus]: readonly CampaignStatus[] } = {
  draft: ['active', 'archived'],
  active: ['paused', 'completed', 'archived'],
  paused: ['active', 'completed', 'archived'],
  completed: ['active', 'archived'],
  archived: ['draft'],
}

const MAKES_VIDEOS: readonly string[] = ['draft', 'active'] satisfies readonly CampaignStatus[]

/** A status that was stored as a label. */
export function toCampaignStatus(label: string): CampaignStatus {
  return CAMPAIGN_STATUSES.find((status) => status === label) ?? 'draft'
}

/**
 * Where a campaign stands afterwards; to stay is always allowed. @throws `INVALID_TRANSITION` that says where
 * it may go
 */
export function moveCampaign(from: CampaignStatus, to: CampaignStatus = from): CampaignStatus {
  const allowed = CAMPAIGN_TRANSITIONS[from]
  if (to === from || allowed.includes(to)) return to
  throw new ApiError(invalidTransition, {
    message: `A campaign cannot change from ${from} to ${to}, only to ${allowed.join(', ')}.`,
    details: { from, to, allowed: [...allowed] },
  })
}

/** @throws `CAMPAIGN_NOT_ACTIVE` unless the campaign is a draft or active */
export function assertMakesVideos(status: CampaignStatus): void {
  if (MAKES_VIDEOS.includes(status)) return
  throw new ApiError(campaignNotActive, {
    message: `The campaign is ${status}. Videos can only be created in campaigns that are ${MAKES_VIDEOS.join(' or ')}.`,
    details: { status },
  })
}
