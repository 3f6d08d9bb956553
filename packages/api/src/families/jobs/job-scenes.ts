import {
  hasEnded,
  sceneImageName,
  type Artifact,
  type ProjectStatus,
  type Scene,
  type StageRow,
} from '@mutoscope/core'
import type { VisibleJob } from './find-job.js'
import { STORYBOARD_TARGET, toJobStatus } from './job-status.js'
import type { SCENE_STATUSES } from './job-wire.js'

/** A scene of a job and how its picture stands. */
export interface JobScene {
  readonly number: number
  readonly scene: Scene
  readonly status: (typeof SCENE_STATUSES)[number]
  /** The picture, when it is what the scene asks for now. */
  readonly image: Artifact | null
  readonly error: string | null
}

/** The scenes of a job in order. `rows` are the stages of its newest run. */
export function jobScenes(
  { project, run }: VisibleJob,
  inspected: ProjectStatus['artifacts'],
  rows: readonly StageRow[],
): readonly JobScene[] {
  const failures = new Map(rows.flatMap((row) => row.failures).map(({ name, message }) => [name, message]))
  const drawing =
    run !== null &&
    !hasEnded(run.status) &&
    toJobStatus({ status: 'running', target: run.target }) ===
      toJobStatus({ status: 'running', target: STORYBOARD_TARGET })
  return (project.storyboard?.scenes ?? []).map((scene, index): JobScene => {
    const name = sceneImageName(scene)
    const found = inspected.find((artifact) => artifact.name === name)
    const image = found?.state === 'current' ? found.artifact : null
    const error = image === null ? (failures.get(name) ?? null) : null
    return {
      number: index + 1,
      scene,
      image,
      error,
      status: image !== null ? 'completed' : error !== null ? 'failed' : drawing ? 'generating' : 'pending',
    }
  })
}
