import * as z from 'zod'
import { SCRIPT_STYLES, USE_CASES } from '../domain/settings.js'
import { defineRecipe, type Recipe } from '../pipeline/define-recipe.js'
import type { VideoRenderer } from '../kinds/rendered.js'
import { DEFAULT_RECIPE_LIMITS, type RecipeLimits } from './limits.js'
import { assembleStage } from './stages/assemble.js'
import { imagesStage } from './stages/images.js'
import { musicStage } from './stages/music.js'
import { renderStage } from './stages/render.js'
import { renderedVideoStages } from './stages/rendered-video.js'
import { scriptStage } from './stages/script.js'
import { voiceStage } from './stages/voice.js'
import { RECIPES } from './recipe-names.js'

/**
 * What a narrated video is made from: a title with a description, or the user's own script. Look and sound
 * are project settings.
 */
export type NarratedBrief = {
  readonly title: string
  readonly description?: string | undefined
  /** The user's own words, kept as they are. */
  readonly script?: string | undefined
  /** @default 'explanation' */
  readonly useCase: (typeof USE_CASES)[number]
  /** @default 'educational' */
  readonly tone: (typeof SCRIPT_STYLES)[number]
  /** Length in seconds when there is no script. @default 30 */
  readonly durationSec?: number | undefined
}

/** Options of {@link narratedRecipe}. */
export interface NarratedOptions extends Partial<RecipeLimits> {
  /**
   * Puts pictures and voice together in place of this machine; there is no stage `music` then. @default the
   * studio's media
   */
  readonly renderer?: VideoRenderer
}

/** A video that is led by its voice: `script` → `voice` → `images` → `music` → `render` → `video`. */
export function narratedRecipe({ renderer, ...options }: NarratedOptions = {}): Recipe<NarratedBrief> {
  const limits = { ...DEFAULT_RECIPE_LIMITS, ...options }
  const look = (brief: NarratedBrief) => brief.title
  return defineRecipe<NarratedBrief>({
    name: RECIPES.narrated.name,
    brief: z.strictObject({
      title: z.string().trim().min(1).max(limits.maxPromptChars),
      description: z.string().trim().max(limits.maxPromptChars).optional(),
      script: z.string().trim().min(1).max(limits.maxScriptChars).optional(),
      useCase: z.enum(USE_CASES).default('explanation'),
      tone: z.enum(SCRIPT_STYLES).default('educational'),
      durationSec: z.number().min(limits.minDurationSec).max(limits.maxDurationSec).optional(),
    }),
    settings: { music: 'soft' },
    stages: [
      scriptStage<NarratedBrief>(({ title, description, script, useCase, tone, durationSec }) => ({
        title,
        ...(description === undefined ? {} : { description }),
        ...(script === undefined
          ? {
              prompt: description === undefined || description === '' ? title : `${title}. ${description}`,
              durationMs: Math.round((durationSec ?? 30) * 1000),
            }
          : { script, ...(durationSec === undefined ? {} : { durationMs: Math.round(durationSec * 1000) }) }),
        useCase,
        tone,
      })),
      voiceStage(look),
      imagesStage(look),
      ...(renderer === undefined
        ? [musicStage(look), renderStage(look), assembleStage(look)]
        : renderedVideoStages(renderer, look)),
    ],
  })
}
