import { defineRoute } from '../../../contract/route.js'
import { decisionNeeded } from '../../../run-project/attention.js'
import { priceUnknown, queueErrors } from '../../../run-project/run-errors.js'
import { apiKeyRequired, fileErrors, insufficientCredits, taskBusy, taskNotFound } from '../errors.js'
import { costBody, engineCost, engineList } from './engine-wire.js'
import {
  sampleCost,
  sampleOrder,
  sampleStarted,
  sampleStatus,
  sampleTask,
  sampleVideo,
} from './video-samples.js'
import { generateBody, startedVideo, taskParams, videoList, videosQuery, videoStatus } from './video-wire.js'

/** Making videos: the documented routes. */
export const videoRoutes = {
  generateVideo: defineRoute({
    method: 'POST',
    path: '/api/storyboard/video/generate',
    summary: 'Create a video',
    description:
      'Writes the scenes, generates pictures and clips with the engine, cuts them on the beat and adds the song. Without a key for the engine it uses animated stills, and `stand_in` says so.',
    auth: 'required',
    body: generateBody,
    responses: { 202: startedVideo },
    limit: 'generate',
    idempotent: true,
    errors: [apiKeyRequired, insufficientCredits, priceUnknown, ...queueErrors, ...fileErrors],
    example: { body: sampleOrder, response: sampleStarted },
  }),
  getStatus: defineRoute({
    method: 'GET',
    path: '/api/storyboard/video/:task_id/status',
    summary: 'Get the status of a video',
    description:
      'A failed task gives the reason in `error`: `GENERATION_FAILED`, `MAX_RETRIES_EXCEEDED`, `INSUFFICIENT_CREDITS` or `API_KEY_REQUIRED`. Status `needs_attention` means that the response to a paid request was lost: `attention` lists the calls and where to resolve them.',
    auth: 'required',
    params: taskParams,
    responses: { 200: videoStatus },
    errors: [taskNotFound],
    example: { params: sampleTask, response: sampleStatus },
  }),
  listEngines: defineRoute({
    method: 'GET',
    path: '/api/storyboard/video/engines',
    summary: 'List engines',
    description: 'Returns the documented table, with the actual model and price of each engine.',
    auth: 'optional',
    responses: { 200: engineList },
    example: {
      response: {
        engines: [
          {
            id: 'runway_standard',
            name: 'Runway Standard',
            cost_per_10s: 1.2,
            pricing: 'fixed',
            credits_per_10s: 12,
            speed_seconds: 60,
            currency: 'USD',
            available: true,
            real: {
              provider: 'runway',
              model: 'gen4.5',
              cost_per_10s: 1.2,
              as_of: '2026-04-21',
              source: 'https://github.com/runwayml/skills',
            },
            note: sampleCost.note,
          },
        ],
        count: 1,
      },
    },
  }),
  calculateCost: defineRoute({
    method: 'POST',
    path: '/api/storyboard/video/calculate-cost',
    summary: 'Calculate the cost of a video',
    auth: 'public',
    body: costBody,
    responses: { 200: engineCost },
    example: { body: { duration: 60, engine: 'runway_standard' }, response: sampleCost },
  }),
}

/** What was made, and making it again. */
export const videoLibraryRoutes = {
  listVideos: defineRoute({
    method: 'GET',
    path: '/api/storyboard/videos',
    summary: 'List videos, newest first',
    auth: 'required',
    query: videosQuery,
    responses: { 200: videoList },
    example: {
      query: { status: 'completed', project_name: 'Summer' },
      response: { videos: [sampleVideo], total: 1, limit: 50, offset: 0 },
    },
  }),
  retryVideo: defineRoute({
    method: 'POST',
    path: '/api/storyboard/video/:task_id/retry',
    summary: 'Generate what is missing',
    description:
      'Use it after a failure, a request for another take or a budget increase. Existing artifacts are reused and not paid for again.',
    auth: 'required',
    params: taskParams,
    responses: { 202: videoStatus },
    limit: 'generate',
    errors: [taskNotFound, taskBusy, ...queueErrors, decisionNeeded],
    example: {
      params: sampleTask,
      response: { ...sampleStatus, status: 'pending', progress: 0, video_url: null, completed_at: null },
    },
  }),
}
