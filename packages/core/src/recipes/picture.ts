import * as z from 'zod'
import { pictureSize } from '../domain/settings.js'
import { SHOT_SIZES } from '../domain/storyboard.js'
import { defineRecipe, type Recipe } from '../pipeline/define-recipe.js'
import { defineStage } from '../pipeline/define-stage.js'
import { DEFAULT_RECIPE_LIMITS, type RecipeLimits } from './limits.js'
import { ARTIFACT_NAMES } from './artifact-names.js'
import { RECIPES } from './recipe-names.js'

/** What a single picture is made from. Shape and style are project settings. */
export type PictureBrief = {
  readonly prompt: string
  /** @default 'medium' */
  readonly shot: (typeof SHOT_SIZES)[number]
  /** From 1; another take of the same prompt is another picture. @default 1 */
  readonly take: number
}

/**
 * One picture and nothing else, such as a character reference or the ground of a thumbnail: `images`. The
 * artifact is named `picture`.
 */
export function pictureRecipe(
  options: Partial<Pick<RecipeLimits, 'maxPromptChars'>> = {},
): Recipe<PictureBrief> {
  const limits = { ...DEFAULT_RECIPE_LIMITS, ...options }
  return defineRecipe<PictureBrief>({
    name: RECIPES.picture.name,
    brief: z.strictObject({
      prompt: z.string().trim().min(1).max(limits.maxPromptChars),
      shot: z.enum(SHOT_SIZES).default('medium'),
      take: z.int().min(1).default(1),
    }),
    stages: [
      defineStage<PictureBrief>(
        RECIPES.picture.stages.images,
        { resource: 'io' },
        async ({ project, make }) => {
          const { prompt, shot, take } = project.brief
          const { aspectRatio, resolution, style } = project.settings
          await make.image(ARTIFACT_NAMES.picture, {
            prompt,
            style,
            shot,
            ...pictureSize(aspectRatio, resolution),
            take,
            seed: prompt,
          })
        },
      ),
    ],
  })
}
