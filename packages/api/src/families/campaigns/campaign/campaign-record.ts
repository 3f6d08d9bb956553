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

/**
 * What is kept of a campaign. Its status is the label of the record; its budget is that of the group with its
 * id.
 */
export type CampaignData = {
  readonly name: string
  readonly description: string
  readonly objective: CampaignObjective | null
  readonly platforms: readonly CampaignPlatform[]
  readonly targetAudience: string
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
}

/** A campaign of which nothing is said yet. */
export const EMPTY_CAMPAIGN: CampaignData = {
  name: '',
  description: '',
  objective: null,
  platforms: [],
  targetAudience: '',
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
}
