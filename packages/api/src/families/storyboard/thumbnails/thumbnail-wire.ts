import { THUMBNAIL_VARIANTS, type ThumbnailVariant } from '@mutoscope/core'
import * as z from 'zod'

/** Names of the variants. */
export const VARIANT_NAMES = Object.keys(THUMBNAIL_VARIANTS) as [ThumbnailVariant, ...ThumbnailVariant[]]

const part = z.number().min(0).max(1)
const words = z.string().trim().max(200)
const variant = z.enum(VARIANT_NAMES)
/** Id of a task or an upload, or the address of a file. */
const videoUrl = z.string().trim().min(1).max(4000)

const context = z.object({
  /** Stands in the picture. */
  song_title: words.optional(),
  genre: words.optional(),
  mood: words.optional(),
  /** What a picture is drawn of where there is no video. */
  description: z.string().trim().max(2000).optional(),
})

/** What thumbnails are made of. A video or a context is needed. */
export const thumbnailsBody = z.object({
  video_url: videoUrl.optional(),
  context: context.optional(),
  /** @default all */
  variants: z.array(variant).min(1).max(VARIANT_NAMES.length).default(VARIANT_NAMES),
  /** Pixels. */
  width: z.int().min(160).max(4096).default(1280),
  height: z.int().min(160).max(4096).default(720),
})

/** A thumbnail: every column of the documented table, and more. */
export const thumbnail = z
  .object({
    id: z.string(),
    /** The task, or what stands for a video of elsewhere. */
    video_id: z.string(),
    variant,
    /** Can be loaded for a while without a token. */
    image_url: z.string(),
    /**
     * From 0 to 1, worked out from the picture; to compare thumbnails of one video, no forecast of a real
     * click rate.
     */
    click_prediction: part,
    is_selected: z.boolean(),
    created_at: z.iso.datetime(),
    width: z.int(),
    height: z.int(),
    /** Seconds into the video; null for a drawn picture. */
    timestamp: z.number().nullable(),
    scores: z.object({ contrast: part, legibility: part, colour: part, subject: part }),
    /** As reported. */
    impressions: z.int().min(0),
    clicks: z.int().min(0),
    /** Clicks for each time it was shown; null before it was. */
    click_rate: part.nullable(),
  })
  .meta({ id: 'Thumbnail' })

/** Thumbnails, best first. */
export const thumbnailSet = z
  .object({
    video_id: z.string(),
    /** What they were made of: frames of the video, or a drawn picture. */
    source: z.enum(['video', 'picture']),
    thumbnails: z.array(thumbnail),
    count: z.int(),
    /** How the prediction comes about. */
    note: z.string(),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'ThumbnailSet' })

/** Thumbnails of a video that were made, best first. */
export const thumbnailList = z
  .object({
    video_id: z.string(),
    thumbnails: z.array(thumbnail),
    count: z.int(),
    selected_id: z.string().nullable(),
  })
  .meta({ id: 'ThumbnailList' })

/** Ways of making a thumbnail. */
export const variantList = z.object({
  variants: z.array(
    z.object({ id: variant, name: z.string(), description: z.string() }).meta({ id: 'ThumbnailVariant' }),
  ),
  count: z.int(),
})

/** `75.5` seconds, or `1:15.5`. */
const timestamp = z.union([
  z.number().min(0),
  z.string().regex(/^(?:\d{1,2}:)?\d{1,3}:\d{1,2}(?:\.\d+)?$|^\d+(?:\.\d+)?$/u, {
    error: 'Give seconds, or hours, minutes and seconds as 1:02:03.5',
  }),
])

/** Which frame. */
export const frameBody = z.object({ video_url: videoUrl, timestamp })

/** A frame as a picture. */
export const extractedFrame = z
  .object({
    video_id: z.string(),
    /** Can be loaded for a while without a token. */
    image_url: z.string(),
    /** Seconds. */
    timestamp: z.number(),
    width: z.int(),
    height: z.int(),
  })
  .meta({ id: 'ExtractedFrame' })

export const videoThumbnailsParams = z.object({ task_id: z.string().min(1).max(100) })
export const thumbnailParams = videoThumbnailsParams.extend({ thumbnail_id: z.string().min(1).max(100) })

/** What a test with viewers found since the last report. */
export const resultsBody = z
  .object({ impressions: z.int().min(0).max(1e12), clicks: z.int().min(0).max(1e12) })
  .refine(({ impressions, clicks }) => clicks <= impressions, {
    error: 'More clicks than impressions',
    path: ['clicks'],
  })
