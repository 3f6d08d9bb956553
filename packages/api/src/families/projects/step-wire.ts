import * as z from 'zod'
import { image, imageInput, projectFields, warnings } from './project-wire.js'

const {
  title,
  description,
  use_case,
  language,
  script_style,
  script_text,
  voice_id,
  audio_speed,
  audio_pitch,
  image_style,
  resolution,
  fps,
  video_template_id,
  background_music,
} = projectFields.shape
const time = z.iso.datetime()

/** What a script is to be about; what is not named is as the project has it, and stays so. */
export const scriptBody = z
  .object({ title, description, use_case, language, style: script_style })
  .partial()
  .prefault({})
export const scriptResponse = z.object({
  script_text: z.string(),
  status: z.literal('script_generated'),
  warnings,
  updated_at: time,
})

/** How the script is to be spoken. */
export const audioBody = z
  .object({ script_text, voice_id, audio_speed, audio_pitch, language })
  .partial()
  .prefault({})
export const audioResponse = z.object({
  /** The whole voice as MP3; can be loaded for a while without a token. */
  audio_path: z.string(),
  status: z.literal('audio_generated'),
  warnings,
  updated_at: time,
})

/** What is to be drawn; without images those that the project has. */
export const imagesBody = z
  .object({ images: projectFields.shape.images, style: image_style })
  .partial()
  .prefault({})
export const imagesResponse = z.object({
  images: z.array(image),
  status: z.literal('images_ready'),
  warnings,
  updated_at: time,
})

/** Which image, from 0. */
export const imageParams = z.object({ id: z.string().min(1).max(100), scene_index: z.int().min(0) })
export const imageBody = z
  .object({ prompt: imageInput.shape.prompt, style: image_style })
  .partial()
  .prefault({})
export const imageResponse = z.object({ image_url: z.string(), scene_index: z.int(), warnings })

/** How the video is to be put together. */
export const videoBody = z
  .object({ resolution, fps, template: video_template_id, background_music })
  .partial()
  .prefault({})
export const videoResponse = z.object({
  video_url: z.string(),
  thumbnail: z.string(),
  /** Seconds. */
  duration: z.number(),
  status: z.literal('video_ready'),
  warnings,
  updated_at: time,
})
export const videoStarted = z.object({ message: z.string(), status: z.literal('processing') })
