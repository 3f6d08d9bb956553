import { ASPECT_RATIOS, LANGUAGES, MUSIC_MOODS } from '@mutoscope/core'
import * as z from 'zod'
import { budgetUsd } from '../../../project-routes/project-wire.js'
import { pageFacts, pageQuery } from '../list-page.js'
import { CAMPAIGN_STATUSES } from './campaign-status.js'
import { STYLE_WORDS } from '../../../setting-words/setting-words.js'

/** What a campaign is for. */
export const CAMPAIGN_OBJECTIVES = [
  'awareness',
  'engagement',
  'traffic',
  'leads',
  'sales',
  'app_installs',
  'education',
  'retention',
] as const
export type CampaignObjective = (typeof CAMPAIGN_OBJECTIVES)[number]

/** Where its videos are shown. */
export const CAMPAIGN_PLATFORMS = [
  'tiktok',
  'instagram',
  'youtube',
  'facebook',
  'linkedin',
  'x',
  'snapchat',
  'pinterest',
  'website',
  'email',
] as const
export type CampaignPlatform = (typeof CAMPAIGN_PLATFORMS)[number]

/** How campaigns can be sorted. */
export const CAMPAIGN_SORTS = ['newest', 'oldest', 'name', 'updated', 'start_date'] as const

const id = z.string().min(1).max(500)
const color = z.string().regex(/^#[\da-f]{6}$/iu, 'Write a colour as #rrggbb')
const time = z.iso.datetime()

const defaults = {
  avatar_id: id.nullable(),
  voice_id: id.nullable(),
  aspect_ratio: z.enum(ASPECT_RATIOS).nullable(),
  language: z.enum(LANGUAGES).nullable(),
  style: STYLE_WORDS.shown.nullable(),
  music: z.enum(MUSIC_MOODS).nullable(),
  captions: z.boolean().nullable(),
}

const brand = {
  /** Fills the variable `brand` of templates. */
  name: z.string().trim().max(200),
  /** For accents of presenters that are drawn. */
  colors: z.array(color).max(8),
  /** A picture that was uploaded to `/api/uploads`. */
  logo_upload_id: id.nullable(),
}

const fields = {
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(5000),
  objective: z.enum(CAMPAIGN_OBJECTIVES).nullable(),
  platforms: z.array(z.enum(CAMPAIGN_PLATFORMS)).max(CAMPAIGN_PLATFORMS.length),
  target_audience: z.string().trim().max(2000),
  /** The most all its videos together may cost; null for no limit. */
  budget_usd: budgetUsd,
  /** First and last day, `YYYY-MM-DD`. */
  start_date: z.iso.date().nullable(),
  end_date: z.iso.date().nullable(),
  brand: z.strictObject({ ...brand, logo_url: z.unknown() }).partial(),
  /** How its videos are made when their order says nothing else. */
  defaults: z.strictObject(defaults).partial(),
}

/** What an answer says besides: it may be sent back, and changes nothing. */
const responseFields = {
  id: z.unknown(),
  video_count: z.unknown(),
  spent_usd: z.unknown(),
  warnings: z.unknown(),
  created_at: z.unknown(),
  updated_at: z.unknown(),
}

/** Which campaign. */
export const campaignParams = z.object({ id: z.string().min(1).max(100) })

/** The body of `POST /api/campaigns`. */
export const createCampaignBody = z
  .strictObject({ ...fields, ...responseFields, status: z.literal('draft') })
  .partial()
  .required({ name: true })

/** The body of `PUT /api/campaigns/:id`: what is not named stays, also inside `brand` and `defaults`. */
export const updateCampaignBody = z
  .strictObject({ ...fields, ...responseFields, status: z.enum(CAMPAIGN_STATUSES) })
  .partial()

/** Which campaigns. */
export const campaignsQuery = z.object({
  ...pageQuery,
  status: z.enum(CAMPAIGN_STATUSES).optional(),
  platform: z.enum(CAMPAIGN_PLATFORMS).optional(),
  /** Looks in name, description, audience and brand. */
  search: z.string().trim().max(200).optional(),
  /** Made at or after. */
  from: time.optional(),
  /** Made before. */
  until: time.optional(),
  sort: z.enum(CAMPAIGN_SORTS).default('newest'),
})

/** A campaign. */
export const campaign = z
  .object({
    ...fields,
    id: z.string(),
    status: z.enum(CAMPAIGN_STATUSES),
    brand: z.object({ ...brand, logo_url: z.string().nullable() }),
    defaults: z.object(defaults),
    /** Generation jobs of any status. */
    video_count: z.int().min(0),
    /** What its videos have cost so far. */
    spent_usd: z.number().min(0),
    /** What has no influence on the videos, such as a logo. */
    warnings: z.array(z.string()),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: 'Campaign' })

/** A page of campaigns. */
export const campaignPage = z
  .object({ campaigns: z.array(campaign), ...pageFacts })
  .meta({ id: 'CampaignPage' })
