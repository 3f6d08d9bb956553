// Written by Mutoscope from the OpenAPI document of "Mutoscope" 1.0.0. Do not edit: changes are lost.
// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.
import { binaryOperation, eventOperation, operation } from '../runtime/index.js'
import type { AiAvatarPage, AiVoicePage, Campaign, CampaignAnalytics, CampaignPage, CancelledRun, GeneratedVideo, GeneratedVideoPage, GenerationJob, GenerationJobPage, GenerationJobs, ProjectArtifacts, ProjectBudget, ProjectLedger, ProjectQuote, ProjectTakes, PromptTemplate, PromptTemplatePage, RenderedTemplate, StartedRun, VideoAnalytics, VideoQuote } from './schemas.gen.js'
import type { ArtifactContentError, ArtifactContentInput, ArtifactsError, ArtifactsInput, CancelError, CancelInput, EventsError, EventsEvent, EventsInput, LedgerError, LedgerInput, QuoteError, QuoteInput, SetBudgetError, SetBudgetInput, SetTakeError, SetTakeInput, StartRunError, StartRunInput, TakesError, TakesInput } from './shared.gen.js'

/** What {@link campaignsCreateCampaign} takes. */
export interface CampaignsCreateCampaignInput {
  readonly body: {
    readonly name: string
    readonly description?: string | undefined
    readonly objective?: 'awareness' | 'engagement' | 'traffic' | 'leads' | 'sales' | 'app_installs' | 'education' | 'retention' | null | undefined
    readonly platforms?: readonly ('tiktok' | 'instagram' | 'youtube' | 'facebook' | 'linkedin' | 'x' | 'snapchat' | 'pinterest' | 'website' | 'email')[] | undefined
    readonly target_audience?: string | undefined
    readonly budget_usd?: number | null | undefined
    readonly start_date?: string | null | undefined
    readonly end_date?: string | null | undefined
    readonly brand?: {
      readonly name?: string | undefined
      readonly colors?: readonly string[] | undefined
      readonly logo_upload_id?: string | null | undefined
      readonly logo_url?: unknown | undefined
    } | undefined
    readonly defaults?: {
      readonly avatar_id?: string | null | undefined
      readonly voice_id?: string | null | undefined
      readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | null | undefined
      readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | null | undefined
      readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | null | undefined
      readonly music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | null | undefined
      readonly captions?: boolean | null | undefined
    } | undefined
    readonly id?: unknown | undefined
    readonly video_count?: unknown | undefined
    readonly spent_usd?: unknown | undefined
    readonly warnings?: unknown | undefined
    readonly created_at?: unknown | undefined
    readonly updated_at?: unknown | undefined
    readonly status?: 'draft' | undefined
  }
}

/** What {@link campaignsCreateCampaign} may fail with. */
export type CampaignsCreateCampaignError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'AVATAR_NOT_FOUND' | 'VOICE_NOT_FOUND' | 'UPLOAD_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsCreateCampaign} responds with. */
export type CampaignsCreateCampaignResponse = Campaign

/**
 * Create a campaign. A new campaign is a draft. Videos can be created in draft and active campaigns.
 *
 * `POST /api/campaigns`
 */
export const campaignsCreateCampaign = /* @__PURE__ */ operation<CampaignsCreateCampaignInput, CampaignsCreateCampaignResponse, CampaignsCreateCampaignError>('POST /api/campaigns idempotent')

/** What {@link campaignsListCampaigns} takes. */
export interface CampaignsListCampaignsInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly status?: 'draft' | 'active' | 'paused' | 'completed' | 'archived' | undefined
    readonly platform?: 'tiktok' | 'instagram' | 'youtube' | 'facebook' | 'linkedin' | 'x' | 'snapchat' | 'pinterest' | 'website' | 'email' | undefined
    readonly search?: string | undefined
    readonly from?: string | undefined
    readonly until?: string | undefined
    /** @default "newest" */
    readonly sort?: 'newest' | 'oldest' | 'name' | 'updated' | 'start_date' | undefined
  } | undefined
}

/** What {@link campaignsListCampaigns} may fail with. */
export type CampaignsListCampaignsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListCampaigns} responds with. */
export type CampaignsListCampaignsResponse = CampaignPage

/**
 * List campaigns. `X-Total-Count` holds the total, `Link` the URLs of the neighbouring pages.
 *
 * `GET /api/campaigns`
 */
export const campaignsListCampaigns = /* @__PURE__ */ operation<CampaignsListCampaignsInput, CampaignsListCampaignsResponse, CampaignsListCampaignsError>('GET /api/campaigns page')

/** What {@link campaignsGetCampaign} takes. */
export interface CampaignsGetCampaignInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link campaignsGetCampaign} may fail with. */
export type CampaignsGetCampaignError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsGetCampaign} responds with. */
export type CampaignsGetCampaignResponse = Campaign

/**
 * Get a campaign.
 *
 * `GET /api/campaigns/{id}`
 */
