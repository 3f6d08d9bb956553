import { ASPECT_RATIOS } from '@mutoscope/core'
import * as z from 'zod'
import { filePart } from '../../../contract/file-part.js'
import { JOB_STATUSES } from '../jobs/job-status.js'
import { usdAmount } from '../../../project-routes/usd-amount.js'

const MEGABYTE = 1024 * 1024

/** Pictures that callers give. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const

/** Largest picture, bytes. */
export const PICTURE_BYTES = 10 * MEGABYTE

/** Most jobs of one batch. */
const BATCH_SIZE = 50

/** A text that must be there, said in the words of the document: `Product name is required`. */
export function requiredText(label: string, maxLength: number) {
  return z
    .string({
      error: ({ input }) => (input === undefined ? `${label} is required` : `${label} must be a text`),
    })
    .trim()
    .min(1, `${label} cannot be empty`)
    .max(maxLength, `${label} must be at most ${maxLength} characters`)
}

/** How a job is worked on. */
export const jobOptions = {
  /** Of jobs that wait, the one with the highest goes first. */
  priority: z.int().min(-10).max(10).default(0),
  /** The most it may cost, US dollars; without it there is no limit. */
  budget_usd: usdAmount.optional(),
}

const adFields = {
  product_name: requiredText('Product name', 100),
  /** For instance `modern`, `minimalist` or `energetic`. */
  style: requiredText('Style', 100),
  cta_text: requiredText('CTA text', 50),
  /** Seconds. */
  duration: z.number().min(6).max(60).optional(),
  aspect_ratio: z.enum(ASPECT_RATIOS).optional(),
  ...jobOptions,
}

/** The form of `POST /api/generate`. */
export const generateForm = z.object({
  ...adFields,
  product_image: filePart({ maxBytes: PICTURE_BYTES, mediaTypes: PICTURE_TYPES, kept: true }).optional(),
})

/** The body of `POST /api/generate/batch`. */
export const batchBody = z.object({
  jobs: z
    .array(z.object(adFields), { error: 'A list of jobs is required' })
    .min(1, 'A list of jobs cannot be empty')
    .max(BATCH_SIZE, `A batch has at most ${BATCH_SIZE} jobs`),
})

/** An advertisement as it is ordered, without its picture. */
export type AdOrder = z.output<typeof batchBody>['jobs'][number]

/** The answer to an order that was taken. */
export const acceptedJob = z.object({
  job_id: z.uuid(),
  status: z.enum(JOB_STATUSES),
  /** Seconds from now. */
  estimated_completion_time: z.int().min(1),
  message: z.string(),
})

/** The answer to a batch, in its order. */
export const acceptedJobs = z.object({ jobs: z.array(acceptedJob), total: z.int() })
