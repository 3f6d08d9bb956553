import type { Lane } from '../domain/run.js'
import type * as z from 'zod'
import type { ProjectSettings } from '../domain/settings.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Stage } from './define-stage.js'

/** A kind of project: what is asked for and the stages that make it. */
export interface Recipe<Brief = unknown> {
  readonly name: string
  /** Checks a brief and fills in its defaults. */
  readonly brief: z.ZodType<Brief>
  /** Settings that differ from the studio's defaults. */
  readonly settings?: Partial<ProjectSettings>
  /**
   * Settings that follow from a brief; they go before {@link settings}, and those that a user names go before
   * both.
   */
  settingsFor?(brief: Brief): Partial<ProjectSettings>
  /** In the order they run. */
  readonly stages: readonly Stage<Brief>[]
}

/**
 * Defines a recipe; its stages see the brief with the type of its schema.
 *
 * @throws `INVALID_INPUT` when two stages have one name or there are none.
 */
export function defineRecipe<Brief>(recipe: Recipe<Brief>): Recipe<Brief> {
  const names = recipe.stages.map((stage) => stage.name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined)
    throw new MutoscopeError('INVALID_INPUT', {
      message: `Recipe "${recipe.name}" has two stages named "${twice}".`,
    })
  if (names.length === 0)
    throw new MutoscopeError('INVALID_INPUT', { message: `Recipe "${recipe.name}" has no stages.` })
  return recipe
}

/** What a stage mostly waits for; gates only look. */
export function laneOfStage(stage: Recipe['stages'][number] | undefined): Lane {
  return stage?.type === 'stage' ? stage.resource : 'io'
}

/** The stages of a recipe up to and including a target. @throws `STAGE_NOT_FOUND` */
export function stagesUpTo(recipe: Recipe, target: string): Recipe['stages'] {
  const index = recipe.stages.findIndex((stage) => stage.name === target)
  if (index < 0) {
    const known = recipe.stages.map((stage) => stage.name)
    throw new MutoscopeError('STAGE_NOT_FOUND', {
      message: `Recipe "${recipe.name}" has no stage "${target}". It has: ${known.join(', ')}.`,
      details: { stage: target, known },
    })
  }
  return recipe.stages.slice(0, index + 1)
}