export const campaignsGetCampaign = /* @__PURE__ */ operation<CampaignsGetCampaignInput, CampaignsGetCampaignResponse, CampaignsGetCampaignError>('GET /api/campaigns/{id}')

/** What {@link campaignsUpdateCampaign} takes. */
export interface CampaignsUpdateCampaignInput {
  readonly params: {
    readonly id: string
  }
  readonly body: {
    readonly name?: string | undefined
    readonly description?: string | undefined
    readonly objective?: 'awareness' | 'engagement' | 'traffic' | 'leads' | 'sales' | 'app_installs' | 'education' | 'retention' | null | undefined
    readonly platforms?: readonly ('tiktok' | 'instagram' | 'youtube' | 'facebook' | 'linkedin' | 'x' | 'snapchat' | 'pinterest' | 'website' | 'email')[] | undefined
    readonly target_audience?: string | undefined
    readonly budget_usd?: number | null | undefined
    readonly start_date?: string | null | undefined
    readonly end_date?: string | null | undefined
    readonly brand?: {
      readonly name?: string | undefined
      readonly colors?: readonly string[] | undefined
      readonly logo_upload_id?: string | null | undefined
      readonly logo_url?: unknown | undefined
    } | undefined
    readonly defaults?: {
      readonly avatar_id?: string | null | undefined
      readonly voice_id?: string | null | undefined
      readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | null | undefined
      readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | null | undefined
      readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | null | undefined
      readonly music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | null | undefined
      readonly captions?: boolean | null | undefined
    } | undefined
    readonly id?: unknown | undefined
    readonly video_count?: unknown | undefined
    readonly spent_usd?: unknown | undefined
    readonly warnings?: unknown | undefined
    readonly created_at?: unknown | undefined
    readonly updated_at?: unknown | undefined
    readonly status?: 'draft' | 'active' | 'paused' | 'completed' | 'archived' | undefined
  }
}

/** What {@link campaignsUpdateCampaign} may fail with. */
export type CampaignsUpdateCampaignError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'AVATAR_NOT_FOUND' | 'VOICE_NOT_FOUND' | 'UPLOAD_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'INVALID_TRANSITION' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsUpdateCampaign} responds with. */
export type CampaignsUpdateCampaignResponse = Campaign

/**
 * Update a campaign. Omitted fields keep their values. A draft can be activated; an active campaign can be paused, completed and resumed; any campaign can be archived, and an archived one becomes a draft again. A lower budget, a pause or an end date applies to new orders only; work in progress continues.
 *
 * `PUT /api/campaigns/{id}`
 */
export const campaignsUpdateCampaign = /* @__PURE__ */ operation<CampaignsUpdateCampaignInput, CampaignsUpdateCampaignResponse, CampaignsUpdateCampaignError>('PUT /api/campaigns/{id}')

/** What {@link campaignsDeleteCampaign} takes. */
export interface CampaignsDeleteCampaignInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link campaignsDeleteCampaign} may fail with. */
export type CampaignsDeleteCampaignError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsDeleteCampaign} responds with. */
export type CampaignsDeleteCampaignResponse = undefined

/**
 * Delete a campaign. Its videos are kept without a campaign; work in progress continues.
 *
 * `DELETE /api/campaigns/{id}`
 */
export const campaignsDeleteCampaign = /* @__PURE__ */ operation<CampaignsDeleteCampaignInput, CampaignsDeleteCampaignResponse, CampaignsDeleteCampaignError>('DELETE /api/campaigns/{id}')

/** What {@link campaignsDuplicateCampaign} takes. */
export interface CampaignsDuplicateCampaignInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link campaignsDuplicateCampaign} may fail with. */
export type CampaignsDuplicateCampaignError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'IDEMPOTENCY_IN_PROGRESS' | 'IDEMPOTENCY_KEY_REUSED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsDuplicateCampaign} responds with. */
export type CampaignsDuplicateCampaignResponse = Campaign

/**
 * Copy a campaign. The copy is a draft with no videos.
 *
 * `POST /api/campaigns/{id}/duplicate`
 */
export const campaignsDuplicateCampaign = /* @__PURE__ */ operation<CampaignsDuplicateCampaignInput, CampaignsDuplicateCampaignResponse, CampaignsDuplicateCampaignError>('POST /api/campaigns/{id}/duplicate idempotent')

/** What {@link campaignsListTemplates} takes. */
export interface CampaignsListTemplatesInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly category?: 'marketing' | 'product' | 'social' | 'education' | 'training' | 'sales' | 'announcement' | 'testimonial' | 'recruiting' | 'other' | undefined
    readonly search?: string | undefined
    readonly own?: boolean | undefined
  } | undefined
}

/** What {@link campaignsListTemplates} may fail with. */
export type CampaignsListTemplatesError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListTemplates} responds with. */
export type CampaignsListTemplatesResponse = PromptTemplatePage

