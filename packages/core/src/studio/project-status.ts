import type { Project } from '../domain/project.js'
import type { InspectedArtifact } from '../pipeline/artifact-inspector.js'
import type { Recipe } from '../pipeline/define-recipe.js'
import type { InspectedGate, Inspection } from '../pipeline/inspect-project.js'

/** How a project stands. */
export type ProjectStatus = {
  readonly project: Project
  readonly artifacts: readonly InspectedArtifact[]
  readonly gates: readonly InspectedGate[]
  /** True when every artifact is current. */
  readonly current: boolean
}

/** Turns an inspection into a status. */
export function toStatus({
  project,
  inspection,
}: {
  project: Project
  recipe: Recipe
  inspection: Inspection
}): ProjectStatus {
  return {
    project,
    artifacts: inspection.artifacts,
    gates: inspection.gates,
    current: inspection.artifacts.every((artifact) => artifact.state === 'current'),
  }
}
