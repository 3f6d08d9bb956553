import * as z from 'zod'
import { defineRoute } from '../../contract/route.js'
import { priceUnknown, queueFull } from '../../run-project/run-errors.js'
import { jobNotFound } from './errors.js'
import { sampleJob, sampleMetadata, sampleOrder, sampleParams, sampleSummary } from './job-samples.js'
import { generateBody, job, jobMetadata, jobParams, jobsQuery, jobSummary } from './job-wire.js'

/** Routes that order jobs and look at them. */
export const jobRoutes = {
  generate: defineRoute({
    method: 'POST',
    path: '/api/v2/generate',
    summary: 'Order a video',
    description:
      'Writes the storyboard and draws its pictures, then waits until somebody approves. Nothing is rendered before.',
    auth: 'required',
    body: generateBody,
    reply: { 202: job },
    errors: [priceUnknown, queueFull],
    limit: 'generate',
    idempotent: true,
    example: {
      body: sampleOrder,
      reply: { ...sampleJob, status: 'pending', storyboard: [], progress: 0, budget_usd: null },
    },
  }),
  listJobs: defineRoute({
    method: 'GET',
    path: '/api/v2/jobs',
    summary: 'List jobs, newest first',
    description: 'A bare array. `X-Total-Count` says how many there are, `Link` where the next page is.',
    auth: 'required',
    query: jobsQuery,
    reply: { 200: z.array(jobSummary) },
    example: { query: { limit: 10, status: 'storyboard_ready' }, reply: [sampleSummary] },
  }),
  getJob: defineRoute({
    method: 'GET',
    path: '/api/v2/jobs/:job_id',
    summary: 'Status and storyboard of a job',
    description:
      'Strangers may look where the host lets them; they see no prompt, description or narration, and never whose job it is.',
    auth: 'optional',
    params: jobParams,
    reply: { 200: job },
    errors: [jobNotFound],
    example: { params: sampleParams, reply: sampleJob },
  }),
  getMetadata: defineRoute({
    method: 'GET',
    path: '/api/v2/jobs/:job_id/metadata',
    summary: 'Facts about a job',
    description:
      'Scenes, costs, how often it was refined and loaded, and where the video is. Public unless the host switched public reads off.',
    auth: 'optional',
    params: jobParams,
    reply: { 200: jobMetadata },
    errors: [jobNotFound],
    example: { params: sampleParams, reply: sampleMetadata },
  }),
}