/**
 * List script templates. Your own templates, newest first, then the built-in ones.
 *
 * `GET /api/ai-studio/prompt-templates`
 */
export const campaignsListTemplates = /* @__PURE__ */ operation<CampaignsListTemplatesInput, CampaignsListTemplatesResponse, CampaignsListTemplatesError>('GET /api/ai-studio/prompt-templates page')

/** What {@link campaignsCreateTemplate} takes. */
export interface CampaignsCreateTemplateInput {
  readonly body: {
    readonly name: string
    readonly category?: 'marketing' | 'product' | 'social' | 'education' | 'training' | 'sales' | 'announcement' | 'testimonial' | 'recruiting' | 'other' | undefined
    readonly description?: string | undefined
    readonly content: string
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly variables?: readonly {
      readonly name: string
      readonly description?: string | undefined
      readonly default?: string | null | undefined
    }[] | undefined
    readonly tags?: readonly string[] | undefined
  }
}

/** What {@link campaignsCreateTemplate} may fail with. */
export type CampaignsCreateTemplateError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsCreateTemplate} responds with. */
export type CampaignsCreateTemplateResponse = PromptTemplate

/**
 * Create a script template. Write placeholders as `{{name}}`. The category defaults to `other`, the language to `en`.
 *
 * `POST /api/ai-studio/prompt-templates`
 */
export const campaignsCreateTemplate = /* @__PURE__ */ operation<CampaignsCreateTemplateInput, CampaignsCreateTemplateResponse, CampaignsCreateTemplateError>('POST /api/ai-studio/prompt-templates idempotent')

/** What {@link campaignsGetTemplate} takes. */
export interface CampaignsGetTemplateInput {
  readonly params: {
    readonly template_id: string
  }
}

/** What {@link campaignsGetTemplate} may fail with. */
export type CampaignsGetTemplateError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TEMPLATE_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsGetTemplate} responds with. */
export type CampaignsGetTemplateResponse = PromptTemplate

/**
 * Get a script template.
 *
 * `GET /api/ai-studio/prompt-templates/{template_id}`
 */
export const campaignsGetTemplate = /* @__PURE__ */ operation<CampaignsGetTemplateInput, CampaignsGetTemplateResponse, CampaignsGetTemplateError>('GET /api/ai-studio/prompt-templates/{template_id}')

/** What {@link campaignsUpdateTemplate} takes. */
export interface CampaignsUpdateTemplateInput {
  readonly params: {
    readonly template_id: string
  }
  readonly body: {
    readonly name?: string | undefined
    readonly category?: 'marketing' | 'product' | 'social' | 'education' | 'training' | 'sales' | 'announcement' | 'testimonial' | 'recruiting' | 'other' | undefined
    readonly description?: string | undefined
    readonly content?: string | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly variables?: readonly {
      readonly name: string
      readonly description?: string | undefined
      readonly default?: string | null | undefined
    }[] | undefined
    readonly tags?: readonly string[] | undefined
  }
}

/** What {@link campaignsUpdateTemplate} may fail with. */
export type CampaignsUpdateTemplateError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TEMPLATE_READ_ONLY' | 'TEMPLATE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsUpdateTemplate} responds with. */
export type CampaignsUpdateTemplateResponse = PromptTemplate

/**
 * Update one of your script templates.
 *
 * `PUT /api/ai-studio/prompt-templates/{template_id}`
 */
export const campaignsUpdateTemplate = /* @__PURE__ */ operation<CampaignsUpdateTemplateInput, CampaignsUpdateTemplateResponse, CampaignsUpdateTemplateError>('PUT /api/ai-studio/prompt-templates/{template_id}')

/** What {@link campaignsDeleteTemplate} takes. */
export interface CampaignsDeleteTemplateInput {
  readonly params: {
    readonly template_id: string
  }
}

/** What {@link campaignsDeleteTemplate} may fail with. */
export type CampaignsDeleteTemplateError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TEMPLATE_READ_ONLY' | 'TEMPLATE_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsDeleteTemplate} responds with. */
export type CampaignsDeleteTemplateResponse = undefined

/**
 * Delete one of your script templates. Videos created from it are kept.
 *
 * `DELETE /api/ai-studio/prompt-templates/{template_id}`
 */
export const campaignsDeleteTemplate = /* @__PURE__ */ operation<CampaignsDeleteTemplateInput, CampaignsDeleteTemplateResponse, CampaignsDeleteTemplateError>('DELETE /api/ai-studio/prompt-templates/{template_id}')

/** What {@link campaignsRenderTemplate} takes. */
export interface CampaignsRenderTemplateInput {
  readonly params: {
    readonly template_id: string
  }
  readonly body: {
    /** @default {} */
    readonly variables?: { readonly [member: string]: string } | undefined
  }
}

