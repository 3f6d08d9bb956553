import * as z from 'zod'
import { attention } from '../../../run-project/attention.js'
import { JOB_KINDS, JOB_STAGES } from './job-kinds.js'
import { JOB_STATUSES } from './job-status.js'

const percent = z.int().min(0).max(100)

/** One stage of a job. */
export const jobStage = z.object({
  /** Its place, from 1. */
  id: z.int(),
  stage_name: z.enum(JOB_STAGES),
  status: z.enum(JOB_STATUSES),
  progress: percent,
  started_at: z.iso.datetime().nullable(),
  completed_at: z.iso.datetime().nullable(),
  /** Pictures, lines and other things that it asked for, made and reused; null before it began. */
  stage_data: z.object({ asked: z.int(), made: z.int(), reused: z.int() }).nullable(),
  error_message: z.string().nullable(),
})

/** A job with everything that is known of it. */
export const job = z.object({
  job_id: z.uuid(),
  /** For `/api/calls`. */
  project_id: z.string(),
  kind: z.enum(JOB_KINDS),
  status: z.enum(JOB_STATUSES),
  progress: percent,
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  /** Null for what is no advertisement, as are the next two. */
  product_name: z.string().nullable(),
  style: z.string().nullable(),
  cta_text: z.string().nullable(),
  /** Of the picture that was sent with the order; can be loaded for a while without a token. */
  product_image_path: z.string().nullable(),
  /** What a music video or clip shows; null for an advertisement. */
  concept_prompt: z.string().nullable(),
  /** Can be loaded for a while without a token. */
  video_url: z.string().nullable(),
  /** Why it failed, or what it waits for. */
  error_message: z.string().nullable(),
  /** With the status `needs_attention`: what somebody must decide, and where. */
  attention: attention.nullable(),
  /** What whoever uses it should know, such as that something stands in for what was ordered. */
  warnings: z.array(z.string()),
  /** Spent so far. */
  cost_usd: z.number(),
  budget_usd: z.number().nullable(),
  priority: z.int(),
  /** True when everything was there from earlier jobs and nothing had to be made. */
  reused: z.boolean(),
  /** Artifacts taken from earlier jobs, and made for this one. */
  reused_artifacts: z.int(),
  made_artifacts: z.int(),
  stages: z.array(jobStage),
})

/** Which job. */
export const jobParams = z.object({ job_id: z.string().min(1).max(100) })

/** Which jobs. */
export const jobsQuery = z.object({
  limit: z.int().min(1).max(500).default(100),
  offset: z.int().min(0).default(0),
  status: z.enum(JOB_STATUSES).optional(),
  kind: z.enum(JOB_KINDS).optional(),
})
