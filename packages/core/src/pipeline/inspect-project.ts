import { openContent } from '../storage/asset-size.js'
import { digestOf } from '../digest/digest.js'
import type { Project } from '../domain/project.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createArtifactInspector, type InspectedArtifact } from '../artifacts/artifact-inspector.js'
import { stagesUpTo, type Recipe } from './define-recipe.js'
import type { Engine } from '../engine/engine.js'
import { availableModels } from '../models/available-models.js'
import { createMake } from '../make/make.js'
import { toRequestJson } from '../artifacts/request-json.js'
import { createStageContext } from './stage-context.js'

/** What a dry run found about a gate. */
export type InspectedGate = {
  readonly name: string
  /** Digest of what would be approved now. */
  readonly digest: string
  readonly approved: boolean
  /** True when everything it stands for is there. */
  readonly ready: boolean
}

/** What a dry run found about a project. */
export interface Inspection {
  readonly artifacts: readonly InspectedArtifact[]
  readonly gates: readonly InspectedGate[]
  /** Why something that would be made has no price; null when everything has one. */
  readonly unpriced: MutoscopeError | null
}

/** What looking needs of the engine. */
export type InspectionEngine = Pick<
  Engine,
  'store' | 'assets' | 'media' | 'models' | 'onFailure' | 'createId'
>

/**
 * Runs the stages of a project dry, up to and including the target: the same code, nothing made, nothing
 * written.
 */
export async function inspectProject(
  engine: InspectionEngine,
  recipe: Recipe,
  stored: Project,
  target: string,
): Promise<Inspection> {
  const bindings = new Map(
    (await engine.store.listBindings(stored.ownerId, stored.id)).map((binding) => [binding.name, binding]),
  )
  const inspector = createArtifactInspector({
    store: engine.store,
    assets: engine.assets,
    ownerId: stored.ownerId,
    bindings,
  })
  const gates: InspectedGate[] = []
  const models = await availableModels(
    engine.models,
    stored.ownerId,
    [...bindings.values()].map(({ artifact }) => artifact),
  )
  let project = stored
  let version: Promise<string> | undefined
  // Looking must also work where nothing can be rendered; then every rendered artifact counts as made by
  // another version.
  const mediaVersion = () =>
    (version ??= engine.media.version().catch((error: unknown) => {
      if (MutoscopeError.isInstance(error) && error.code === 'FFMPEG_UNAVAILABLE') return 'unavailable'
      throw error
    }))
  for (const stage of stagesUpTo(recipe, target)) {
    const context = createStageContext({
      make: createMake(inspector.source(stage.name), {
        models,
        onFailure: stored.settings.onFailure ?? engine.onFailure,
        media: engine.media,
        mediaVersion,
        open: (artifact) => openContent(engine.assets, artifact),
      }),
      signal: new AbortController().signal,
      createId: engine.createId,
      progress: () => {},
      project: () => project,
      async update(change) {
        project = { ...project, ...change(project) }
      },
    })
    if (stage.type === 'stage') {
      await stage.run(context)
      continue
    }
    const first = inspector.found.length
    const digest = await digestOf(toRequestJson(await stage.binds(context)))
    const ready = inspector.found.slice(first).every((artifact) => artifact.state === 'current')
    gates.push({ name: stage.name, digest, approved: stored.approvals[stage.name]?.digest === digest, ready })
  }
  return { artifacts: firstOfEachName(inspector.found), gates, unpriced: inspector.unpriced }
}

/** Several stages may ask for the same thing; it belongs to the first. */
function firstOfEachName(artifacts: readonly InspectedArtifact[]): readonly InspectedArtifact[] {
  const seen = new Set<string>()
  return artifacts.filter(({ name }) => !seen.has(name) && seen.add(name))
}