/** What {@link campaignsRenderTemplate} may fail with. */
export type CampaignsRenderTemplateError = 'TEMPLATE_VARIABLE_MISSING' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'TEMPLATE_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsRenderTemplate} responds with. */
export type CampaignsRenderTemplateResponse = RenderedTemplate

/**
 * Fill in a script template. Returns the script that a video with these variables would use. Creates nothing.
 *
 * `POST /api/ai-studio/prompt-templates/{template_id}/render`
 */
export const campaignsRenderTemplate = /* @__PURE__ */ operation<CampaignsRenderTemplateInput, CampaignsRenderTemplateResponse, CampaignsRenderTemplateError>('POST /api/ai-studio/prompt-templates/{template_id}/render')

/** What {@link campaignsListAvatars} takes. */
export interface CampaignsListAvatarsInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly gender?: 'female' | 'male' | 'neutral' | undefined
    readonly search?: string | undefined
  } | undefined
}

/** What {@link campaignsListAvatars} may fail with. */
export type CampaignsListAvatarsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListAvatars} responds with. */
export type CampaignsListAvatarsResponse = AiAvatarPage

/**
 * List avatars. Lists the built-in avatars and those of the configured avatar provider, refreshed every five minutes.
 *
 * `GET /api/ai-studio/avatars`
 */
export const campaignsListAvatars = /* @__PURE__ */ operation<CampaignsListAvatarsInput, CampaignsListAvatarsResponse, CampaignsListAvatarsError>('GET /api/ai-studio/avatars page')

/** What {@link campaignsListVoices} takes. */
export interface CampaignsListVoicesInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly gender?: 'female' | 'male' | 'neutral' | undefined
    readonly search?: string | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
  } | undefined
}

/** What {@link campaignsListVoices} may fail with. */
export type CampaignsListVoicesError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListVoices} responds with. */
export type CampaignsListVoicesResponse = AiVoicePage

/**
 * List voices. Lists the six built-in voices and those of the configured avatar provider.
 *
 * `GET /api/ai-studio/voices`
 */
export const campaignsListVoices = /* @__PURE__ */ operation<CampaignsListVoicesInput, CampaignsListVoicesResponse, CampaignsListVoicesError>('GET /api/ai-studio/voices page')

/** What {@link campaignsGenerateVideo} takes. */
export interface CampaignsGenerateVideoInput {
  readonly body: {
    readonly script?: string | undefined
    readonly template_id?: string | undefined
    readonly variables?: { readonly [member: string]: string } | undefined
    readonly avatar_id?: string | undefined
    readonly portrait_upload_id?: string | undefined
    readonly voice_id?: string | undefined
    readonly campaign_id?: string | undefined
    readonly title?: string | undefined
    readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
    readonly resolution?: '720p' | '1080p' | '1440p' | '2160p' | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | undefined
    readonly captions?: boolean | undefined
    readonly music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | undefined
    readonly voice_speed?: number | undefined
    readonly budget_usd?: number | null | undefined
    /** @default 0 */
    readonly priority?: number | undefined
  }
}

/** What {@link campaignsGenerateVideo} may fail with. */
export type CampaignsGenerateVideoError = 'TEMPLATE_VARIABLE_MISSING' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_BUDGET_EXCEEDED' | 'CAMPAIGN_NOT_FOUND' | 'TEMPLATE_NOT_FOUND' | 'AVATAR_NOT_FOUND' | 'VOICE_NOT_FOUND' | 'UPLOAD_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'CAMPAIGN_NOT_ACTIVE' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR' | 'QUEUE_UNAVAILABLE'

/** What {@link campaignsGenerateVideo} responds with. */
export type CampaignsGenerateVideoResponse = GenerationJob

/**
 * Create a video. A presenter speaks a script or a filled-in template. Returns immediately; follow the job through its status, its events or a webhook. In a campaign, omitted fields take the campaign’s defaults, and the campaign’s budget applies.
 *
 * `POST /api/ai-studio/generate-video`
 */
export const campaignsGenerateVideo = /* @__PURE__ */ operation<CampaignsGenerateVideoInput, CampaignsGenerateVideoResponse, CampaignsGenerateVideoError>('POST /api/ai-studio/generate-video idempotent')

/** What {@link campaignsGenerateVideos} takes. */
export interface CampaignsGenerateVideosInput {
  readonly body: {
    readonly videos: readonly {
      readonly script?: string | undefined
      readonly template_id?: string | undefined
      readonly variables?: { readonly [member: string]: string } | undefined
      readonly avatar_id?: string | undefined
      readonly portrait_upload_id?: string | undefined
      readonly voice_id?: string | undefined
      readonly campaign_id?: string | undefined
      readonly title?: string | undefined
      readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
      readonly resolution?: '720p' | '1080p' | '1440p' | '2160p' | undefined
      readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
      readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | undefined
      readonly captions?: boolean | undefined
      readonly music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | undefined
      readonly voice_speed?: number | undefined
      readonly budget_usd?: number | null | undefined
      /** @default 0 */
      readonly priority?: number | undefined
    }[]
  }
}

