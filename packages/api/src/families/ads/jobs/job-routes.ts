import * as z from 'zod'
import { empty } from '../../../contract/response-definition.js'
import { defineRoute } from '../../../contract/route.js'
import { jobActive, jobNotFound, validationError } from '../errors.js'
import { job, jobParams, jobsQuery } from './job-wire.js'

const sampleStage = {
  id: 1,
  stage_name: 'script_gen',
  status: 'completed',
  progress: 100,
  started_at: '2025-01-14T10:00:00.000Z',
  completed_at: '2025-01-14T10:02:00.000Z',
  stage_data: { asked: 1, made: 1, reused: 0 },
  error_message: null,
}
const sampleParams = { job_id: '550e8400-e29b-41d4-a716-446655440000' }
const sample = {
  ...sampleParams,
  project_id: '0192f0c1-0000-7000-8000-000000000001',
  kind: 'product_ad',
  status: 'processing',
  progress: 40,
  created_at: '2025-01-14T10:00:00.000Z',
  updated_at: '2025-01-14T10:05:00.000Z',
  product_name: 'EcoWater Bottle',
  style: 'modern',
  cta_text: 'Buy Now!',
  product_image_path: null,
  concept_prompt: null,
  video_url: null,
  error_message: null,
  attention: null,
  warnings: [],
  cost_usd: 0,
  budget_usd: null,
  priority: 0,
  reused: false,
  reused_artifacts: 0,
  made_artifacts: 1,
  stages: [
    sampleStage,
    {
      ...sampleStage,
      id: 2,
      stage_name: 'voice_gen',
      status: 'processing',
      progress: 60,
      completed_at: null,
    },
  ],
}

/** Routes of jobs that were ordered. */
export const jobRoutes = {
  getJob: defineRoute({
    method: 'GET',
    path: '/api/jobs/:job_id',
    summary: 'Get the status and progress of a job',
    auth: 'required',
    params: jobParams,
    responses: { 200: job },
    errors: [jobNotFound],
    example: { params: sampleParams, response: sample },
  }),
  listJobs: defineRoute({
    method: 'GET',
    path: '/api/jobs',
    summary: 'List jobs, newest first',
    description: 'Returns a bare array. `X-Total-Count` holds the total, `Link` the URL of the next page.',
    auth: 'required',
    query: jobsQuery,
    responses: { 200: z.array(job) },
    errors: [validationError],
    example: { query: { limit: 10, status: 'completed' }, response: [sample] },
  }),
  deleteJob: defineRoute({
    method: 'DELETE',
    path: '/api/jobs/:job_id',
    summary: 'Delete a finished job',
    description: 'Artifacts stay available to later jobs. Cancel a running job first.',
    auth: 'required',
    params: jobParams,
    responses: { 204: empty },
    errors: [jobNotFound, jobActive],
    example: { params: sampleParams },
  }),
}
