import { toMicros } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { SchemaOutput } from '../../../contract/schema.js'
import { COMMON_ERRORS } from '../../../server/common-errors.js'
import type { CampaignData, CampaignDefaults } from './campaign-record.js'
import type { updateCampaignBody } from './campaign-wire.js'
import { STYLE_WORDS } from '../../../setting-words/setting-words.js'

/** What callers say of a campaign; what they do not name stays. */
export type CampaignFields = Omit<SchemaOutput<typeof updateCampaignBody>, 'status'>

/** A campaign as it is after a change. @throws `INVALID_INPUT` when it would end before it starts */
export function applyFields(data: CampaignData, fields: CampaignFields, now: number): CampaignData {
  const {
    name,
    description,
    objective,
    platforms,
    target_audience: targetAudience,
    start_date: startDate,
    end_date: endDate,
    brand = {},
    defaults = {},
  } = fields
  const changed: CampaignData = {
    ...data,
    ...given({ name, description, objective, targetAudience, startDate, endDate }),
    ...given({
      platforms: platforms === undefined ? undefined : [...new Set(platforms)],
    }),
    brand: {
      ...data.brand,
      ...given({ name: brand.name, colors: brand.colors, logoUploadId: brand.logo_upload_id }),
    },
    defaults: applyDefaults(data.defaults, defaults),
    changedAt: now,
  }
  if (changed.startDate !== null && changed.endDate !== null && changed.endDate < changed.startDate) {
    const message = `The campaign would end on ${changed.endDate}, before it starts on ${changed.startDate}`
    throw new ApiError(COMMON_ERRORS.invalidInput, {
      message: `${message}.`,
      details: [{ place: 'body', field: 'end_date', message, missing: false }],
    })
  }
  return changed
}

/** The budget that callers say, micro-dollars; undefined where they say nothing. */
export function budgetOf({ budget_usd: budgetUsd }: CampaignFields): number | null | undefined {
  return budgetUsd == null ? budgetUsd : toMicros(budgetUsd)
}

/** What a search for campaigns looks in. */
export function campaignText({ name, description, targetAudience, brand }: CampaignData): string {
  return [name, description, targetAudience, brand.name].join('\n')
}

function applyDefaults(
  before: CampaignDefaults,
  { avatar_id, voice_id, aspect_ratio, style, ...same }: NonNullable<CampaignFields['defaults']>,
): CampaignDefaults {
  return {
    ...before,
    ...given({
      avatarId: avatar_id,
      voiceId: voice_id,
      aspectRatio: aspect_ratio,
      style: style == null ? style : STYLE_WORDS.toOurs(style),
      ...same,
    }),
  }
}

type Given<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> }

function given<Values extends object>(values: Values): Given<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Given<Values>
}
