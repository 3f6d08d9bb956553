import { hasEnded, type Price } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { CampaignServices } from '../campaign-services.js'
import { campaignBudgetExceeded } from '../errors.js'
import type { BudgetHold } from './campaign-record.js'
import { readSpending } from './campaign-spending.js'
import { findCampaign, type CampaignRecord } from './find-campaign.js'

/** A video that is about to be made, and what that costs. */
export interface WantedVideo {
  readonly videoId: string
  readonly price: Pick<Price, 'expectedMicros' | 'maxMicros'>
  /** The most it may cost by its own budget, all runs together, micro-dollars; null for no limit. */
  readonly budgetMicros: number | null
}

/**
 * Holds back money of a campaign for videos that are about to be made, so that all its videos together never
 * cost more than its budget. Each gets the most it may cost, as far as that is left once all have what they
 * are expected to cost. What is held is given back by itself when the work has ended.
 *
 * @returns the most that each may cost from now on, micro-dollars by video; empty for a campaign without a
 *   budget
 * @throws `CAMPAIGN_BUDGET_EXCEEDED` when they are expected to cost more than is left, and then nothing is
 *   held
 */
export async function holdBudget(
  services: CampaignServices,
  ownerId: string,
  campaignId: string,
  wanted: readonly WantedVideo[],
): Promise<ReadonlyMap<string, number>> {
  for (;;) {
    const campaign = await findCampaign(services, ownerId, campaignId)
    if (campaign.data.budgetMicros === null) return new Map()
    const { holds, usedMicros, leftMicros } = await readBudget(
      services,
      campaign,
      campaign.data.budgetMicros,
      wanted.map(({ videoId }) => videoId),
    )
    const shares = shareOut(
      wanted.map((video) => capPrice(video, usedMicros.get(video.videoId) ?? 0)),
      leftMicros,
    )
    const runs = await services.studio.runs.latest(ownerId, [...shares.keys()])
    const added = [...shares].map(([videoId, share]): [string, BudgetHold] => [
      videoId,
      {
        limitMicros: (usedMicros.get(videoId) ?? 0) + share,
        afterRunId: runs.get(videoId)?.latest.id ?? null,
      },
    ])
    // Somebody else may have taken of the same money in between: then it is looked at again.
    let written = false
    await services.campaigns.change({ ownerId, id: campaignId }, ({ revision, data }) => {
      written = revision === campaign.revision
      return written ? { data: { ...data, holds: Object.fromEntries([...holds, ...added]) } } : null
    })
    if (written) return shares
  }
}

/**
 * What the budget of a campaign has left, micro-dollars; below 0 where the budget was lowered, null without
 * one.
 */
export async function readLeft(services: CampaignServices, campaign: CampaignRecord): Promise<number | null> {
  const { budgetMicros } = campaign.data
  return budgetMicros === null ? null : (await readBudget(services, campaign, budgetMicros)).leftMicros
}

interface CappedVideo extends Pick<Price, 'expectedMicros' | 'maxMicros'> {
  readonly videoId: string
}

interface BudgetState {
  /** For videos that are being made or about to be, by video. */
  readonly holds: ReadonlyMap<string, BudgetHold>
  readonly usedMicros: ReadonlyMap<string, number>
  readonly leftMicros: number
}

/** Reads how a budget stands, without what is held for some videos. */
async function readBudget(
  services: CampaignServices,
  campaign: CampaignRecord,
  budgetMicros: number,
  except: readonly string[] = [],
): Promise<BudgetState> {
  // In this order: what ends in between was spent by then, or is still held.
  const holds = new Map([...(await livingHolds(services, campaign))].filter(([id]) => !except.includes(id)))
  const spending = await readSpending(services, [campaign])
  const usedMicros = spending.get(campaign.id)?.usedMicros ?? new Map<string, number>()
  const committed = [...new Set([...usedMicros.keys(), ...holds.keys()])].reduce(
    (sum, id) => sum + Math.max(usedMicros.get(id) ?? 0, holds.get(id)?.limitMicros ?? 0),
    campaign.data.removedMicros,
  )
  return { holds, usedMicros, leftMicros: budgetMicros - committed }
}

async function livingHolds(
  { studio, videos }: CampaignServices,
  { ownerId, data }: CampaignRecord,
): Promise<ReadonlyMap<string, BudgetHold>> {
  const entries = Object.entries(data.holds)
  const runs = await studio.runs.latest(
    ownerId,
    entries.map(([id]) => id),
  )
  const living = await Promise.all(
    entries.map(async ([id, { afterRunId }]) => {
      const run = runs.get(id)?.latest
      if (run === undefined) return (await videos.find({ ownerId, id })) !== null
      return run.id === afterRunId || !hasEnded(run.status)
    }),
  )
  return new Map(entries.filter((_entry, index) => living[index] === true))
}

/** More than its own budget it will not cost. */
function capPrice({ videoId, price, budgetMicros }: WantedVideo, usedMicros: number): CappedVideo {
  const capMicros = budgetMicros === null ? Number.POSITIVE_INFINITY : Math.max(0, budgetMicros - usedMicros)
  return {
    videoId,
    expectedMicros: Math.min(price.expectedMicros, capMicros),
    maxMicros: Math.min(price.maxMicros, capMicros),
  }
}

function shareOut(wanted: readonly CappedVideo[], leftMicros: number): ReadonlyMap<string, number> {
  const expectedMicros = wanted.reduce((sum, video) => sum + video.expectedMicros, 0)
  if (expectedMicros > leftMicros) {
    throw new ApiError(campaignBudgetExceeded, {
      message: `Expected to cost $${expectedMicros / 1e6}, and the campaign has $${Math.max(0, leftMicros) / 1e6} left. Raise its budget or order less.`,
      details: { expected_usd: expectedMicros / 1e6, left_usd: Math.max(0, leftMicros) / 1e6 },
    })
  }
  let spareMicros = leftMicros - expectedMicros
  return new Map(
    wanted.map(({ videoId, expectedMicros: expected, maxMicros }) => {
      const extra = Math.min(spareMicros, Math.max(0, maxMicros - expected))
      spareMicros -= extra
      return [videoId, expected + extra]
    }),
  )
}
