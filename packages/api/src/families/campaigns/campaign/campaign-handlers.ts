import { respond } from '../../../contract/handler-response.js'
import type { Handlers } from '../../../contract/handler.js'
import type { CampaignServices } from '../campaign-services.js'
import { campaignNotFound } from '../errors.js'
import { loadPicture } from '../generation/load-picture.js'
import { listHeaders } from '../list-page.js'
import { orNotFound } from '../or-not-found.js'
import { findAvatar } from '../presenter/find-avatar.js'
import { findVoice } from '../presenter/find-voice.js'
import { readAll } from '../../../paging/read-all.js'
import { applyFields, budgetOf, campaignText, type CampaignFields } from './apply-fields.js'
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

  /** The campaign and the budget of its videos together. */
  async function insert(
    ownerId: string,
    data: CampaignData,
    budgetMicros: number | null,
  ): Promise<CampaignRecord> {
    const draft = campaigns.draft({ ownerId, data, label: 'draft', text: campaignText(data) })
    const { id } = draft.record
    await studio.orders.place([{ group: { ownerId, id, budgetMicros }, records: [draft] }])
    return findCampaign(services, ownerId, id)
  }

  /** @throws when something is named that is not there */
  async function assertReferences(ownerId: string, { brand, defaults }: CampaignFields): Promise<void> {
    if (brand?.logo_upload_id != null) await loadPicture(studio, ownerId, brand.logo_upload_id)
    if (defaults?.avatar_id != null) await findAvatar(services, ownerId, defaults.avatar_id)
    if (defaults?.voice_id != null) await findVoice(services, ownerId, defaults.voice_id)
  }

  return {
    async createCampaign({ body }, context) {
      await assertReferences(context.ownerId, body)
      const data = applyFields(EMPTY_CAMPAIGN, body, now())
      const record = await insert(context.ownerId, data, budgetOf(body) ?? null)
      return respond(201, await presentCampaign(services, record, context), {
        location: context.url(`/api/campaigns/${record.id}`),
      })
    },

    async listCampaigns({ query }, context) {
      const { page, limit } = query
      const { records, total } = await pageOfCampaigns(services, context.ownerId, query)
      return respond(
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
      const { id } = params
      const record = await orNotFound(campaignNotFound, id, () =>
        campaigns.change({ ownerId, id }, ({ label, data }) => {
          const changed = applyFields(data, fields, now())
          return {
            label: moveCampaign(toCampaignStatus(label), status),
            data: changed,
            text: campaignText(changed),
          }
        }),
      )
      const budgetMicros = budgetOf(fields)
      if (budgetMicros !== undefined) await studio.groups.set({ ownerId, id, budgetMicros })
      return presentCampaign(services, record, context)
    },

    async deleteCampaign({ params: { id } }, { ownerId }) {
      await findCampaign(services, ownerId, id)
      // A video that was deleted meanwhile has no campaign either.
      for (const video of await readAll(videos, ownerId, { labels: [id] }))
        await videos.changeIfThere({ ownerId, id: video.id }, () => ({ label: '' }))
      await orNotFound(campaignNotFound, id, () => campaigns.remove({ ownerId, id }))
      await studio.groups.remove({ ownerId, groupId: id })
      return undefined
    },

    async duplicateCampaign({ params }, context) {
      const { ownerId } = context
      const campaign = await findCampaign(services, ownerId, params.id)
      const { data } = campaign
      const name = `${data.name.slice(0, MAX_NAME - ' (copy)'.length)} (copy)`
      const spending = (await studio.groups.spending(ownerId, [campaign.id])).get(campaign.id)
      const copy = { ...data, name, changedAt: now() }
      const record = await insert(ownerId, copy, spending?.budgetMicros ?? null)
      return respond(201, await presentCampaign(services, record, context), {
        location: context.url(`/api/campaigns/${record.id}`),
      })
    },
  }
}
