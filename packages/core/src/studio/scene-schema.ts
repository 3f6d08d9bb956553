import * as z from 'zod'
import { VISUAL_STYLES } from '../domain/settings.js'
import { CAMERA_MOVES, SHOT_SIZES, type Scene } from '../domain/storyboard.js'

/** What may be changed of a scene. */
export type SceneEdit = Partial<
  Pick<
    Scene,
    'description' | 'narration' | 'imagePrompt' | 'shot' | 'move' | 'style' | 'durationMs' | 'continues'
  >
>

/** Longest text of a scene, characters. */
const MAX_TEXT = 5000

/** Checks a change of a scene: at least one member. Durations are milliseconds, 500 to 600,000. */
export const sceneEditSchema: z.ZodType<SceneEdit> = z
  .strictObject({
    description: z.string().trim().max(MAX_TEXT),
    narration: z.string().trim().max(MAX_TEXT),
    imagePrompt: z.string().trim().min(1).max(MAX_TEXT),
    shot: z.enum(SHOT_SIZES),
    move: z.enum(CAMERA_MOVES),
    style: z.enum(VISUAL_STYLES),
    durationMs: z.int().min(500).max(600_000),
    continues: z.boolean(),
  })
  .partial()
  .refine((edit) => Object.keys(edit).length > 0, {
    error: 'Give at least one member to change',
  }) as z.ZodType<SceneEdit>