/** What {@link campaignsGenerateVideos} may fail with. */
export type CampaignsGenerateVideosError = 'TEMPLATE_VARIABLE_MISSING' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_BUDGET_EXCEEDED' | 'CAMPAIGN_NOT_FOUND' | 'TEMPLATE_NOT_FOUND' | 'AVATAR_NOT_FOUND' | 'VOICE_NOT_FOUND' | 'UPLOAD_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'CAMPAIGN_NOT_ACTIVE' | 'IDEMPOTENCY_IN_PROGRESS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR' | 'QUEUE_UNAVAILABLE'

/** What {@link campaignsGenerateVideos} responds with. */
export type CampaignsGenerateVideosResponse = GenerationJobs

/**
 * Create several videos. At most 50. If one item is invalid, all are rejected and nothing is written.
 *
 * `POST /api/ai-studio/generate-videos`
 */
export const campaignsGenerateVideos = /* @__PURE__ */ operation<CampaignsGenerateVideosInput, CampaignsGenerateVideosResponse, CampaignsGenerateVideosError>('POST /api/ai-studio/generate-videos idempotent')

/** What {@link campaignsQuoteVideo} takes. */
export interface CampaignsQuoteVideoInput {
  readonly body: {
    readonly script?: string | undefined
    readonly template_id?: string | undefined
    readonly variables?: { readonly [member: string]: string } | undefined
    readonly avatar_id?: string | undefined
    readonly portrait_upload_id?: string | undefined
    readonly voice_id?: string | undefined
    readonly campaign_id?: string | undefined
    readonly title?: string | undefined
    readonly aspect_ratio?: '16:9' | '9:16' | '1:1' | undefined
    readonly resolution?: '720p' | '1080p' | '1440p' | '2160p' | undefined
    readonly language?: 'en' | 'fr' | 'es' | 'de' | 'it' | 'pt' | undefined
    readonly style?: 'cinematic' | 'realistic' | 'pixar' | 'anime' | 'flat_design' | 'watercolor' | 'oil_painting' | 'sketch' | undefined
    readonly captions?: boolean | undefined
    readonly music?: 'none' | 'soft' | 'upbeat' | 'cinematic' | 'corporate' | 'ambient' | undefined
    readonly voice_speed?: number | undefined
    readonly budget_usd?: number | null | undefined
    /** @default 0 */
    readonly priority?: number | undefined
  }
}

/** What {@link campaignsQuoteVideo} may fail with. */
export type CampaignsQuoteVideoError = 'TEMPLATE_VARIABLE_MISSING' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'TEMPLATE_NOT_FOUND' | 'AVATAR_NOT_FOUND' | 'VOICE_NOT_FOUND' | 'UPLOAD_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'CAMPAIGN_NOT_ACTIVE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'VOICE_UNAVAILABLE' | 'PRICE_UNKNOWN' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsQuoteVideo} responds with. */
export type CampaignsQuoteVideoResponse = VideoQuote

/**
 * Estimate the cost of a video. Takes the same body as creating a video, and creates nothing.
 *
 * `POST /api/ai-studio/quote-video`
 */
export const campaignsQuoteVideo = /* @__PURE__ */ operation<CampaignsQuoteVideoInput, CampaignsQuoteVideoResponse, CampaignsQuoteVideoError>('POST /api/ai-studio/quote-video')

/** What {@link campaignsGenerationStatus} takes. */
export interface CampaignsGenerationStatusInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link campaignsGenerationStatus} may fail with. */
export type CampaignsGenerationStatusError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsGenerationStatus} responds with. */
export type CampaignsGenerationStatusResponse = GenerationJob

/**
 * Get the status and progress of a job.
 *
 * `GET /api/ai-studio/generation-status/{job_id}`
 */
export const campaignsGenerationStatus = /* @__PURE__ */ operation<CampaignsGenerationStatusInput, CampaignsGenerationStatusResponse, CampaignsGenerationStatusError>('GET /api/ai-studio/generation-status/{job_id}')

/** What {@link campaignsListJobs} takes. */
export interface CampaignsListJobsInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly campaign_id?: string | undefined
    readonly search?: string | undefined
    readonly from?: string | undefined
    readonly until?: string | undefined
    /** @default "newest" */
    readonly sort?: 'newest' | 'oldest' | undefined
    readonly status?: 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'needs_attention' | undefined
  } | undefined
}

/** What {@link campaignsListJobs} may fail with. */
export type CampaignsListJobsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListJobs} responds with. */
export type CampaignsListJobsResponse = GenerationJobPage

/**
 * List jobs. `X-Total-Count` holds the total, `Link` the URLs of the neighbouring pages.
 *
 * `GET /api/ai-studio/generation-jobs`
 */
export const campaignsListJobs = /* @__PURE__ */ operation<CampaignsListJobsInput, CampaignsListJobsResponse, CampaignsListJobsError>('GET /api/ai-studio/generation-jobs page')

