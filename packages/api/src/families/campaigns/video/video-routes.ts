import { binary, empty } from '../../../contract/response-definition.js'
import { defineRoute } from '../../../contract/route.js'
import { decisionNeeded } from '../../../run-project/attention.js'
import { mediaErrors } from '../../../run-project/run-errors.js'
import { jobActive, linkNotValid, videoNotFound } from '../errors.js'
import { SAMPLE_AT, SAMPLE_CAMPAIGN_ID, SAMPLE_VIDEO_ID } from '../samples.js'
import {
  generatedVideo,
  generatedVideoPage,
  thumbnailParams,
  videoParams,
  videosQuery,
} from './video-wire.js'

const base = '/api/ai-studio/generated-videos'
const params = { video_id: SAMPLE_VIDEO_ID }
const sample = {
  ...params,
  job_id: SAMPLE_VIDEO_ID,
  title: 'Product launch',
  script: 'Still living with warm water?',
  campaign_id: SAMPLE_CAMPAIGN_ID,
  template_id: 'product-launch',
  avatar_id: 'maya',
  voice_id: 'nova',
  aspect_ratio: '9:16',
  language: 'en',
  cost_usd: 0.4,
  video_url: 'https://example.com/api/files/token/Product-launch.mp4',
  thumbnail_url: 'https://example.com/api/ai-studio/thumbnails/token',
  duration: 24.5,
  width: 1080,
  height: 1920,
  format: 'mp4',
  size: 8_388_608,
  warnings: [],
  analytics: {
    views: 120,
    downloads: 8,
    shares: 5,
    completions: 90,
    completion_rate: 0.75,
    average_watch_seconds: 21.5,
  },
  created_at: SAMPLE_AT,
}

/** Routes of finished videos. */
export const videoRoutes = {
  listVideos: defineRoute({
    method: 'GET',
    path: base,
    summary: 'List finished videos',
    description: '`X-Total-Count` holds the total, `Link` the URLs of the neighbouring pages.',
    auth: 'required',
    query: videosQuery,
    responses: { 200: generatedVideoPage },
    example: {
      query: { campaign_id: SAMPLE_CAMPAIGN_ID },
      response: { videos: [sample], total: 1, page: 1, limit: 20 },
    },
  }),
  getVideo: defineRoute({
    method: 'GET',
    path: `${base}/:video_id`,
    summary: 'Get a finished video',
    auth: 'required',
    params: videoParams,
    responses: { 200: generatedVideo },
    errors: [videoNotFound],
    example: { params, response: sample },
  }),
  downloadVideo: defineRoute({
    method: 'GET',
    path: `${base}/:video_id/download`,
    summary: 'Download a video',
    description: 'Counts as one download, however many ranges are requested.',
    auth: 'required',
    params: videoParams,
    responses: { 200: binary('video/mp4') },
    errors: [videoNotFound],
    example: { params },
  }),
  deleteVideo: defineRoute({
    method: 'DELETE',
    path: `${base}/:video_id`,
    summary: 'Delete a video',
    description: 'Also deletes its job and analytics. Its cost stays in the campaign’s total.',
    auth: 'required',
    params: videoParams,
    responses: { 204: empty },
    errors: [videoNotFound, jobActive, decisionNeeded],
    example: { params },
  }),
  thumbnail: defineRoute({
    method: 'GET',
    path: '/api/ai-studio/thumbnails/:token',
    client: false,
    summary: 'Get a thumbnail by signed link',
    description: 'Video responses contain these links. They need no token and expire.',
    auth: 'public',
    params: thumbnailParams,
    responses: { 200: binary('image/jpeg', 'image/png', 'image/webp') },
    errors: [linkNotValid, videoNotFound, ...mediaErrors],
    example: { params: { token: 'WzE3…' } },
  }),
}
