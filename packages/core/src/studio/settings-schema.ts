import * as z from 'zod'
import {
  ASPECT_RATIOS,
  FRAME_RATES,
  LANGUAGES,
  MUSIC_MOODS,
  ON_FAILURE,
  QUALITIES,
  RESOLUTIONS,
  TEMPLATES,
  VISUAL_STYLES,
  VOICES,
  type ProjectSettings,
} from '../domain/settings.js'

/** Checks settings; any part may be left out, nothing else may be there. */
export const settingsSchema: z.ZodType<Partial<ProjectSettings>> = z
  .strictObject({
    aspectRatio: z.enum(ASPECT_RATIOS),
    resolution: z.enum(RESOLUTIONS),
    fps: z.literal(FRAME_RATES),
    quality: z.enum(QUALITIES),
    language: z.enum(LANGUAGES),
    style: z.enum(VISUAL_STYLES),
    template: z.enum(TEMPLATES),
    transitionMs: z.int().min(100).max(2000),
    music: z.enum(MUSIC_MOODS),
    captions: z.boolean(),
    voice: z.enum(VOICES),
    voiceSpeed: z.number().min(0.7).max(1.3),
    voicePitch: z.number().min(0.7).max(1.3),
    wordsPerMinute: z.int().min(80).max(240),
    onFailure: z.enum(ON_FAILURE),
  })
  .partial() as z.ZodType<Partial<ProjectSettings>>
