import { queueErrors } from '../../../run-project/run-errors.js'
import { defineRoute } from '../../../contract/route.js'
import { uploadErrors } from '../../../uploads/upload-errors.js'
import { validationError } from '../errors.js'
import { acceptedJob, acceptedJobs, batchBody, generateForm } from './generate-wire.js'

const order = { product_name: 'EcoWater Bottle', style: 'modern', cta_text: 'Buy Now!' }
const accepted = {
  job_id: '550e8400-e29b-41d4-a716-446655440000',
  status: 'pending',
  estimated_completion_time: 300,
  message: 'Video generation job created successfully',
}

/** Routes that order advertisements. */
export const generateRoutes = {
  generate: defineRoute({
    method: 'POST',
    path: '/api/generate',
    summary: 'Create an advertisement',
    description:
      'Creates a short product advertisement: script, voice, pictures or clips, and an end card with the call to action. Repeating a request reuses everything that was already made.',
    auth: 'required',
    form: generateForm,
    responses: { 202: acceptedJob },
    errors: [validationError, ...queueErrors, ...uploadErrors],
    limit: 'generate',
    idempotent: true,
    example: { form: { ...order, priority: 0, budget_usd: 2.5 }, response: accepted },
  }),
  generateBatch: defineRoute({
    method: 'POST',
    path: '/api/generate/batch',
    summary: 'Create several advertisements',
    description:
      'At most 50, without product images. If one item is invalid, the whole batch is rejected and nothing is written.',
    auth: 'required',
    body: batchBody,
    responses: { 202: acceptedJobs },
    errors: [validationError, ...queueErrors],
    limit: 'generate',
    idempotent: true,
    example: { body: { jobs: [order] }, response: { jobs: [accepted], total: 1 } },
  }),
}
