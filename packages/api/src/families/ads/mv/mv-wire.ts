import * as z from 'zod'
import { filePart } from '../../../contract/file-part.js'
import { acceptedJob, jobOptions, requiredText } from '../generate/generate-wire.js'

/** Longest prompt, characters. */
const PROMPT_CHARS = 10_000
const MOST_SCENES = 100
const MOST_REFERENCES = 8

/** Largest song, bytes. */
export const SONG_BYTES = 100 * 1024 * 1024

/** Kinds of songs that callers give. */
const SONG_TYPES = ['audio/mpeg', 'audio/wav', 'audio/mp4', 'audio/aac', 'audio/ogg', 'audio/flac'] as const

const conceptPrompt = requiredText('Concept prompt', PROMPT_CHARS)
const sceneCount = z.int().min(1).max(MOST_SCENES)
const seconds = z.number().min(1).max(60)
const s3Key = z.string().min(1).max(300)
const s3Keys = z.array(s3Key).max(MOST_REFERENCES)

/** Forms send empty texts for fields that nobody filled in. */
function optionalText(maxLength: number) {
  return z
    .string()
    .trim()
    .max(maxLength)
    .transform((text) => (text === '' ? undefined : text))
    .optional()
}

/** Which flavor a request is worked on with. @default `default` */
export const flavorQuery = z.object({ config_flavor: z.string().min(1).max(64).optional() })

/** The flavors there are. */
export const flavorList = z.object({ flavors: z.array(z.string()), default_flavor: z.string() })

/** The order for scene prompts. */
export const scenesBody = z.object({
  concept_prompt: conceptPrompt,
  num_scenes: sceneCount.optional(),
  character_description: optionalText(PROMPT_CHARS),
  ...jobOptions,
})

/** Scene prompts, in order. */
export const scenes = z.object({
  scenes: z.array(
    z.object({
      /** From 1. */
      sequence: z.int().min(1),
      prompt: z.string(),
      /** Seconds. */
      duration: z.number(),
    }),
  ),
})

/** The order for a character reference. */
export const characterBody = z.object({
  character_description: requiredText('Character description', PROMPT_CHARS),
  /** From 1; another take of the same description is another picture. */
  take: z.int().min(1).max(1000).default(1),
  ...jobOptions,
})

/** A picture that was made. */
export const character = z.object({ image_url: z.string(), s3_key: z.string() })

/** The order for a clip. */
export const videoBody = z.object({
  prompt: requiredText('Prompt', PROMPT_CHARS),
  /** Seconds. @default the flavor's */
  duration: seconds.optional(),
  reference_image_s3_keys: s3Keys.default([]),
  ...jobOptions,
})

/** A clip that was made. */
export const video = z.object({ video_url: z.string(), s3_key: z.string(), job_id: z.uuid() })

/** A clip that is being made. */
export const acceptedVideo = acceptedJob.extend({ s3_key: z.string() })

/** Scenes inside a form: a text that is JSON. */
const scenesText = z
  .string()
  .max(1_000_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'Send the scenes as JSON: [{"prompt": "…", "duration": 8}]',
      })
      return z.NEVER
    }
  })
  .pipe(
    z
      .array(z.object({ prompt: requiredText('Prompt', PROMPT_CHARS), duration: seconds.optional() }))
      .min(1)
      .max(MOST_SCENES),
  )

/** The form that orders a whole music video. */
export const musicVideoForm = z.object({
  concept_prompt: conceptPrompt,
  num_scenes: sceneCount.optional(),
  /** JSON, as `POST /api/mv/scenes` answers them; without it they are written. */
  scenes: scenesText.optional(),
  character_description: optionalText(PROMPT_CHARS),
  reference_image_s3_keys: s3Keys.default([]),
  /** The song; without it one is composed. */
  music: filePart({ maxBytes: SONG_BYTES, mediaTypes: SONG_TYPES, kept: true }).optional(),
  song_title: optionalText(200),
  genre: optionalText(200),
  bpm: z.number().min(40).max(220).optional(),
  /**
   * Seconds of the video. @default of all scenes where each names its own or there is no song, else the
   * song's
   */
  duration: z.number().min(3).max(3600).optional(),
  ...jobOptions,
})

/** Which file. */
export const fileQuery = z.object({ s3_key: s3Key })

/** A file by its key. */
export const file = z.object({ s3_key: z.string(), url: z.string(), media_type: z.string(), size: z.int() })
