import { LANGUAGES } from '@mutoscope/core'
import * as z from 'zod'

const MAX_SCENES = 200

/** What metadata is written for. */
export const metadataBody = z.object({
  song_title: z.string().trim().min(1).max(200),
  /** In any words: `electronic`, `EDM`, `Hip-Hop`; see the list of genres. */
  genre: z.string().trim().min(1).max(100),
  /** In any words: `happy`, `melancholic`; see the list of moods. */
  mood: z.string().trim().min(1).max(100),
  language: z.enum(LANGUAGES).default('en'),
  /** What the video is about. */
  description: z.string().trim().max(10_000).optional(),
  /** Seconds; with scenes, chapters are written. */
  duration: z.number().positive().max(86_400).optional(),
  scenes: z
    .array(
      z.object({
        title: z.string().trim().min(1).max(200),
        /** Seconds. */ start: z.number().min(0).max(86_400),
      }),
    )
    .max(MAX_SCENES)
    .optional(),
  made_for_kids: z.boolean().default(false),
  /** A video task that is to be published with it: its `youtube_…` columns are set. */
  task_id: z.string().min(1).max(100).optional(),
})

/** What a video is published with on YouTube. */
export const youtubeMetadata = z
  .object({
    youtube_title: z.string(),
    youtube_description: z.string(),
    youtube_tags: z.array(z.string()),
    hashtags: z.array(z.string()),
    /** From 0 to 100, by rules of thumb; no forecast of views. */
    trending_score: z.number().min(0).max(100),
    score_parts: z.array(
      z.object({ id: z.string(), points: z.number(), max_points: z.number(), reason: z.string() }),
    ),
    score_note: z.string(),
    /** Other titles to try, best first. */
    title_variants: z.array(z.string()),
    chapters: z.array(z.object({ title: z.string(), /** Seconds. */ start: z.int() })),
    category_id: z.string(),
    language: z.enum(LANGUAGES),
    genre: z.string(),
    mood: z.string(),
    made_for_kids: z.boolean(),
    contains_synthetic_media: z.boolean(),
    /** It was written before and kept. */
    cached: z.boolean(),
    cached_until: z.iso.datetime(),
    generated_at: z.iso.datetime(),
    task_id: z.string().nullable(),
  })
  .meta({ id: 'YouTubeMetadata' })

const named = z
  .object({ id: z.string(), name: z.string(), /** Other words that mean it. */ aliases: z.array(z.string()) })
  .meta({ id: 'NamedChoice' })

/** Genres that can be named. */
export const genreList = z.object({
  genres: z.array(named.extend({ kind: z.enum(['music', 'video']) }).meta({ id: 'GenreChoice' })),
  count: z.int(),
})

/** Moods that can be named. */
export const moodList = z.object({ moods: z.array(named), count: z.int() })
