import { coreError } from '../../contract/error-definition.js'
import { queueErrors } from '../../run-project/run-errors.js'
import { defineRoute } from '../../contract/route.js'
import { decisionNeeded } from '../../run-project/attention.js'
import { refineBody, refineQuery, reorderBody, reorderQuery } from './edit-wire.js'
import {
  imageNotRegenerated,
  invalidScenes,
  jobBusy,
  jobNotFound,
  nothingToRefine,
  refinementLimitReached,
  sceneNotFound,
  sceneOrderEmpty,
  storyboardNotApproved,
  storyboardNotReady,
} from './errors.js'
import { sampleJob, sampleParams } from './job-samples.js'
import { job, jobParams } from './job-wire.js'

const approvedSample = { ...sampleJob, approved: true, approved_at: '2025-11-15T10:04:00.000Z' }

/** Routes that change a storyboard, approve it and have it rendered. */
export const storyboardRoutes = {
  refine: defineRoute({
    method: 'POST',
    path: '/api/v2/jobs/:job_id/refine',
    summary: 'Update a scene',
    description:
      'A new image prompt regenerates the picture immediately and adds $0.02 to the estimate; a new description is free. A job has five refinements. None is given back, ' +
      'except when the picture could not be generated: that refinement is not counted, and the scene keeps the new prompt. The approval is revoked. ' +
      'Send values in the query or in a JSON body; the body takes precedence.',
    auth: 'required',
    params: jobParams,
    query: refineQuery,
    body: refineBody,
    responses: { 200: job },
    limit: 'generate',
    idempotent: true,
    errors: [
      jobNotFound,
      sceneNotFound,
      nothingToRefine,
      storyboardNotReady,
      jobBusy,
      decisionNeeded,
      refinementLimitReached,
      imageNotRegenerated,
      coreError('BUDGET_EXCEEDED'),
      ...queueErrors,
    ],
    example: {
      params: sampleParams,
      query: { scene_number: 2, new_image_prompt: 'Dramatic wide shot of ancient temple' },
      body: { new_description: 'The temple opens' },
      response: sampleJob,
    },
  }),
  reorder: defineRoute({
    method: 'POST',
    path: '/api/v2/jobs/:job_id/reorder',
    summary: 'Reorder the scenes',
    description:
      'List every scene number once. The approval is revoked. Send the order in the query or in a JSON body; the body takes precedence.',
    auth: 'required',
    params: jobParams,
    query: reorderQuery,
    body: reorderBody,
    responses: { 200: job },
    errors: [jobNotFound, sceneOrderEmpty, invalidScenes, storyboardNotReady, jobBusy, decisionNeeded],
    example: {
      params: sampleParams,
      query: { scene_order: [1, 3, 2, 4, 5, 6] },
      body: { scene_order: [1, 3, 2, 4, 5, 6] },
      response: sampleJob,
    },
  }),
  approve: defineRoute({
    method: 'POST',
    path: '/api/v2/jobs/:job_id/approve',
    summary: 'Approve the storyboard',
    description: 'Approves exactly these scenes and pictures. Approving again changes nothing.',
    auth: 'required',
    params: jobParams,
    responses: { 200: job },
    errors: [jobNotFound, storyboardNotReady, jobBusy, decisionNeeded],
    example: { params: sampleParams, response: approvedSample },
  }),
  render: defineRoute({
    method: 'POST',
    path: '/api/v2/jobs/:job_id/render',
    summary: 'Render the video',
    description:
      'Generates voice, music, segments and the finished video of an approved storyboard. Current artifacts are reused.',
    auth: 'required',
    params: jobParams,
    responses: { 202: job },
    errors: [jobNotFound, storyboardNotReady, storyboardNotApproved, jobBusy, ...queueErrors, decisionNeeded],
    limit: 'generate',
    idempotent: true,
    example: {
      params: sampleParams,
      response: { ...approvedSample, status: 'rendering', progress: 40, current_stage: 'voice' },
    },
  }),
}
