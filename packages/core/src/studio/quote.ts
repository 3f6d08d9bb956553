import { addPrices, type Price } from '../cost/price.js'
import type { Project } from '../domain/project.js'
import type { ArtifactState } from '../artifacts/artifact-inspector.js'
import type { Recipe } from '../pipeline/define-recipe.js'
import type { Inspection } from '../pipeline/inspect-project.js'

/** One artifact of a quote. */
export type QuotedArtifact = {
  readonly name: string
  readonly kind: string
  readonly state: ArtifactState
  readonly reasons: readonly string[]
  readonly provider: string
  readonly model: string
  readonly price: Price | null
  /** Models (`provider/model`) that may take the place of this one, in order, since the owner lets them. */
  readonly mayUse: readonly string[]
}

/** One stage of a quote. */
export type QuotedStage = {
  readonly stage: string
  /** Artifacts that are there and cost nothing. */
  readonly current: number
  /** Artifacts that would be made. */
  readonly toMake: number
  readonly artifacts: readonly QuotedArtifact[]
  /** Everything to make together; zero for what is free. */
  readonly price: Price
  /** The same by model, `provider/model`; free models are not named. */
  readonly byModel: { readonly [model: string]: Price }
}

/** What a run would do and what it would cost. */
export type Quote = {
  readonly revision: number
  readonly current: number
  readonly toMake: number
  readonly stages: readonly QuotedStage[]
  /** Gates that would stop the run until somebody approves. */
  readonly waitsAt: readonly string[]
  readonly price: Price
}

/** Sums an inspection up by stage. @throws `PRICE_UNKNOWN` when something that would be made has no price */
export function toQuote({
  project,
  recipe,
  inspection,
}: {
  project: Project
  recipe: Recipe
  inspection: Inspection
}): Quote {
  if (inspection.unpriced !== null) throw inspection.unpriced
  const stages = recipe.stages.flatMap(({ type, name }): QuotedStage[] => {
    if (type === 'gate') return []
    const artifacts = inspection.artifacts
      .filter((artifact) => artifact.stage === name)
      .map(({ name: artifact, kind, state, reasons, provider, model, price, mayUse }) => ({
        name: artifact,
        kind,
        state,
        reasons,
        provider,
        model,
        price,
        mayUse,
      }))
    const current = artifacts.filter((artifact) => artifact.state === 'current').length
    return [
      {
        stage: name,
        current,
        toMake: artifacts.length - current,
        artifacts,
        price: sumPrices(artifacts),
        byModel: byModel(artifacts),
      },
    ]
  })
  return {
    revision: project.revision,
    current: stages.reduce((sum, stage) => sum + stage.current, 0),
    toMake: stages.reduce((sum, stage) => sum + stage.toMake, 0),
    stages,
    waitsAt: inspection.gates.filter((gate) => !gate.approved).map((gate) => gate.name),
    price: addPrices(stages.map((stage) => stage.price)),
  }
}

function sumPrices(artifacts: readonly QuotedArtifact[]): Price {
  return addPrices(artifacts.flatMap(({ price }) => price ?? []))
}

function byModel(artifacts: readonly QuotedArtifact[]): QuotedStage['byModel'] {
  const paid = Map.groupBy(
    artifacts.filter(({ price }) => price !== null),
    ({ provider, model }) => `${provider}/${model}`,
  )
  return Object.fromEntries([...paid].map(([model, list]) => [model, sumPrices(list)]))
}
