import type { Project } from '../domain/project.js'
import type { InspectedArtifact } from '../artifacts/artifact-inspector.js'
import type { Engine } from '../engine/engine.js'
import type { InspectedGate, Inspection } from '../pipeline/inspect-project.js'
import { projectWarnings, type ProjectWarning } from './project-warnings.js'

/** How a project stands. */
export type ProjectStatus = {
  readonly project: Project
  readonly artifacts: readonly InspectedArtifact[]
  readonly gates: readonly InspectedGate[]
  /** True when every artifact is current. */
  readonly current: boolean
  /** What the owner should know about what is there; the same as `projects.warnings`. */
  readonly warnings: readonly ProjectWarning[]
}

/** Turns an inspection into a status. */
export async function toStatus(
  engine: Engine,
  { project, inspection }: { readonly project: Project; readonly inspection: Inspection },
): Promise<ProjectStatus> {
  const { artifacts, gates } = inspection
  return {
    project,
    artifacts,
    gates,
    current: artifacts.every((artifact) => artifact.state === 'current'),
    warnings: await projectWarnings(
      engine,
      project,
      artifacts.flatMap(({ name, artifact }) => (artifact === null ? [] : [{ name, artifact }])),
    ),
  }
}
