import {
  ASPECT_RATIOS,
  DEFAULT_RECIPE_LIMITS,
  FRAME_RATES,
  LANGUAGES,
  MUSIC_MOODS,
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
import { PROJECT_STATUSES } from './project-status.js'
import { usdAmount } from '../../project-routes/usd-amount.js'

const LIMITS = DEFAULT_RECIPE_LIMITS
const MAX_IMAGES = 200
const MAX_INSPIRATIONS = 50

/** Speed and pitch of a voice; 1 is its own. */
export const VOICE_RANGE = { min: 0.7, max: 1.3 } as const

const time = z.iso.datetime()
const voiceFactor = z.number().min(VOICE_RANGE.min).max(VOICE_RANGE.max)

/**
 * An image as a caller gives it. Its picture is drawn from the prompt: the address is null or one that was
 * answered.
 */
export const imageInput = z.object({ prompt: z.string().trim().min(1).max(5000), url: z.string().nullish() })

/**
 * An image: what it shows, and where it is once it is drawn. Addresses can be loaded for a while without a
 * token.
 */
export const image = z.object({ prompt: z.string(), url: z.string().nullable() }).meta({ id: 'ProjectImage' })

/** What whoever uses what was made should know, such as that a voice stands in for another or is silent. */
export const warnings = z.array(z.string())

/** Which project. */
export const projectParams = z.object({ id: z.string().min(1).max(100) })

/** Members that a caller may write. */
export const projectFields = z.object({
  title: z.string().trim().min(1).max(LIMITS.maxPromptChars),
  description: z.string().trim().max(LIMITS.maxPromptChars),
  language: z.enum(LANGUAGES),
  use_case: USE_CASE_WORDS.taken,
  /** The caller's own words; they stay as they are. An empty text changes nothing. */
  script_text: z.string().trim().max(LIMITS.maxScriptChars),
  script_style: z.enum(SCRIPT_STYLES),
  voice_id: VOICE_WORDS.taken,
  audio_speed: voiceFactor,
  audio_pitch: voiceFactor,
  image_style: STYLE_WORDS.taken,
  images: z.array(imageInput).max(MAX_IMAGES),
  resolution: z.enum(RESOLUTIONS),
  fps: z.literal(FRAME_RATES),
  video_template_id: TEMPLATE_WORDS.taken,
  background_music: z.enum(MUSIC_MOODS),
  aspect_ratio: z.enum(ASPECT_RATIOS),
  /** Kept and shown; nothing is made from them, and `warnings` says so. */
  video_inspirations: z.array(z.string().max(2000)).max(MAX_INSPIRATIONS),
})

/** The body of `POST /projects`. What is not named has a default. */
export const createBody = projectFields.partial().required({ title: true }).extend({
  /** The most all its work together may cost, US dollars; without it there is no limit. */
  budget_usd: usdAmount.nullish(),
})

/**
 * The body of `PUT /projects/:id`: what is not named stays; `id`, `status`, addresses and times are not the
 * caller's to write and are ignored.
 */
export const updateBody = projectFields.partial()

/** A project. */
export const project = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    language: z.enum(LANGUAGES),
    use_case: USE_CASE_WORDS.shown,
    status: z.enum(PROJECT_STATUSES),
    script_text: z.string(),
    script_style: z.enum(SCRIPT_STYLES),
    voice_id: VOICE_WORDS.shown,
    audio_speed: z.number(),
    audio_pitch: z.number(),
    audio_path: z.string().nullable(),
    image_style: STYLE_WORDS.shown,
    images: z.array(image),
    resolution: z.enum(RESOLUTIONS),
    fps: z.literal(FRAME_RATES),
    video_template_id: TEMPLATE_WORDS.shown,
    background_music: z.enum(MUSIC_MOODS),
    aspect_ratio: z.enum(ASPECT_RATIOS),
    video_url: z.string().nullable(),
    thumbnail: z.string().nullable(),
    /** Seconds: of the video, before that of the voice; 0 until there is one. */
    duration: z.number(),
    video_inspirations: z.array(z.string()),
    /** True while something is being made. */
    processing: z.boolean(),
    /** Of the newest work, percent; 0 before the first. */
    progress: z.int().min(0).max(100),
    warnings,
    /** Why the newest work failed, or what it waits for. */
    error: z.string().nullable(),
    /** When the answer to a paid request was lost: what somebody must decide, and where. */
    attention: attention.nullable(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: 'Project' })

/** Which projects. */
export const projectsQuery = z.object({
  status: z.enum([...PROJECT_STATUSES, 'audio_generated']).optional(),
  /** Found in title or description. */
  search: z.string().max(200).optional(),
  /** How many at once. @default all, and 50 with `page` or `offset` */
  limit: z.int().min(1).max(100).optional(),
  /** How many to skip. */
  offset: z.int().min(0).max(100_000_000).optional(),
  /** From 1, in place of `offset`. */
  page: z.int().min(1).max(1_000_000).optional(),
})

/** Everything that can be chosen. */
export const projectOptions = z
  .object({
    statuses: z.array(z.string()),
    languages: z.array(z.string()),
    use_cases: z.array(z.string()),
    script_styles: z.array(z.string()),
    voices: z.array(z.string()),
    image_styles: z.array(z.string()),
    resolutions: z.array(z.string()),
    fps: z.array(z.int()),
    video_templates: z.array(z.string()),
    background_music: z.array(z.string()),
    aspect_ratios: z.array(z.string()),
    audio_speed: z.object({ min: z.number(), max: z.number() }),
    audio_pitch: z.object({ min: z.number(), max: z.number() }),
  })
  .meta({ id: 'ProjectOptions' })