/** What {@link campaignsRetryJob} takes. */
export interface CampaignsRetryJobInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link campaignsRetryJob} may fail with. */
export type CampaignsRetryJobError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_BUDGET_EXCEEDED' | 'JOB_NOT_FOUND' | 'JOB_ACTIVE' | 'CAMPAIGN_NOT_ACTIVE' | 'CALL_AMBIGUOUS' | 'IDEMPOTENCY_IN_PROGRESS' | 'PRICE_UNKNOWN' | 'IDEMPOTENCY_KEY_REUSED' | 'QUEUE_FULL' | 'RATE_LIMITED' | 'INTERNAL_ERROR' | 'QUEUE_UNAVAILABLE'

/** What {@link campaignsRetryJob} responds with. */
export type CampaignsRetryJobResponse = GenerationJob

/**
 * Retry a job. Use it after a failure or a cancellation, or after another take was requested. Only missing artifacts are made; nothing is paid for twice.
 *
 * `POST /api/ai-studio/generation-jobs/{job_id}/retry`
 */
export const campaignsRetryJob = /* @__PURE__ */ operation<CampaignsRetryJobInput, CampaignsRetryJobResponse, CampaignsRetryJobError>('POST /api/ai-studio/generation-jobs/{job_id}/retry idempotent')

/** What {@link campaignsDeleteJob} takes. */
export interface CampaignsDeleteJobInput {
  readonly params: {
    readonly job_id: string
  }
}

/** What {@link campaignsDeleteJob} may fail with. */
export type CampaignsDeleteJobError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'JOB_NOT_FOUND' | 'JOB_ACTIVE' | 'CALL_AMBIGUOUS' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsDeleteJob} responds with. */
export type CampaignsDeleteJobResponse = undefined

/**
 * Delete a finished job. Also deletes its video and analytics. Cancel a running job first. Its cost stays in the campaign’s total.
 *
 * `DELETE /api/ai-studio/generation-jobs/{job_id}`
 */
export const campaignsDeleteJob = /* @__PURE__ */ operation<CampaignsDeleteJobInput, CampaignsDeleteJobResponse, CampaignsDeleteJobError>('DELETE /api/ai-studio/generation-jobs/{job_id}')

/** What {@link campaignsListVideos} takes. */
export interface CampaignsListVideosInput {
  readonly query?: {
    /** @default 1 */
    readonly page?: number | undefined
    /** @default 20 */
    readonly limit?: number | undefined
    readonly campaign_id?: string | undefined
    readonly search?: string | undefined
    readonly from?: string | undefined
    readonly until?: string | undefined
    /** @default "newest" */
    readonly sort?: 'newest' | 'oldest' | undefined
  } | undefined
}

/** What {@link campaignsListVideos} may fail with. */
export type CampaignsListVideosError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsListVideos} responds with. */
export type CampaignsListVideosResponse = GeneratedVideoPage

/**
 * List finished videos. `X-Total-Count` holds the total, `Link` the URLs of the neighbouring pages.
 *
 * `GET /api/ai-studio/generated-videos`
 */
export const campaignsListVideos = /* @__PURE__ */ operation<CampaignsListVideosInput, CampaignsListVideosResponse, CampaignsListVideosError>('GET /api/ai-studio/generated-videos page')

/** What {@link campaignsGetVideo} takes. */
export interface CampaignsGetVideoInput {
  readonly params: {
    readonly video_id: string
  }
}

/** What {@link campaignsGetVideo} may fail with. */
export type CampaignsGetVideoError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'VIDEO_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsGetVideo} responds with. */
export type CampaignsGetVideoResponse = GeneratedVideo

/**
 * Get a finished video.
 *
 * `GET /api/ai-studio/generated-videos/{video_id}`
 */
export const campaignsGetVideo = /* @__PURE__ */ operation<CampaignsGetVideoInput, CampaignsGetVideoResponse, CampaignsGetVideoError>('GET /api/ai-studio/generated-videos/{video_id}')

/** What {@link campaignsDeleteVideo} takes. */
export interface CampaignsDeleteVideoInput {
  readonly params: {
    readonly video_id: string
  }
}

/** What {@link campaignsDeleteVideo} may fail with. */
export type CampaignsDeleteVideoError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'VIDEO_NOT_FOUND' | 'JOB_ACTIVE' | 'CALL_AMBIGUOUS' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsDeleteVideo} responds with. */
export type CampaignsDeleteVideoResponse = undefined

/**
 * Delete a video. Also deletes its job and analytics. Its cost stays in the campaign’s total.
 *
 * `DELETE /api/ai-studio/generated-videos/{video_id}`
 */
export const campaignsDeleteVideo = /* @__PURE__ */ operation<CampaignsDeleteVideoInput, CampaignsDeleteVideoResponse, CampaignsDeleteVideoError>('DELETE /api/ai-studio/generated-videos/{video_id}')

