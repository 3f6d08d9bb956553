import { defineRoute } from '../../../contract/route.js'
import { empty } from '../../../contract/response-definition.js'
import { campaignParams } from '../campaign/campaign-wire.js'
import { campaignNotFound, videoNotFound } from '../errors.js'
import { SAMPLE_CAMPAIGN_ID, SAMPLE_VIDEO_ID } from '../samples.js'
import { videoParams } from '../video/video-wire.js'
import { analytics, analyticsQuery, videoAnalytics, videoEventBody } from './analytics-wire.js'

const videoPath = '/api/ai-studio/generated-videos/:video_id'
const query = { from: '2026-01-01', until: '2026-01-31' }
const counts = {
  views: 120,
  downloads: 8,
  shares: 5,
  completions: 90,
  completion_rate: 0.75,
  average_watch_seconds: 21.5,
}
const reception = {
  from: '2026-01-14',
  until: '2026-01-14',
  totals: counts,
  by_day: [{ date: '2026-01-14', ...counts }],
}
const generation = {
  total: 4,
  by_status: { queued: 0, processing: 1, completed: 2, failed: 1, cancelled: 0, needs_attention: 0 },
  success_rate: 2 / 3,
  average_seconds: 95,
  p50_seconds: 80,
  p90_seconds: 110,
  p99_seconds: 110,
}

/** Routes of how videos were received and made. */
export const analyticsRoutes = {
  recordEvent: defineRoute({
    method: 'POST',
    path: `${videoPath}/events`,
    summary: 'Record a video event',
    description:
      'Counts a view, a share or a completed view on the day it is reported. Requires the owner’s token: a public player reports to your backend, which calls this route.',
    auth: 'required',
    params: videoParams,
    body: videoEventBody,
    responses: { 204: empty },
    errors: [videoNotFound],
    example: { params: { video_id: SAMPLE_VIDEO_ID }, body: { type: 'view', watched_seconds: 12 } },
  }),
  videoAnalytics: defineRoute({
    method: 'GET',
    path: `${videoPath}/analytics`,
    summary: 'Get the analytics of a video',
    auth: 'required',
    params: videoParams,
    query: analyticsQuery,
    responses: { 200: videoAnalytics },
    errors: [videoNotFound],
    example: {
      params: { video_id: SAMPLE_VIDEO_ID },
      query,
      response: { video_id: SAMPLE_VIDEO_ID, ...reception, generation_seconds: 80, cost_usd: 0.4 },
    },
  }),
  campaignAnalytics: defineRoute({
    method: 'GET',
    path: '/api/campaigns/:id/analytics',
    summary: 'Get the analytics of a campaign',
    description: 'Deleted videos no longer count, except towards the cost.',
    auth: 'required',
    params: campaignParams,
    query: analyticsQuery,
    responses: { 200: analytics },
    errors: [campaignNotFound],
    example: {
      params: { id: SAMPLE_CAMPAIGN_ID },
      query,
      response: { campaign_id: SAMPLE_CAMPAIGN_ID, ...reception, generation, cost_usd: 1.6 },
    },
  }),
  studioAnalytics: defineRoute({
    method: 'GET',
    path: '/api/ai-studio/analytics',
    summary: 'Get the analytics of all videos',
    auth: 'required',
    query: analyticsQuery,
    responses: { 200: analytics },
    example: { query, response: { campaign_id: null, ...reception, generation, cost_usd: 1.6 } },
  }),
}
