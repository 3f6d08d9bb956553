import * as z from 'zod'
import { videoCounts } from '../analytics/analytics-wire.js'
import { videoFacts, videoFilters } from '../generation/job-wire.js'
import { pageFacts } from '../list-page.js'

/** Which video: the id of the job that made it. */
export const videoParams = z.object({ video_id: z.string().min(1).max(100) })

/** Which videos. */
export const videosQuery = z.object(videoFilters)

/** A finished video. */
export const generatedVideo = z
  .object({
    video_id: z.string(),
    /** The job that made it: the same id. */
    job_id: z.string(),
    ...videoFacts,
    /** Can be loaded for a while without a token, as the next. */
    video_url: z.string(),
    /** Made when it is loaded for the first time. */
    thumbnail_url: z.string(),
    /** Seconds. */
    duration: z.number().min(0),
    width: z.int(),
    height: z.int(),
    format: z.literal('mp4'),
    /** Bytes. */
    size: z.int().min(0),
    /** What whoever shows it should know, for instance that a portrait stands in for an avatar. */
    warnings: z.array(z.string()),
    /** Since it was made. */
    analytics: videoCounts,
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'GeneratedVideo' })

/** A page of videos. */
export const generatedVideoPage = z
  .object({ videos: z.array(generatedVideo), ...pageFacts })
  .meta({ id: 'GeneratedVideoPage' })

/** Which thumbnail. */
export const thumbnailParams = z.object({ token: z.string().max(1024) })
