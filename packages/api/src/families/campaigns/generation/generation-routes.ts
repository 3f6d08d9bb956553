import { empty } from '../../../contract/response-definition.js'
import { defineRoute } from '../../../contract/route.js'
import { decisionNeeded } from '../../../run-project/attention.js'
import { priceUnknown, queueErrors } from '../../../run-project/run-errors.js'
import {
  avatarNotFound,
  campaignBudgetExceeded,
  campaignNotActive,
  campaignNotFound,
  jobActive,
  jobNotFound,
  templateNotFound,
  templateVariableMissing,
  uploadNotFound,
  voiceNotFound,
  voiceUnavailable,
} from '../errors.js'
import { SAMPLE_AT, SAMPLE_CAMPAIGN_ID, SAMPLE_VIDEO_ID } from '../samples.js'
import { batchBody, generateBody, videoQuote } from './generate-wire.js'
import { generationJob, generationJobPage, generationJobs, jobParams, jobsQuery } from './job-wire.js'

const notOrderable = [
  campaignNotFound,
  campaignNotActive,
  templateNotFound,
  templateVariableMissing,
  avatarNotFound,
  voiceNotFound,
  voiceUnavailable,
  uploadNotFound,
  priceUnknown,
] as const
const notPayable = [...notOrderable, campaignBudgetExceeded, ...queueErrors] as const
const params = { job_id: SAMPLE_VIDEO_ID }
const order = {
  template_id: 'product-launch',
  variables: { product: 'EcoWater', problem: 'warm water', benefit: 'keeps cold all day', brand: 'EcoWater' },
  avatar_id: 'maya',
  voice_id: 'nova',
  campaign_id: SAMPLE_CAMPAIGN_ID,
}
const sample = {
  ...params,
  project_id: params.job_id,
  status: 'processing',
  progress: 40,
  current_stage: 'avatar',
  title: 'Product launch',
  script: 'Still living with warm water?',
  campaign_id: SAMPLE_CAMPAIGN_ID,
  template_id: 'product-launch',
  avatar_id: 'maya',
  voice_id: 'nova',
  aspect_ratio: '9:16',
  language: 'en',
  cost_usd: 0.12,
  budget_usd: 2.5,
  priority: 0,
  error: null,
  attention: null,
  warnings: [],
  video_id: null,
  video_url: null,
  created_at: SAMPLE_AT,
  started_at: SAMPLE_AT,
  completed_at: null,
  updated_at: SAMPLE_AT,
}
const sampleMoney = { usd: 1, micros: 1_000_000 }
const samplePrice = { min: sampleMoney, expected: sampleMoney, max: sampleMoney, assumes: [] }

/** Routes that order videos and look after what is being made. */
export const generationRoutes = {
  generateVideo: defineRoute({
    method: 'POST',
    path: '/api/ai-studio/generate-video',
    summary: 'Create a video',
    description:
      'A presenter speaks a script or a filled-in template. Returns immediately; follow the job through its status, its events or a webhook. In a campaign, omitted fields take the campaign’s defaults, and the campaign’s budget applies.',
    auth: 'required',
    body: generateBody,
    responses: { 202: generationJob },
    errors: notPayable,
    limit: 'generate',
    idempotent: true,
    example: { body: order, response: sample },
  }),
  generateVideos: defineRoute({
    method: 'POST',
    path: '/api/ai-studio/generate-videos',
    summary: 'Create several videos',
    description: 'At most 50. If one item is invalid, all are rejected and nothing is written.',
    auth: 'required',
    body: batchBody,
    responses: { 202: generationJobs },
    errors: notPayable,
    limit: 'generate',
    idempotent: true,
    example: { body: { videos: [order] }, response: { jobs: [sample], total: 1 } },
  }),
  quoteVideo: defineRoute({
    method: 'POST',
    path: '/api/ai-studio/quote-video',
    summary: 'Estimate the cost of a video',
    description: 'Takes the same body as creating a video, and creates nothing.',
    auth: 'required',
    body: generateBody,
    responses: { 200: videoQuote },
    errors: notOrderable,
    example: {
      body: order,
      response: {
        revision: 1,
        current: 0,
        to_make: 9,
        waits_at: [],
        price: samplePrice,
        campaign_left_usd: 48.5,
        stages: [
          {
            stage: 'avatar',
            current: 0,
            to_make: 9,
            price: samplePrice,
            by_model: { 'heygen/avatar-iv': samplePrice },
          },
        ],
      },
    },
  }),
  generationStatus: defineRoute({
    method: 'GET',
    path: '/api/ai-studio/generation-status/:job_id',
    summary: 'Get the status and progress of a job',
    auth: 'required',
    params: jobParams,
    responses: { 200: generationJob },
    errors: [jobNotFound],
    example: { params, response: sample },
  }),
  listJobs: defineRoute({
    method: 'GET',
    path: '/api/ai-studio/generation-jobs',
    summary: 'List jobs',
    description: '`X-Total-Count` holds the total, `Link` the URLs of the neighbouring pages.',
    auth: 'required',
    query: jobsQuery,
    responses: { 200: generationJobPage },
    example: {
      query: { status: 'processing', page: 1 },
      response: { jobs: [sample], total: 1, page: 1, limit: 20 },
    },
  }),
  retryJob: defineRoute({
    method: 'POST',
    path: '/api/ai-studio/generation-jobs/:job_id/retry',
    summary: 'Retry a job',
    description:
      'Use it after a failure or a cancellation, or after another take was requested. Only missing artifacts are made; nothing is paid for twice.',
    auth: 'required',
    params: jobParams,
    responses: { 202: generationJob },
    errors: [
      jobNotFound,
      jobActive,
      campaignNotActive,
      campaignBudgetExceeded,
      priceUnknown,
      ...queueErrors,
      decisionNeeded,
    ],
    limit: 'generate',
    idempotent: true,
    example: { params, response: { ...sample, status: 'queued', progress: 0, current_stage: null } },
  }),
  deleteJob: defineRoute({
    method: 'DELETE',
    path: '/api/ai-studio/generation-jobs/:job_id',
    summary: 'Delete a finished job',
    description:
      'Also deletes its video and analytics. Cancel a running job first. Its cost stays in the campaign’s total.',
    auth: 'required',
    params: jobParams,
    responses: { 204: empty },
    errors: [jobNotFound, jobActive, decisionNeeded],
    example: { params },
  }),
}
