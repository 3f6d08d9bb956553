import type { Json } from '../digest/canonical-json.js'
import { digestOf } from '../digest/digest.js'
import type { Artifact } from '../domain/artifact.js'
import type { Project } from '../domain/project.js'
import { takeOf } from '../domain/storyboard.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Engine } from '../engine/engine.js'
import type { Inspection } from '../pipeline/inspect-project.js'
import { findScene, type SceneKey } from './edit-storyboard.js'

/** One try of a scene's picture or voice that is there. */
export type Take = {
  /** From 1. */
  readonly number: number
  /** The one the scene uses now. */
  readonly selected: boolean
  readonly artifact: Artifact
}

/** Highest take that is looked for beyond the current one. */
const MOST_TAKES = 200

/** Finds the takes of what a scene asks for now: the same request, with every other take number. */
export async function listTakes(
  engine: Engine,
  { project, inspection }: { readonly project: Project; readonly inspection: Inspection },
  key: SceneKey,
  kind: string,
): Promise<readonly Take[]> {
  const { storyboard } = project
  if (storyboard === null)
    throw new MutoscopeError('STORYBOARD_MISSING', {
      message: 'The project has no storyboard yet. Run it to "script" first.',
    })
  const scene = findScene(storyboard, key)
  // A scene may have several clips; the first one stands for all.
  const own = `scene/${scene.id}/${kind}`
  const wanted = inspection.artifacts.find(({ name }) => name === own || name === `${own}/1`)
  if (wanted === undefined) return []
  const current = takeOf(scene, kind)
  const { provider, model, version, request } = wanted
  const numbers = Array.from({ length: Math.max(MOST_TAKES, current) }, (_, index) => index + 1)
  const digests = await Promise.all(
    numbers.map((take) =>
      digestOf({
        kind: wanted.kind,
        provider,
        model,
        version,
        request: { ...(request as { readonly [key: string]: Json }), take },
      }),
    ),
  )
  const there = await engine.store.getArtifacts(project.ownerId, digests)
  return numbers.flatMap((number): readonly Take[] => {
    const artifact = there.get(digests[number - 1] ?? '')
    return artifact === undefined ? [] : [{ number, selected: number === current, artifact }]
  })
}
