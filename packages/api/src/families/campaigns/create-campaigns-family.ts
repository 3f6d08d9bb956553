import type { Studio } from '@mutoscope/core'
import { bindFamily, type Family } from '../../contract/family.js'
import type { Handlers } from '../../contract/handler.js'
import { createProjectHandlers } from '../../project-routes/project-handlers.js'
import { createAnalyticsHandlers } from './analytics/analytics-handlers.js'
import { createCampaignHandlers } from './campaign/campaign-handlers.js'
import type { CampaignServices } from './campaign-services.js'
import { campaignsContract, jobProjectRoutes } from './contract.js'
import { jobActive, jobNotFound } from './errors.js'
import { findJob } from './generation/find-job.js'
import { createGenerationHandlers } from './generation/generation-handlers.js'
import { BUILT_IN_AVATARS, toAvatar, type ListAvatars } from './presenter/avatars.js'
import { createCatalog } from './presenter/create-catalog.js'
import { createPresenterHandlers } from './presenter/presenter-handlers.js'
import { BUILT_IN_VOICES, toSpeakingVoice, type ListVoices } from './presenter/voices.js'
import { createTemplateHandlers } from './template/template-handlers.js'
import { createVideoHandlers } from './video/video-handlers.js'

/** Options of {@link createCampaignsFamily}. */
export interface CampaignsFamilyOptions {
  /** Lists the avatars that the studio's avatar model has. @default none: the built-in ones are drawn */
  readonly listAvatars?: ListAvatars
  /**
   * Lists the voices that the studio's avatar model speaks with by itself. @default none: the studio's speech
   * model speaks
   */
  readonly listVoices?: ListVoices
}

/**
 * The family of campaigns: `/api/campaigns` and `/api/ai-studio`. The studio needs the recipe `avatar`.
 *
 * @example
 * const family = createCampaignsFamily(studio, { listAvatars: () => myAvatars })
 */
export function createCampaignsFamily(
  studio: Studio,
  { listAvatars, listVoices }: CampaignsFamilyOptions = {},
): Family {
  const now = () => studio.clock.now()
  const services: CampaignServices = {
    studio,
    now,
    campaigns: studio.records.collection('campaigns.campaign'),
    templates: studio.records.collection('campaigns.template'),
    videos: studio.records.collection('campaigns.video'),
    months: studio.records.collection('campaigns.month'),
    avatars: createCatalog({
      builtIn: BUILT_IN_AVATARS,
      now,
      load:
        listAvatars === undefined ? undefined : async (ownerId) => (await listAvatars(ownerId)).map(toAvatar),
    }),
    voices: createCatalog({
      builtIn: BUILT_IN_VOICES,
      now,
      load:
        listVoices === undefined
          ? undefined
          : async (ownerId) => (await listVoices(ownerId)).map(toSpeakingVoice),
    }),
  }
  const handlers: Handlers<typeof campaignsContract.routes> = {
    ...createCampaignHandlers(services),
    ...createTemplateHandlers(services),
    ...createPresenterHandlers(services),
    ...createGenerationHandlers(services),
    ...createVideoHandlers(services),
    ...createAnalyticsHandlers(services),
    ...createProjectHandlers(
      jobProjectRoutes,
      studio,
      async ({ job_id }, { ownerId }) => (await findJob(services, ownerId, job_id)).ref,
    ),
  }
  return bindFamily(campaignsContract, {
    handlers,
    sockets: {},
    translate: { PROJECT_NOT_FOUND: jobNotFound, RUN_ACTIVE: jobActive },
  })
}
