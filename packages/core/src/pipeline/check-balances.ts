import { formatDollars } from '../cost/dollars.js'
import type { Project } from '../domain/project.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Models } from '../models/models.js'
import { allModels } from '../models/all-models.js'
import type { InspectedArtifact } from '../artifacts/artifact-inspector.js'
import type { Recipe } from './define-recipe.js'
import type { Engine } from '../engine/engine.js'
import { inspectProject, type InspectionEngine } from './inspect-project.js'

/** What is about to be made. */
export interface BalanceCheck {
  readonly engine: InspectionEngine & Pick<Engine, 'balances'>
  readonly recipe: Recipe
  readonly project: Project
  readonly target: string
  /** Those that the owner may use. */
  readonly models: Models
  readonly signal: AbortSignal
}

/**
 * Asks every provider that can say so whether the owner's key can pay what is still to be made there, before
 * anything more is bought.
 *
 * @throws `PROVIDER_NO_CREDITS` with what there is and what is needed
 */
export async function checkBalances(check: BalanceCheck): Promise<void> {
  const { engine, recipe, project, target, models, signal } = check
  const asked = allModels(models).filter(({ paid }) => paid?.balance !== undefined)
  if (asked.length === 0) return
  // What cannot be looked at fails in its own stage, with its own name.
  const inspection = await inspectProject(engine, recipe, project, target).catch(() => null)
  const artifacts = inspection?.artifacts ?? []
  for (const model of new Map(asked.map((each) => [each.provider, each])).values()) {
    const neededMicros = await needed(engine, project.ownerId, artifacts, model.provider)
    if (neededMicros === 0) continue
    const balance = await engine.balances.read(project.ownerId, model, signal)
    if (balance === null || balance.availableMicros >= neededMicros) continue
    const { provider } = model
    const availableMicros = Math.max(0, balance.availableMicros)
    throw new MutoscopeError('PROVIDER_NO_CREDITS', {
      message: `The ${provider} account has ${formatDollars(availableMicros)} left, but the run needs ${formatDollars(neededMicros)}. Nothing more was bought. Add credits and run again.`,
      details: { provider, availableMicros, neededMicros },
    })
  }
}

/** What is to be bought from a provider: not what is under way, nor what another model may make instead. */
async function needed(
  { store }: Pick<Engine, 'store'>,
  ownerId: string,
  artifacts: readonly InspectedArtifact[],
  provider: string,
): Promise<number> {
  const bought = await Promise.all(
    artifacts.map(async ({ provider: by, price, mayUse, digest }) =>
      by !== provider ||
      price === null ||
      mayUse.length > 0 ||
      (await store.getCall(ownerId, digest)) !== null
        ? 0
        : price.expectedMicros,
    ),
  )
  return bought.reduce((sum, micros) => sum + micros, 0)
}
