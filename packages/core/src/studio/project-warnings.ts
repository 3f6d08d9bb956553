import type { Artifact } from '../domain/artifact.js'
import type { Project } from '../domain/project.js'
import { availableModels } from '../models/available-models.js'
import { modelsOf } from '../models/all-models.js'
import { nameOf } from '../models/choose-models.js'
import type { Engine } from '../engine/engine.js'
import type { ModelIdentity } from '../providers/model.js'
import type { Models, Slot } from '../models/models.js'

/**
 * Something about what was made that its owner should know. `stand-in`: made without a key in place of a
 * model with one; `other-model`: made by another model with a key; `silent-voice`: there is no voice for the
 * words, only silence; `note`: what else its maker says, for instance what it left out.
 */
export type ProjectWarning = {
  readonly code: 'stand-in' | 'other-model' | 'silent-voice' | 'note'
  /** One sentence for people. */
  readonly message: string
  /** Names of the artifacts that it is about. */
  readonly artifacts: readonly string[]
}

/** An artifact under its name in a project. */
export interface NamedArtifact {
  readonly name: string
  readonly artifact: Artifact
}

/**
 * Warnings of what stands in a project, each once with all artifacts it is about. Scenes that are no longer
 * in the storyboard do not count.
 */
export async function projectWarnings(
  engine: Engine,
  { ownerId, storyboard }: Project,
  made: readonly NamedArtifact[],
): Promise<readonly ProjectWarning[]> {
  const models = await availableModels(engine.models, ownerId)
  const scenes = new Set(storyboard?.scenes.map(({ id }) => id))
  const found = new Map<string, ProjectWarning>()
  for (const { name, artifact } of made) {
    const [, scene] = /^scene\/([^/]+)\//u.exec(name) ?? []
    if (scene !== undefined && !scenes.has(scene)) continue
    for (const { code, message } of [...substitution(models, artifact), ...notes(artifact)]) {
      const known = found.get(message)
      found.set(message, { code, message, artifacts: [...(known?.artifacts ?? []), name] })
    }
  }
  return [...found.values()]
}

type Found = Pick<ProjectWarning, 'code' | 'message'>

function notes({ data, warnings }: Artifact): readonly Found[] {
  const silent = typeof data === 'object' && data !== null && 'silent' in data && data.silent === true
  return warnings.map((message) => ({ code: silent ? 'silent-voice' : 'note', message }))
}

/** Says whose place a model has taken. */
function substitution(models: Models, { kind, provenance }: Artifact): readonly Found[] {
  const slot = modelsOf((models as { readonly [kind: string]: Slot<Kept> | undefined })[kind])
  const by = nameOf(provenance)
  const { insteadOf } = provenance
  const maker = slot.find((model) => nameOf(model) === by)
  const keyless = maker !== undefined && maker.paid === undefined
  if (insteadOf !== undefined)
    return [
      {
        code: keyless ? 'stand-in' : 'other-model',
        message: `${by} replaced ${nameOf(insteadOf)}, which did not accept the job (${insteadOf.code}).`,
      },
    ]
  // Nobody failed: it was made before there was a key.
  const first = slot.find(({ onlyWhenChosen }) => onlyWhenChosen !== true)
  return keyless && first?.paid !== undefined
    ? [{ code: 'stand-in', message: `${by} stands in for ${nameOf(first)}.` }]
    : []
}

interface Kept extends ModelIdentity {
  readonly paid?: unknown
}
