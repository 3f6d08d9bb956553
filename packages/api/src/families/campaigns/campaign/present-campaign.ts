import type { RouteContext } from '../../../contract/route-context.js'
import type { SchemaInput } from '../../../contract/schema.js'
import { toIso, toMoney } from '../../../project-routes/wire-values.js'
import type { CampaignServices } from '../campaign-services.js'
import { readSpending, type CampaignSpending } from './campaign-spending.js'
import { toCampaignStatus } from './campaign-status.js'
import type { campaign } from './campaign-wire.js'
import type { CampaignRecord } from './find-campaign.js'
import { STYLE_WORDS } from '../../../setting-words/setting-words.js'

const LOGO_WARNING = 'The logo (brand.logo_upload_id) is kept and shown, but is not put into videos.'

type CampaignView = SchemaInput<typeof campaign>

/** Writes campaigns of one owner as callers see them. */
export async function presentCampaigns(
  services: CampaignServices,
  records: readonly CampaignRecord[],
  context: RouteContext,
): Promise<CampaignView[]> {
  const spending = await readSpending(services, context.ownerId, records)
  return Promise.all(records.map((record) => present(services, record, spending.get(record.id), context)))
}

/** Writes one campaign. */
export async function presentCampaign(
  services: CampaignServices,
  record: CampaignRecord,
  context: RouteContext,
): Promise<CampaignView> {
  return present(
    services,
    record,
    (await readSpending(services, record.ownerId, [record])).get(record.id),
    context,
  )
}

async function present(
  services: CampaignServices,
  record: CampaignRecord,
  spending: CampaignSpending | undefined,
  context: RouteContext,
): Promise<CampaignView> {
  const {
    id,
    label,
    createdAt,
    data: {
      name,
      description,
      objective,
      platforms,
      targetAudience,
      startDate,
      endDate,
      brand,
      defaults,
      changedAt,
    },
  } = record
  const { avatarId, voiceId, aspectRatio, style, ...same } = defaults
  return {
    id,
    name,
    status: toCampaignStatus(label),
    description,
    objective,
    platforms: [...platforms],
    target_audience: targetAudience,
    budget_usd: spending?.budgetMicros == null ? null : toMoney(spending.budgetMicros).usd,
    start_date: startDate,
    end_date: endDate,
    brand: {
      name: brand.name,
      colors: [...brand.colors],
      logo_upload_id: brand.logoUploadId,
      logo_url: await logoUrl(services, record, context),
    },
    defaults: {
      avatar_id: avatarId,
      voice_id: voiceId,
      aspect_ratio: aspectRatio,
      style: style === null ? null : STYLE_WORDS.toTheirs(style),
      ...same,
    },
    video_count: spending?.videoIds.length ?? 0,
    spent_usd: toMoney(spending?.actualMicros ?? 0).usd,
    warnings: brand.logoUploadId === null ? [] : [LOGO_WARNING],
    created_at: toIso(createdAt),
    updated_at: toIso(Math.max(createdAt, changedAt)),
  }
}

/** An upload may be gone by now, and its campaign is still there. */
async function logoUrl(
  { studio }: CampaignServices,
  {
    ownerId,
    data: {
      brand: { logoUploadId },
    },
  }: CampaignRecord,
  context: RouteContext,
): Promise<string | null> {
  const upload = logoUploadId === null ? null : await studio.uploads.find(ownerId, logoUploadId)
  return upload === null
    ? null
    : context.fileUrl(ownerId, { ...upload, uploadId: upload.id }, upload.filename ?? 'logo')
}
