import { ASPECT_RATIOS, LANGUAGES } from '@mutoscope/core'
import * as z from 'zod'
import { attention } from '../../../run-project/attention.js'
import { pageFacts, pageQuery } from '../list-page.js'
import { JOB_STATUSES } from './job-status.js'

const time = z.iso.datetime()
const usd = z.number().min(0)

/** Which job. */
export const jobParams = z.object({ job_id: z.string().min(1).max(100) })

/** Which videos or jobs. */
export const videoFilters = {
  ...pageQuery,
  campaign_id: z.string().min(1).max(100).optional(),
  /** Looks in title and script. */
  search: z.string().trim().max(200).optional(),
  /** Ordered at or after. */
  from: time.optional(),
  /** Ordered before. */
  until: time.optional(),
  sort: z.enum(['newest', 'oldest']).default('newest'),
}

/** Which jobs. */
export const jobsQuery = z.object({ ...videoFilters, status: z.enum(JOB_STATUSES).optional() })

/** What jobs and their videos have in common. */
export const videoFacts = {
  title: z.string(),
  script: z.string(),
  /** Null for a video without a campaign. */
  campaign_id: z.string().nullable(),
  template_id: z.string().nullable(),
  /** Null where a portrait of the owner's own speaks. */
  avatar_id: z.string().nullable(),
  voice_id: z.string(),
  aspect_ratio: z.enum(ASPECT_RATIOS),
  language: z.enum(LANGUAGES),
  /** Spent so far. */
  cost_usd: usd,
}

/** A generation job. */
export const generationJob = z
  .object({
    job_id: z.string(),
    /** For `/api/calls`. */
    project_id: z.string(),
    status: z.enum(JOB_STATUSES),
    /** Percent. */
    progress: z.int().min(0).max(100),
    /** The stage that goes on, or at which it stopped. */
    current_stage: z.string().nullable(),
    ...videoFacts,
    budget_usd: usd.nullable(),
    priority: z.int(),
    /** Why it failed, or why it waits for somebody. */
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    /** With the status `needs_attention`: what somebody must decide, and where. */
    attention: attention.nullable(),
    /** What whoever uses it should know, such as that something stands in for what was ordered. */
    warnings: z.array(z.string()),
    /** The finished video, which has the job's id; null before it is there. */
    video_id: z.string().nullable(),
    /** Can be loaded for a while without a token. */
    video_url: z.string().nullable(),
    created_at: time,
    started_at: time.nullable(),
    /** When it ended, well or not. */
    completed_at: time.nullable(),
    updated_at: time,
  })
  .meta({ id: 'GenerationJob' })

/** A page of jobs. */
export const generationJobPage = z
  .object({ jobs: z.array(generationJob), ...pageFacts })
  .meta({ id: 'GenerationJobPage' })

/** The jobs of a batch, in its order. */
export const generationJobs = z
  .object({ jobs: z.array(generationJob), total: z.int() })
  .meta({ id: 'GenerationJobs' })
