import { empty } from '../../../contract/response-definition.js'
import { defineRoute } from '../../../contract/route.js'
import {
  avatarNotFound,
  campaignNotFound,
  invalidTransition,
  uploadNotFound,
  voiceNotFound,
} from '../errors.js'
import { SAMPLE_AT, SAMPLE_CAMPAIGN_ID } from '../samples.js'
import {
  campaign,
  campaignPage,
  campaignParams,
  campaignsQuery,
  createCampaignBody,
  updateCampaignBody,
} from './campaign-wire.js'

const references = [avatarNotFound, voiceNotFound, uploadNotFound] as const
const params = { id: SAMPLE_CAMPAIGN_ID }
const body = {
  name: 'Spring launch',
  description: 'Short clips for the new bottle.',
  objective: 'sales',
  platforms: ['tiktok', 'instagram'],
  target_audience: 'Commuters, 20 to 35',
  budget_usd: 50,
  start_date: '2026-03-01',
  end_date: '2026-03-31',
  brand: { name: 'EcoWater', colors: ['#0a84ff'] },
  defaults: { avatar_id: 'maya', voice_id: 'nova', aspect_ratio: '9:16' },
}
const sample = {
  ...body,
  ...params,
  status: 'draft',
  brand: { ...body.brand, logo_upload_id: null, logo_url: null },
  defaults: { ...body.defaults, language: null, style: null, music: null, captions: null },
  video_count: 0,
  spent_usd: 0,
  warnings: [],
  created_at: SAMPLE_AT,
  updated_at: SAMPLE_AT,
}

/** Routes of campaigns. */
export const campaignRoutes = {
  createCampaign: defineRoute({
    method: 'POST',
    path: '/api/campaigns',
    summary: 'Create a campaign',
    description: 'A new campaign is a draft. Videos can be created in draft and active campaigns.',
    auth: 'required',
    body: createCampaignBody,
    responses: { 201: campaign },
    errors: references,
    idempotent: true,
    example: { body, response: sample },
  }),
  listCampaigns: defineRoute({
    method: 'GET',
    path: '/api/campaigns',
    summary: 'List campaigns',
    description: '`X-Total-Count` holds the total, `Link` the URLs of the neighbouring pages.',
    auth: 'required',
    query: campaignsQuery,
    responses: { 200: campaignPage },
    example: {
      query: { status: 'active', page: 1 },
      response: { campaigns: [sample], total: 1, page: 1, limit: 20 },
    },
  }),
  getCampaign: defineRoute({
    method: 'GET',
    path: '/api/campaigns/:id',
    summary: 'Get a campaign',
    auth: 'required',
    params: campaignParams,
    responses: { 200: campaign },
    errors: [campaignNotFound],
    example: { params, response: sample },
  }),
  updateCampaign: defineRoute({
    method: 'PUT',
    path: '/api/campaigns/:id',
    summary: 'Update a campaign',
    description:
      'Omitted fields keep their values. A draft can be activated; an active campaign can be paused, completed and resumed; any campaign can be archived, and an archived one becomes a draft again. A lower budget, a pause or an end date applies to new orders only; work in progress continues.',
    auth: 'required',
    params: campaignParams,
    body: updateCampaignBody,
    responses: { 200: campaign },
    errors: [campaignNotFound, invalidTransition, ...references],
    example: { params, body: { status: 'active' }, response: { ...sample, status: 'active' } },
  }),
  deleteCampaign: defineRoute({
    method: 'DELETE',
    path: '/api/campaigns/:id',
    summary: 'Delete a campaign',
    description: 'Its videos are kept without a campaign; work in progress continues.',
    auth: 'required',
    params: campaignParams,
    responses: { 204: empty },
    errors: [campaignNotFound],
    example: { params },
  }),
  duplicateCampaign: defineRoute({
    method: 'POST',
    path: '/api/campaigns/:id/duplicate',
    summary: 'Copy a campaign',
    description: 'The copy is a draft with no videos.',
    auth: 'required',
    params: campaignParams,
    responses: { 201: campaign },
    errors: [campaignNotFound],
    idempotent: true,
    example: { params, response: { ...sample, name: 'Spring launch (copy)' } },
  }),
}
