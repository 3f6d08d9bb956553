import {
  ASPECT_RATIOS,
  FRAME_RATES,
  RESOLUTIONS,
  SHOT_SIZES,
  TEMPLATES,
  VISUAL_STYLES,
} from '@mutoscope/core'
import * as z from 'zod'

/** A text with a place for what the caller says, for instance `{prompt}, on grainy film`. */
function template(place: string) {
  return z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .refine((text) => text.split(`{${place}}`).length === 2, `Name {${place}} once`)
}

/**
 * What each file of a flavor may say. What it does not say is as given here: this is the flavor `default`.
 */
export const flavorFiles = {
  /** How pictures are made. */
  image_params: z.strictObject({
    aspect_ratio: z.enum(ASPECT_RATIOS).default('1:1'),
    resolution: z.enum(RESOLUTIONS).default('1080p'),
    style: z.enum(VISUAL_STYLES).default('cinematic'),
    shot: z.enum(SHOT_SIZES).default('medium'),
  }),
  /** What pictures are asked for. */
  image_prompts: z.strictObject({
    character: template('character_description').default(
      'Character reference: {character_description}. The whole figure, facing the camera, plain background, even light',
    ),
  }),
  /**
   * What scenes are asked for: `concept` is told to the script model, `scene` goes around the prompt of every
   * scene.
   */
  scene_prompts: z.strictObject({
    concept: template('concept_prompt').default('{concept_prompt}'),
    scene: template('prompt').default('{prompt}'),
  }),
  /** How the pipeline works. */
  parameters: z.strictObject({
    /** Scenes of an order that does not say how many. */
    num_scenes: z.int().min(1).max(100).default(4),
    /** Seconds of a scene. */
    scene_duration: z.number().min(1).max(60).default(8),
    aspect_ratio: z.enum(ASPECT_RATIOS).default('16:9'),
    resolution: z.enum(RESOLUTIONS).default('1080p'),
    fps: z.literal(FRAME_RATES).default(30),
    /** How scenes are joined. */
    template: z.enum(TEMPLATES).default('none'),
    /** The look, in words. */
    style: z.string().trim().min(1).max(500).default('cinematic'),
    /** Decides what a composed song sounds like. */
    genre: z.string().trim().min(1).max(200).optional(),
    bpm: z.number().min(40).max(220).optional(),
    /** The video model that makes clips; without one it is the studio's. */
    engine: z
      .strictObject({ provider: z.string().min(1).max(100), model: z.string().min(1).max(200) })
      .optional(),
  }),
}

/** The files of a flavor, without `.yaml`. */
export const FLAVOR_FILES = [
  'image_params',
  'image_prompts',
  'scene_prompts',
  'parameters',
] as const satisfies readonly (keyof typeof flavorFiles)[]
/** One of {@link FLAVOR_FILES}. */
export type FlavorFile = (typeof FLAVOR_FILES)[number]

/** A flavor with everything it says and all defaults. */
export const flavorSchema = z.strictObject({
  image_params: flavorFiles.image_params.prefault({}),
  image_prompts: flavorFiles.image_prompts.prefault({}),
  scene_prompts: flavorFiles.scene_prompts.prefault({}),
  parameters: flavorFiles.parameters.prefault({}),
})

/** A preset of prompts, model parameters and pipeline parameters. */
export type Flavor = z.output<typeof flavorSchema>

/** What the files of a flavor say, as they were read; files that are not there say nothing. */
export type FlavorDocuments = { readonly [file in FlavorFile]?: Readonly<Record<string, unknown>> }
