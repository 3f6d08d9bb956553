import * as z from 'zod'
import { defineRoute } from '../../contract/route.js'
import { priceUnknown, queueErrors } from '../../run-project/run-errors.js'
import { jobNotFound } from './errors.js'
import { sampleJob, sampleMetadata, sampleOrder, sampleParams, sampleSummary } from './job-samples.js'
import { generateBody, job, jobMetadata, jobParams, jobsQuery, jobSummary } from './job-wire.js'

/** Routes that order jobs and look at them. */
export const jobRoutes = {
  generate: defineRoute({
    method: 'POST',
    path: '/api/v2/generate',
    summary: 'Create a video',
    description:
      'Generates the storyboard and its pictures, then waits for approval. Nothing is rendered before that.',
    auth: 'required',
    body: generateBody,
    responses: { 202: job },
    errors: [priceUnknown, ...queueErrors],
    limit: 'generate',
    idempotent: true,
    example: {
      body: sampleOrder,
      response: { ...sampleJob, status: 'pending', storyboard: [], progress: 0, budget_usd: null },
    },
  }),
  listJobs: defineRoute({
    method: 'GET',
    path: '/api/v2/jobs',
    summary: 'List jobs, newest first',
    description: 'Returns a bare array. `X-Total-Count` holds the total, `Link` the URL of the next page.',
    auth: 'required',
    query: jobsQuery,
    responses: { 200: z.array(jobSummary) },
    example: { query: { limit: 10, status: 'storyboard_ready' }, response: [sampleSummary] },
  }),
  getJob: defineRoute({
    method: 'GET',
    path: '/api/v2/jobs/:job_id',
    summary: 'Get the status and storyboard of a job',
    description:
      'Public where the host allows it. Unauthenticated readers see no prompt, description, narration or owner.',
    auth: 'optional',
    params: jobParams,
    responses: { 200: job },
    errors: [jobNotFound],
    example: { params: sampleParams, response: sampleJob },
  }),
  getMetadata: defineRoute({
    method: 'GET',
    path: '/api/v2/jobs/:job_id/metadata',
    summary: 'Get the metadata of a job',
    description:
      'Scenes, costs, refinement and download counts, and the video URL. Public where the host allows public reads.',
    auth: 'optional',
    params: jobParams,
    responses: { 200: jobMetadata },
    errors: [jobNotFound],
    example: { params: sampleParams, response: sampleMetadata },
  }),
}
