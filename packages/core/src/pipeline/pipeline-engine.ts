import type { Engine } from '../engine/engine.js'
import type { Recipe } from './define-recipe.js'

/** The engine with the recipes whose stages it runs. */
export interface PipelineEngine extends Engine {
  /** By their names. */
  readonly recipes: ReadonlyMap<string, Recipe>
}
