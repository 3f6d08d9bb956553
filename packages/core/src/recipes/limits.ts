/** What recipes accept. Every limit can be set when the recipe is made. */
export interface RecipeLimits {
  /** Longest prompt, title or description, characters. @default 10000 */
  readonly maxPromptChars: number
  /** Longest script that a user brings, characters. @default 200000 */
  readonly maxScriptChars: number
  /** Shortest video, seconds. @default 3 */
  readonly minDurationSec: number
  /** Longest video, seconds. @default 3600 */
  readonly maxDurationSec: number
}

/** Limits of a recipe that is made without any. */
export const DEFAULT_RECIPE_LIMITS: RecipeLimits = {
  maxPromptChars: 10_000,
  maxScriptChars: 200_000,
  minDurationSec: 3,
  maxDurationSec: 3600,
}