/** What {@link campaignsDownloadVideo} takes. */
export interface CampaignsDownloadVideoInput {
  readonly params: {
    readonly video_id: string
  }
}

/** What {@link campaignsDownloadVideo} may fail with. */
export type CampaignsDownloadVideoError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'VIDEO_NOT_FOUND' | 'RANGE_NOT_SATISFIABLE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/**
 * Download a video. Counts as one download, however many ranges are requested.
 *
 * `GET /api/ai-studio/generated-videos/{video_id}/download`
 */
export const campaignsDownloadVideo = /* @__PURE__ */ binaryOperation<CampaignsDownloadVideoInput, CampaignsDownloadVideoError>('GET /api/ai-studio/generated-videos/{video_id}/download')

/** What {@link campaignsRecordEvent} takes. */
export interface CampaignsRecordEventInput {
  readonly params: {
    readonly video_id: string
  }
  readonly body: {
    readonly type: 'view' | 'share' | 'complete'
    readonly watched_seconds?: number | undefined
  }
}

/** What {@link campaignsRecordEvent} may fail with. */
export type CampaignsRecordEventError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'VIDEO_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsRecordEvent} responds with. */
export type CampaignsRecordEventResponse = undefined

/**
 * Record a video event. Counts a view, a share or a completed view on the day it is reported. Requires the owner’s token: a public player reports to your backend, which calls this route.
 *
 * `POST /api/ai-studio/generated-videos/{video_id}/events`
 */
export const campaignsRecordEvent = /* @__PURE__ */ operation<CampaignsRecordEventInput, CampaignsRecordEventResponse, CampaignsRecordEventError>('POST /api/ai-studio/generated-videos/{video_id}/events')

/** What {@link campaignsVideoAnalytics} takes. */
export interface CampaignsVideoAnalyticsInput {
  readonly params: {
    readonly video_id: string
  }
  readonly query?: {
    readonly from?: string | undefined
    readonly until?: string | undefined
  } | undefined
}

/** What {@link campaignsVideoAnalytics} may fail with. */
export type CampaignsVideoAnalyticsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'VIDEO_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsVideoAnalytics} responds with. */
export type CampaignsVideoAnalyticsResponse = VideoAnalytics

/**
 * Get the analytics of a video.
 *
 * `GET /api/ai-studio/generated-videos/{video_id}/analytics`
 */
export const campaignsVideoAnalytics = /* @__PURE__ */ operation<CampaignsVideoAnalyticsInput, CampaignsVideoAnalyticsResponse, CampaignsVideoAnalyticsError>('GET /api/ai-studio/generated-videos/{video_id}/analytics')

/** What {@link campaignsCampaignAnalytics} takes. */
export interface CampaignsCampaignAnalyticsInput {
  readonly params: {
    readonly id: string
  }
  readonly query?: {
    readonly from?: string | undefined
    readonly until?: string | undefined
  } | undefined
}

/** What {@link campaignsCampaignAnalytics} may fail with. */
export type CampaignsCampaignAnalyticsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CAMPAIGN_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsCampaignAnalytics} responds with. */
export type CampaignsCampaignAnalyticsResponse = CampaignAnalytics

/**
 * Get the analytics of a campaign. Deleted videos no longer count, except towards the cost.
 *
 * `GET /api/campaigns/{id}/analytics`
 */
export const campaignsCampaignAnalytics = /* @__PURE__ */ operation<CampaignsCampaignAnalyticsInput, CampaignsCampaignAnalyticsResponse, CampaignsCampaignAnalyticsError>('GET /api/campaigns/{id}/analytics')

/** What {@link campaignsStudioAnalytics} takes. */
export interface CampaignsStudioAnalyticsInput {
  readonly query?: {
    readonly from?: string | undefined
    readonly until?: string | undefined
  } | undefined
}

/** What {@link campaignsStudioAnalytics} may fail with. */
export type CampaignsStudioAnalyticsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link campaignsStudioAnalytics} responds with. */
export type CampaignsStudioAnalyticsResponse = CampaignAnalytics

/**
 * Get the analytics of all videos.
 *
 * `GET /api/ai-studio/analytics`
 */
export const campaignsStudioAnalytics = /* @__PURE__ */ operation<CampaignsStudioAnalyticsInput, CampaignsStudioAnalyticsResponse, CampaignsStudioAnalyticsError>('GET /api/ai-studio/analytics')

/** What {@link campaignsEvents} may fail with. */
export type CampaignsEventsError = EventsError | 'JOB_NOT_FOUND'

/**
 * Stream events. Server-sent events: `event` for every log entry, with its number as `id`, so that `Last-Event-ID` resumes after it; `progress` in between, which is not stored.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/events`
 */
export const campaignsEvents = /* @__PURE__ */ eventOperation<EventsInput<{ readonly job_id: string }>, EventsEvent>('GET /api/ai-studio/generation-jobs/{job_id}/events')

