import * as z from 'zod'
import { SCRIPT_STYLES, USE_CASES } from '../domain/settings.js'
import { defineGate } from '../pipeline/define-stage.js'
import { defineRecipe, type Recipe } from '../pipeline/define-recipe.js'
import { forEachScene } from '../pipeline/for-each-scene.js'
import { DEFAULT_RECIPE_LIMITS, type RecipeLimits } from './limits.js'
import { assembleStage } from './stages/assemble.js'
import { imagesStage } from './stages/images.js'
import { musicStage } from './stages/music.js'
import { renderStage } from './stages/render.js'
import { sceneImage } from './stages/scene-image.js'
import { scriptStage } from './stages/script.js'
import { voiceStage } from './stages/voice.js'
import { RECIPES } from './recipe-names.js'

/** What a storyboard video is made from. Look and sound are project settings. */
export type StoryboardBrief = {
  /** What the video shows, in the user's words. */
  readonly prompt: string
  /** Length in seconds. @default 30 */
  readonly durationSec: number
  /** @default 'storytelling' */
  readonly useCase: (typeof USE_CASES)[number]
  /** @default 'dramatic' */
  readonly tone: (typeof SCRIPT_STYLES)[number]
}

/**
 * A video from one prompt: `script` → `images` → `approval` (a gate) → `voice` → `music` → `render` →
 * `video`.
 *
 * @example
 * const studio = createStudio({ ..., recipes: [storyboardRecipe({ maxDurationSec: 120 })] })
 */
export function storyboardRecipe(options: Partial<RecipeLimits> = {}): Recipe<StoryboardBrief> {
  const limits = { ...DEFAULT_RECIPE_LIMITS, ...options }
  return defineRecipe<StoryboardBrief>({
    name: RECIPES.storyboard.name,
    brief: z.strictObject({
      prompt: z.string().trim().min(1).max(limits.maxPromptChars),
      durationSec: z.number().min(limits.minDurationSec).max(limits.maxDurationSec).default(30),
      useCase: z.enum(USE_CASES).default('storytelling'),
      tone: z.enum(SCRIPT_STYLES).default('dramatic'),
    }),
    stages: [
      scriptStage<StoryboardBrief>(({ prompt, durationSec, useCase, tone }) => ({
        prompt,
        durationMs: Math.round(durationSec * 1000),
        useCase,
        tone,
      })),
      imagesStage((brief) => brief.prompt),
      defineGate(RECIPES.storyboard.stages.approval, async ({ project, storyboard, make }) => ({
        scenes: await forEachScene(storyboard, async (scene) => {
          const image = await make.image(...sceneImage(project.settings, project.brief.prompt, scene))
          return {
            id: scene.id,
            description: scene.description,
            narration: scene.narration,
            image: image.digest,
          }
        }),
      })),
      voiceStage((brief) => brief.prompt),
      musicStage((brief) => brief.prompt),
      renderStage((brief) => brief.prompt),
      assembleStage((brief) => brief.prompt),
    ],
  })
}
