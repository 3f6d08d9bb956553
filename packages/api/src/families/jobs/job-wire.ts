import {
  ASPECT_RATIOS,
  DEFAULT_RECIPE_LIMITS,
  DEFAULT_SETTINGS,
  FRAME_RATES,
  LANGUAGES,
  MUSIC_MOODS,
  QUALITIES,
  RESOLUTIONS,
  SCRIPT_STYLES,
} from '@mutoscope/core'
import * as z from 'zod'
import {
  STYLE_WORDS,
  TEMPLATE_WORDS,
  USE_CASE_WORDS,
  VOICE_WORDS,
} from '../../setting-words/setting-words.js'
import { attention } from '../../run-project/attention.js'
import { JOB_STATUSES } from './job-status.js'
import { usdAmount } from '../../project-routes/usd-amount.js'

/** How the picture of a scene stands. */
export const SCENE_STATUSES = ['pending', 'generating', 'completed', 'failed'] as const

const LIMITS = DEFAULT_RECIPE_LIMITS
const usd = z.number().min(0)
const time = z.iso.datetime()

/** Which job: its number. */
export const jobParams = z.object({ job_id: z.int().min(1) })

/** The body of `POST /api/v2/generate`. */
export const generateBody = z.object({
  /** What the video shows. */
  prompt: z.string().trim().min(1).max(LIMITS.maxPromptChars),
  /** Seconds. */
  duration: z.number().min(LIMITS.minDurationSec).max(LIMITS.maxDurationSec).default(30),
  style: STYLE_WORDS.taken.prefault(STYLE_WORDS.toTheirs(DEFAULT_SETTINGS.style)),
  aspect_ratio: z.enum(ASPECT_RATIOS).default(DEFAULT_SETTINGS.aspectRatio),
  resolution: z.enum(RESOLUTIONS).optional(),
  fps: z.literal(FRAME_RATES).optional(),
  quality: z.enum(QUALITIES).optional(),
  language: z.enum(LANGUAGES).optional(),
  voice: VOICE_WORDS.taken.optional(),
  music: z.enum(MUSIC_MOODS).optional(),
  template: TEMPLATE_WORDS.taken.optional(),
  captions: z.boolean().optional(),
  use_case: USE_CASE_WORDS.taken.optional(),
  tone: z.enum(SCRIPT_STYLES).optional(),
  /** The most the job may cost, US dollars; without it there is no limit. */
  budget_usd: usdAmount.nullish(),
  /** Of jobs that wait, the one with the highest goes first. */
  priority: z.int().min(-10).max(10).default(0),
})

/** One scene of a storyboard and its picture. */
const jobScene = z
  .object({
    scene: z.object({
      /** Its place, from 1. */
      scene_number: z.int(),
      /** Null for strangers, as are prompt and narration. */
      description: z.string().nullable(),
      /** Planned length, seconds; a longer narration makes it longer. */
      duration: z.number(),
      image_prompt: z.string().nullable(),
      narration: z.string().nullable(),
    }),
    /** Can be loaded for a while without a token. */
    image_url: z.string().nullable(),
    generation_status: z.enum(SCENE_STATUSES),
    error: z.string().nullable(),
  })
  .meta({ id: 'JobScene' })

/** What a job was expected to cost and has cost so far. */
export const jobCosts = z
  .object({ estimated: usd, actual: usd, currency: z.literal('USD') })
  .meta({ id: 'JobCosts' })

/** How often a job was refined, and its video loaded. */
export const jobMetrics = z
  .object({ refinement_count: z.int(), download_count: z.int() })
  .meta({ id: 'JobMetrics' })

/** A job. */
export const job = z
  .object({
    job_id: z.int(),
    status: z.enum(JOB_STATUSES),
    created_at: time,
    updated_at: time,
    /** For `/api/calls`; null for strangers, as is the next. */
    project_id: z.string().nullable(),
    prompt: z.string().nullable(),
    /** Seconds, as ordered. */
    duration: z.number(),
    style: STYLE_WORDS.shown,
    aspect_ratio: z.enum(ASPECT_RATIOS),
    approved: z.boolean(),
    approved_at: time.nullable(),
    /** Empty until the script is written. */
    storyboard: z.array(jobScene),
    /** Of the newest run, percent. */
    progress: z.int().min(0).max(100),
    current_stage: z.string().nullable(),
    costs: jobCosts,
    metrics: jobMetrics,
    /** Null for strangers, and where there is no limit. */
    budget_usd: usd.nullable(),
    /** Can be loaded for a while without a token. */
    video_url: z.string().nullable(),
    /** What whoever uses it should know, such as that something stands in for what was ordered. */
    warnings: z.array(z.string()),
    /** Why its newest work failed, or what it waits for. */
    error: z.string().nullable(),
    /** With the status `needs_attention`: what somebody must decide, and where. Null for strangers. */
    attention: attention.nullable(),
  })
  .meta({ id: 'Job' })

/** A job in a list. */
export const jobSummary = z
  .object({
    job_id: z.int(),
    status: z.enum(JOB_STATUSES),
    created_at: time,
    updated_at: time,
    /** For `/api/calls`. */
    project_id: z.string(),
    prompt: z.string(),
    duration: z.number(),
    style: STYLE_WORDS.shown,
    aspect_ratio: z.enum(ASPECT_RATIOS),
    error: z.string().nullable(),
  })
  .meta({ id: 'JobSummary' })

/** Which jobs. */
export const jobsQuery = z.object({
  limit: z.int().min(1).max(100).default(50),
  offset: z.int().min(0).default(0),
  status: z.enum(JOB_STATUSES).optional(),
})

/** What is told of a job to everybody. */
export const jobMetadata = z
  .object({
    job_id: z.int(),
    status: z.enum(JOB_STATUSES),
    created_at: time,
    updated_at: time,
    approved: z.boolean(),
    approved_at: time.nullable(),
    scenes: z.object({
      total: z.int(),
      completed: z.int(),
      failed: z.int(),
      details: z.array(
        z.object({
          scene_number: z.int(),
          duration: z.number(),
          generation_status: z.enum(SCENE_STATUSES),
          image_url: z.string().nullable(),
        }),
      ),
    }),
    costs: jobCosts,
    metrics: jobMetrics,
    video: z.object({
      available: z.boolean(),
      /** Can be loaded for a while without a token. */
      url: z.string().nullable(),
      /** Of the video when it is there, else as ordered. */
      parameters: z.object({
        /** Seconds. */
        duration: z.number(),
        width: z.int(),
        height: z.int(),
        fps: z.number(),
        style: STYLE_WORDS.shown,
        aspect_ratio: z.enum(ASPECT_RATIOS),
        format: z.literal('mp4'),
        /** Bytes. */
        size: z.int().nullable(),
      }),
    }),
    error: z.string().nullable(),
  })
  .meta({ id: 'JobMetadata' })
