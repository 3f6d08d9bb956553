import type { Project } from '../domain/project.js'
import type { ProjectSettings } from '../domain/settings.js'
import type { Recipe } from '../pipeline/define-recipe.js'

/** Settings of a recipe for a brief. */
export function recipeSettings(recipe: Recipe, brief: unknown): Partial<ProjectSettings> {
  return { ...recipe.settings, ...recipe.settingsFor?.(brief) }
}

/**
 * The settings that follow a project's brief when it changes: those that still are as its brief had them, not
 * those that somebody chose.
 */
export function followBrief(recipe: Recipe, project: Project, brief: unknown): Partial<ProjectSettings> {
  const before: Partial<ProjectSettings> = recipe.settingsFor?.(project.brief) ?? {}
  const after: Partial<ProjectSettings> = recipe.settingsFor?.(brief) ?? {}
  return Object.fromEntries(
    Object.entries(after).filter(([name]) => {
      const key = name as keyof ProjectSettings
      return before[key] === project.settings[key]
    }),
  )
}
