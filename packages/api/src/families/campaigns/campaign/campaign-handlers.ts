import { answer } from '../../../contract/answer.js'
import type { Handlers } from '../../../contract/handler.js'
import type { CampaignServices } from '../campaign-services.js'
import { campaignNotFound } from '../errors.js'
import { loadPicture } from '../generation/load-picture.js'
import { listHeaders } from '../list-page.js'
import { orNotFound } from '../or-not-found.js'
import { orNull } from '../or-null.js'
import { findAvatar } from '../presenter/find-avatar.js'
import { findVoice } from '../presenter/find-voice.js'
import { readAll } from '../../../paging/read-all.js'
import { applyFields, campaignText, type CampaignFields } from './apply-fields.js'
import { EMPTY_CAMPAIGN, type CampaignData } from './campaign-record.js'
import type { campaignRoutes } from './campaign-routes.js'
import { moveCampaign, toCampaignStatus } from './campaign-status.js'
import { findCampaign, type CampaignRecord } from './find-campaign.js'
import { pageOfCampaigns } from './list-campaigns.js'
import { presentCampaign, presentCampaigns } from './present-campaign.js'

const MAX_NAME = 200

/** Answers the routes of campaigns. */
export function createCampaignHandlers(services: CampaignServices): Handlers<typeof campaignRoutes> {
  const { studio, campaigns, videos, now } = services

  const insert = (ownerId: string, data: CampaignData): Promise<CampaignRecord> =>
    campaigns.insert({ ownerId, data, label: 'draft', text: campaignText(data) })

  /** @throws when something is named that is not there */
  async function assertReferences(ownerId: string, { brand, defaults }: CampaignFields): Promise<void> {
    if (brand?.logo_upload_id != null) await loadPicture(studio, ownerId, brand.logo_upload_id)
    if (defaults?.avatar_id != null) await findAvatar(services, ownerId, defaults.avatar_id)
    if (defaults?.voice_id != null) await findVoice(services, ownerId, defaults.voice_id)
  }

  return {
    async createCampaign({ body }, context) {
      await assertReferences(context.ownerId, body)
      const record = await insert(context.ownerId, applyFields(EMPTY_CAMPAIGN, body, now()))
      return answer(201, await presentCampaign(services, record, context), {
        location: context.url(`/api/campaigns/${record.id}`),
      })
    },

    async listCampaigns({ query }, context) {
      const { page, limit } = query
      const { records, total } = await pageOfCampaigns(services, context.ownerId, query)
      return answer(
        200,
        { campaigns: await presentCampaigns(services, records, context), total, page, limit },
        listHeaders(context, '/api/campaigns', query, total),
      )
    },

    getCampaign: async ({ params }, context) =>
      presentCampaign(services, await findCampaign(services, context.ownerId, params.id), context),

    async updateCampaign({ params, body: { status, ...fields } }, context) {
      const { ownerId } = context
      await findCampaign(services, ownerId, params.id)
      await assertReferences(ownerId, fields)
      const record = await orNotFound(campaignNotFound, params.id, () =>
        campaigns.change({ ownerId, id: params.id }, ({ label, data }) => {
          const changed = applyFields(data, fields, now())
          return {
            label: moveCampaign(toCampaignStatus(label), status),
            data: changed,
            text: campaignText(changed),
          }
        }),
      )
      return presentCampaign(services, record, context)
    },

    async deleteCampaign({ params: { id } }, { ownerId }) {
      await findCampaign(services, ownerId, id)
      // A video that was deleted meanwhile has no campaign either.
      for (const video of await readAll(videos, ownerId, { labels: [id] }))
        await orNull('RECORD_NOT_FOUND', () =>
          videos.change({ ownerId, id: video.id }, () => ({ label: '' })),
        )
      await orNotFound(campaignNotFound, id, () => campaigns.remove({ ownerId, id }))
      return undefined
    },

    async duplicateCampaign({ params }, context) {
      const { data } = await findCampaign(services, context.ownerId, params.id)
      const name = `${data.name.slice(0, MAX_NAME - ' (copy)'.length)} (copy)`
      const record = await insert(context.ownerId, {
        ...data,
        name,
        changedAt: now(),
        holds: {},
        removedMicros: 0,
      })
      return answer(201, await presentCampaign(services, record, context), {
        location: context.url(`/api/campaigns/${record.id}`),
      })
    },
  }
}