/** What {@link campaignsStartRun} may fail with. */
export type CampaignsStartRunError = StartRunError | 'JOB_NOT_FOUND'

/**
 * Start a run. Runs up to a stage, by default the last one. Current artifacts are reused; stale and missing ones are made.
 *
 * `POST /api/ai-studio/generation-jobs/{job_id}/runs`
 */
export const campaignsStartRun = /* @__PURE__ */ operation<StartRunInput<{ readonly job_id: string }>, StartedRun, CampaignsStartRunError>('POST /api/ai-studio/generation-jobs/{job_id}/runs idempotent')

/** What {@link campaignsCancel} may fail with. */
export type CampaignsCancelError = CancelError | 'JOB_NOT_FOUND'

/**
 * Cancel the run. Asks the run to stop and keeps what was made. What a provider has already charged is settled; the rest of the reservation is released. `warnings` names the jobs that a provider could not be told to stop.
 *
 * `POST /api/ai-studio/generation-jobs/{job_id}/cancel`
 */
export const campaignsCancel = /* @__PURE__ */ operation<CancelInput<{ readonly job_id: string }>, CancelledRun, CampaignsCancelError>('POST /api/ai-studio/generation-jobs/{job_id}/cancel')

/** What {@link campaignsQuote} may fail with. */
export type CampaignsQuoteError = QuoteError | 'JOB_NOT_FOUND'

/**
 * Get a quote. Runs the pipeline dry: what would be made, what is current and free, and what the run would cost.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/quote`
 */
export const campaignsQuote = /* @__PURE__ */ operation<QuoteInput<{ readonly job_id: string }>, ProjectQuote, CampaignsQuoteError>('GET /api/ai-studio/generation-jobs/{job_id}/quote')

/** What {@link campaignsSetBudget} may fail with. */
export type CampaignsSetBudgetError = SetBudgetError | 'JOB_NOT_FOUND'

/**
 * Set the budget. Work that would exceed it fails with `BUDGET_EXCEEDED` before anything is sent to a provider.
 *
 * `PUT /api/ai-studio/generation-jobs/{job_id}/budget`
 */
export const campaignsSetBudget = /* @__PURE__ */ operation<SetBudgetInput<{ readonly job_id: string }>, ProjectBudget, CampaignsSetBudgetError>('PUT /api/ai-studio/generation-jobs/{job_id}/budget')

/** What {@link campaignsLedger} may fail with. */
export type CampaignsLedgerError = LedgerError | 'JOB_NOT_FOUND'

/**
 * Get spending.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/ledger`
 */
export const campaignsLedger = /* @__PURE__ */ operation<LedgerInput<{ readonly job_id: string }>, ProjectLedger, CampaignsLedgerError>('GET /api/ai-studio/generation-jobs/{job_id}/ledger')

/** What {@link campaignsArtifacts} may fail with. */
export type CampaignsArtifactsError = ArtifactsError | 'JOB_NOT_FOUND'

/**
 * List artifacts. Every artifact with its state: `current`, `stale` with the reasons, or `missing`. URLs need no token and expire.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/artifacts`
 */
export const campaignsArtifacts = /* @__PURE__ */ operation<ArtifactsInput<{ readonly job_id: string }>, ProjectArtifacts, CampaignsArtifactsError>('GET /api/ai-studio/generation-jobs/{job_id}/artifacts')

/** What {@link campaignsArtifactContent} may fail with. */
export type CampaignsArtifactContentError = ArtifactContentError | 'JOB_NOT_FOUND'

/**
 * Download an artifact.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/artifacts/content`
 */
export const campaignsArtifactContent = /* @__PURE__ */ binaryOperation<ArtifactContentInput<{ readonly job_id: string }>, CampaignsArtifactContentError>('GET /api/ai-studio/generation-jobs/{job_id}/artifacts/content')

/** What {@link campaignsTakes} may fail with. */
export type CampaignsTakesError = TakesError | 'JOB_NOT_FOUND'

/**
 * List the takes of a scene.
 *
 * `GET /api/ai-studio/generation-jobs/{job_id}/takes`
 */
export const campaignsTakes = /* @__PURE__ */ operation<TakesInput<{ readonly job_id: string }>, ProjectTakes, CampaignsTakesError>('GET /api/ai-studio/generation-jobs/{job_id}/takes')

/** What {@link campaignsSetTake} may fail with. */
export type CampaignsSetTakeError = SetTakeError | 'JOB_NOT_FOUND'

/**
 * Choose a take or request another. A number returns to that take, which is free while it exists; `next` requests another. Nothing is made before the next run.
 *
 * `POST /api/ai-studio/generation-jobs/{job_id}/takes`
 */
export const campaignsSetTake = /* @__PURE__ */ operation<SetTakeInput<{ readonly job_id: string }>, ProjectTakes, CampaignsSetTakeError>('POST /api/ai-studio/generation-jobs/{job_id}/takes')
