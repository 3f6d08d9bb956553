import { EXPORT_CONTAINERS } from '@mutoscope/core'
import * as z from 'zod'

/** Longest text of a scene, characters. */
const MAX_TEXT = 5000

const sceneNumber = z.int().min(1)
const words = z.string().trim().max(MAX_TEXT)

/** A refinement in the query. */
export const refineQuery = z.object({
  scene_number: sceneNumber.optional(),
  new_image_prompt: words.optional(),
  new_description: words.optional(),
})

/** The same as JSON; what is in here goes before the query. */
export const refineBody = z
  .object({
    scene_number: sceneNumber,
    new_image_prompt: words.nullable(),
    new_description: words.nullable(),
  })
  .partial()
  .optional()

const sceneOrder = z.array(z.int()).max(1000)

/** An order in the query: `scene_order=3&scene_order=1&scene_order=2`. */
export const reorderQuery = z.object({ scene_order: sceneOrder.optional() })

/** The same as JSON; it goes before the query. */
export const reorderBody = z.object({ scene_order: sceneOrder }).partial().optional()

/** Sizes of an export, and their shorter sides in pixels. */
export const EXPORT_SIZES = { low: 480, medium: 720, high: 1080 } as const

/** Which export. */
export const exportQuery = z.object({
  format: z.enum(EXPORT_CONTAINERS).default('mp4'),
  /** `low` is 480p, `medium` 720p, `high` 1080p. */
  quality: z.enum(['low', 'medium', 'high']).default('medium'),
})
