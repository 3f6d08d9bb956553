import type { AspectRatio, Language, MusicMood, VisualStyle } from '@mutoscope/core'
import type { CampaignObjective, CampaignPlatform } from './campaign-wire.js'

/**
 * How the videos of a campaign are made when their order says nothing else; null where the campaign says
 * nothing either.
 */
export type CampaignDefaults = {
  readonly avatarId: string | null
  readonly voiceId: string | null
  readonly aspectRatio: AspectRatio | null
  readonly language: Language | null
  readonly style: VisualStyle | null
  readonly music: MusicMood | null
  readonly captions: boolean | null
}

/** Money that is held for one run of a video. */
export type BudgetHold = {
  /** The most that the video may have cost in the end, with all that it has cost before, micro-dollars. */
  readonly limitMicros: number
  /** The newest run when it was held, or null: the run that it is held for comes after it. */
  readonly afterRunId: string | null
}

/** What is kept of a campaign. Its status is the label of the record. */
export type CampaignData = {
  readonly name: string
  readonly description: string
  readonly objective: CampaignObjective | null
  readonly platforms: readonly CampaignPlatform[]
  readonly targetAudience: string
  /** The most all its videos together may cost, micro-dollars; null for no limit. */
  readonly budgetMicros: number | null
  /** Days, `YYYY-MM-DD`. */
  readonly startDate: string | null
  readonly endDate: string | null
  readonly brand: {
    readonly name: string
    readonly colors: readonly string[]
    readonly logoUploadId: string | null
  }
  readonly defaults: CampaignDefaults
  /** When somebody last changed it, epoch milliseconds. */
  readonly changedAt: number
  /**
   * Money that is held for videos which are being made, by video. What has ended is dropped when it is looked
   * at.
   */
  readonly holds: { readonly [videoId: string]: BudgetHold }
  /** What videos cost that were deleted since, micro-dollars. */
  readonly removedMicros: number
}

/** A campaign of which nothing is said yet. */
export const EMPTY_CAMPAIGN: CampaignData = {
  name: '',
  description: '',
  objective: null,
  platforms: [],
  targetAudience: '',
  budgetMicros: null,
  startDate: null,
  endDate: null,
  brand: { name: '', colors: [], logoUploadId: null },
  defaults: {
    avatarId: null,
    voiceId: null,
    aspectRatio: null,
    language: null,
    style: null,
    music: null,
    captions: null,
  },
  changedAt: 0,
  holds: {},
  removedMicros: 0,
}
