import { ASPECT_RATIOS, DEFAULT_RECIPE_LIMITS, LANGUAGES, RESOLUTIONS } from '@mutoscope/core'
import * as z from 'zod'
import { attention } from '../../../run-project/attention.js'
import { engineCost, manualPrice } from './engine-wire.js'
import { VIDEO_STATUSES } from './video-status.js'
import { usdAmount } from '../../../project-routes/usd-amount.js'

const LIMITS = DEFAULT_RECIPE_LIMITS
const shortText = z.string().trim().min(1).max(200)
const usd = z.number().min(0)
const time = z.iso.datetime()

export const taskParams = z.object({ task_id: z.string().min(1).max(100) })

/** The order of a video. */
export const generateBody = z.object({
  /** What the video shows. */
  prompt: z.string().trim().min(1).max(LIMITS.maxPromptChars),
  /** Seconds. @default the song's length, else 30 */
  duration: z.number().min(LIMITS.minDurationSec).max(LIMITS.maxDurationSec).optional(),
  /** In your own words. */
  style: z.string().trim().min(1).max(500).default('cinematic'),
  /** Of the engine table. @default the studio's own choice */
  engine: z.string().min(1).max(100).optional(),
  manual_price_per_10s: manualPrice,
  /**
   * The song: address of a file, link to or id of a file in Google Drive, or id of an upload. @default one is
   * composed
   */
  music_file: z.string().trim().min(1).max(4000).optional(),
  project_name: shortText.optional(),
  song_title: shortText.optional(),
  genre: z.string().trim().min(1).max(100).optional(),
  mood: z.string().trim().min(1).max(100).optional(),
  bpm: z.number().min(40).max(220).optional(),
  /** Who is seen in every scene. */
  character: z.string().trim().min(1).max(LIMITS.maxPromptChars).optional(),
  num_scenes: z.int().min(1).max(100).optional(),
  aspect_ratio: z.enum(ASPECT_RATIOS).optional(),
  resolution: z.enum(RESOLUTIONS).optional(),
  /** Of the YouTube metadata. */
  language: z.enum(LANGUAGES).default('en'),
  /** Without the engine, make it of pictures under a moving camera. @default as the host says */
  allow_stand_in: z.boolean().optional(),
  /** The most it may cost, US dollars; without it there is no limit. */
  budget_usd: usdAmount.optional(),
  /** Of tasks that wait, the one with the highest goes first. */
  priority: z.int().min(-10).max(10).default(0),
  /** Taken for the sake of older clients: tasks belong to whoever calls. */
  user_id: z.string().max(200).optional(),
})

/** A task: every column of the documented table, and more. */
export const videoTask = z
  .object({
    id: z.string(),
    /** The same as `id`, as is the next. */
    task_id: z.string(),
    /** For `/api/calls`. */
    project_id: z.string(),
    user_id: z.string(),
    project_name: z.string().nullable(),
    song_title: z.string().nullable(),
    music_file: z.string().nullable(),
    genre: z.string().nullable(),
    mood: z.string().nullable(),
    bpm: z.number().nullable(),
    engine: z.string().nullable(),
    prompt: z.string(),
    style: z.string(),
    /** Can be loaded for a while without a token. */
    video_url: z.string().nullable(),
    status: z.enum(VIDEO_STATUSES),
    youtube_title: z.string().nullable(),
    youtube_description: z.string().nullable(),
    youtube_tags: z.array(z.string()),
    /** US dollars spent so far: nothing where a stand-in was made, or before anything was bought. */
    cost: usd,
    /** Spent so far on the engine, in credits of the engine table; null for an engine without credits. */
    credits_used: z.int().nullable(),
    /** US dollars by the engine table; without an engine, as expected when it was ordered. */
    estimated_cost: usd,
    /** By the engine table. */
    estimated_credits: z.int().nullable(),
    /** It was made without the engine that was asked for: pictures under a moving camera. */
    stand_in: z.boolean(),
    /** Seconds. */
    duration: z.number(),
    created_at: time,
    updated_at: time,
    completed_at: time.nullable(),
    /** Why it failed, or what it waits for. */
    error_message: z.string().nullable(),
    /** What whoever uses the video should know, such as that something stands in for what was ordered. */
    warnings: z.array(z.string()),
  })
  .meta({ id: 'StoryboardVideo' })

/** A task with how far it is. */
export const videoStatus = videoTask
  .extend({
    /** Percent. */
    progress: z.int().min(0).max(100),
    current_stage: z.string().nullable(),
    /** Why it failed, or what it waits for. */
    error: z.object({ code: z.string(), message: z.string(), retryable: z.boolean() }).nullable(),
    /** With the status `needs_attention`: what somebody must decide, and where. */
    attention: attention.nullable(),
  })
  .meta({ id: 'StoryboardVideoStatus' })

/** A task that was taken. */
export const startedVideo = z
  .object({
    task_id: z.string(),
    status: z.enum(VIDEO_STATUSES),
    engine: z.string().nullable(),
    stand_in: z.boolean(),
    /** Seconds. */
    duration: z.number(),
    /** US dollars by the engine table; without an engine, as `expected_cost`. */
    estimated_cost: usd,
    /** By the engine table. */
    estimated_credits: z.int().nullable(),
    currency: z.literal('USD'),
    /** What it is really expected to cost here, US dollars. */
    expected_cost: usd,
    /** Null without an engine. */
    engine_cost: engineCost.nullable(),
    /** Seconds until it is done, roughly. */
    estimated_time: z.int(),
    status_url: z.string(),
    warnings: z.array(z.string()),
    created_at: time,
  })
  .meta({ id: 'VideoGenerationTask' })

/** Which tasks. */
export const videosQuery = z.object({
  status: z.enum(VIDEO_STATUSES).optional(),
  project_name: shortText.optional(),
  /** Text in prompt, song title or project name. */
  search: shortText.optional(),
  limit: z.int().min(1).max(100).default(50),
  offset: z.int().min(0).default(0),
})

/** Tasks, newest first. */
export const videoList = z
  .object({ videos: z.array(videoTask), total: z.int(), limit: z.int(), offset: z.int() })
  .meta({ id: 'StoryboardVideoList' })
