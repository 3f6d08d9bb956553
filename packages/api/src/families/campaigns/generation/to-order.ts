import {
  DEFAULT_SETTINGS,
  toMicros,
  type AvatarBrief,
  type Language,
  type ProjectSettings,
} from '@mutoscope/core'
import type { SchemaOutput } from '../../../contract/schema.js'
import { findCampaign, type CampaignRecord } from '../campaign/find-campaign.js'
import { assertMakesVideos, toCampaignStatus } from '../campaign/campaign-status.js'
import type { CampaignServices } from '../campaign-services.js'
import { DEFAULT_AVATAR_ID } from '../presenter/avatars.js'
import { findAvatar } from '../presenter/find-avatar.js'
import { findVoice } from '../presenter/find-voice.js'
import { DEFAULT_VOICE_ID, type SpeakingVoice } from '../presenter/voices.js'
import { findTemplate } from '../template/find-template.js'
import { fillTemplate, type TemplateValues } from '../template/template-text.js'
import type { generateBody } from './generate-wire.js'
import { loadPicture } from './load-picture.js'
import type { VideoFacts } from './video-record.js'
import { VOICE_WORDS } from '../../../setting-words/setting-words.js'

type Body = SchemaOutput<typeof generateBody>

/** A video as it can be made: everything it names is there. */
export interface VideoOrder {
  readonly campaignId: string | null
  readonly brief: AvatarBrief & { readonly title: string }
  readonly settings: Partial<ProjectSettings>
  /** Of its own, micro-dollars; null for no limit. */
  readonly budgetMicros: number | null
  readonly priority: number
  readonly facts: VideoFacts
}

/**
 * Looks up everything that an order names, and fills in what it does not say.
 *
 * @throws `CAMPAIGN_NOT_FOUND`, `CAMPAIGN_NOT_ACTIVE`, `TEMPLATE_NOT_FOUND`, `TEMPLATE_VARIABLE_MISSING`,
 *   `AVATAR_NOT_FOUND`, `UPLOAD_NOT_FOUND`, `VOICE_NOT_FOUND`, `VOICE_UNAVAILABLE`
 */
export async function toOrder(services: CampaignServices, ownerId: string, body: Body): Promise<VideoOrder> {
  const campaign =
    body.campaign_id === undefined ? null : await findCampaign(services, ownerId, body.campaign_id)
  if (campaign !== null) assertMakesVideos(toCampaignStatus(campaign.label))
  const template =
    body.template_id === undefined ? null : await findTemplate(services, ownerId, body.template_id)
  const script =
    template === null
      ? (body.script ?? '')
      : fillTemplate(template, { ...campaignValues(campaign), ...body.variables })
  const language =
    body.language ?? template?.language ?? campaign?.data.defaults.language ?? DEFAULT_SETTINGS.language
  const voice = await findVoice(
    services,
    ownerId,
    body.voice_id ?? campaign?.data.defaults.voiceId ?? DEFAULT_VOICE_ID,
    language,
  )
  const { avatarId, avatar } = await chooseAvatar(services, ownerId, body, campaign)
  const { budget_usd: budgetUsd = null, title = template?.name ?? firstSentence(script), priority } = body
  return {
    campaignId: campaign?.id ?? null,
    priority,
    budgetMicros: budgetUsd === null ? null : toMicros(budgetUsd),
    brief: { script, avatar, title, ...(voice.kind === 'preset' ? { voiceId: voice.id } : {}) },
    settings: toSettings(body, campaign, voice, language),
    facts: { templateId: template?.id ?? null, avatarId, voiceId: voice.id },
  }
}

/** The values that a campaign knows. */
function campaignValues(campaign: CampaignRecord | null): TemplateValues {
  if (campaign === null) return {}
  const { name, brand, targetAudience } = campaign.data
  return { campaign: name, brand: brand.name, audience: targetAudience }
}

async function chooseAvatar(
  services: CampaignServices,
  ownerId: string,
  body: Body,
  campaign: CampaignRecord | null,
): Promise<Pick<VideoFacts, 'avatarId'> & Pick<AvatarBrief, 'avatar'>> {
  if (body.portrait_upload_id !== undefined)
    return {
      avatarId: null,
      avatar: { picture: await loadPicture(services.studio, ownerId, body.portrait_upload_id) },
    }
  const { id, kind, description } = await findAvatar(
    services,
    ownerId,
    body.avatar_id ?? campaign?.data.defaults.avatarId ?? DEFAULT_AVATAR_ID,
  )
  if (kind === 'preset') return { avatarId: id, avatar: { presetId: id } }
  const colors = campaign?.data.brand.colors ?? []
  return {
    avatarId: id,
    avatar: {
      description:
        colors.length === 0 ? description : `${description}, with accents in ${colors.join(' and ')}`,
    },
  }
}

function toSettings(
  body: Body,
  campaign: CampaignRecord | null,
  voice: SpeakingVoice,
  language: Language,
): Partial<ProjectSettings> {
  const defaults = campaign?.data.defaults
  const settings = {
    language,
    resolution: body.resolution,
    voiceSpeed: body.voice_speed,
    voice: voice.kind === 'studio' ? VOICE_WORDS.toOurs(voice.id) : undefined,
    aspectRatio: body.aspect_ratio ?? defaults?.aspectRatio,
    style: body.style ?? defaults?.style,
    music: body.music ?? defaults?.music,
    captions: body.captions ?? defaults?.captions,
  }
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value != null),
  ) as Partial<ProjectSettings>
}

const TITLE_CHARS = 80

function firstSentence(script: string): string {
  const [first = script] = script.split(/(?<=[.!?…])\s/u)
  return Array.from(first).slice(0, TITLE_CHARS).join('')
}
