import { CAMERA_MOVES, SHOT_SIZES, type CameraMove, type ShotSize } from '@mutoscope/core'
import * as z from 'zod'

/** What a model says about the picture of a scene. */
export type DirectedScene = {
  readonly description: string
  readonly imagePrompt: string
  readonly shot: ShotSize
  readonly move: CameraMove
}

/** A scene as a model writes it. */
export type WrittenScene = DirectedScene & { readonly narration: string; readonly durationMs: number }

const directed = {
  description: z.string().describe('What happens, in one sentence.'),
  imagePrompt: z.string().describe('What the picture shows, complete in itself.'),
  shot: z.enum(SHOT_SIZES),
  move: z.enum(CAMERA_MOVES),
}
const title = z.string().describe('Title of the video, at most 80 characters.')

/**
 * Shape of a script that a model writes. Limits of numbers and lengths are left to our own rules: not every
 * provider knows them in a schema.
 */
export const writtenScriptSchema: z.ZodType<{ title: string; scenes: WrittenScene[] }> = z.strictObject({
  title,
  scenes: z.array(
    z.strictObject({
      ...directed,
      narration: z.string().describe('What is spoken; may be empty.'),
      durationMs: z.number(),
    }),
  ),
})

/** Shape of the pictures for a script that the user wrote. */
export const directedScriptSchema: z.ZodType<{ title: string; scenes: DirectedScene[] }> = z.strictObject({
  title,
  scenes: z.array(z.strictObject(directed)),
})

/**
 * A shape as JSON Schema with every member required and none besides, which is what strict output modes ask
 * for.
 */
export function toStrictJsonSchema(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-7' }) as Record<
    string,
    unknown
  >
  return rest
}
