import { createStudio } from 'mutoscope'
import { effectKind } from './effect-kind.ts'
import { effectsRecipe } from './effects-recipe.ts'
import { fakeEffectModel } from './fake-effect-model.ts'

const studio = await createStudio({
  recipes: [effectsRecipe],
  kinds: { effect: effectKind },
  models: { effect: fakeEffectModel() },
})
const ownerId = 'local'
const { id: projectId } = await studio.projects.create({
  ownerId,
  recipe: 'effects',
  brief: {
    effects: [
      { prompt: 'A stone falls into a well', durationMs: 1500 },
      { prompt: 'An arrow flies past', durationMs: 600 },
    ],
  },
})
const ref = { ownerId, projectId }
const { price } = await studio.quote(ref)
console.log(`Expected: ${price.expectedMicros} micro-dollars`)
const { id: runId } = await studio.runs.start(ref, { budgetMicros: price.maxMicros })
const { status } = await studio.runs.wait({ ownerId, runId })
const { totals } = await studio.ledger(ref)
console.log(`${status}; spent ${totals.actualMicros} micro-dollars`)
for (const [name, { data }] of await studio.artifacts.list(ref)) console.log(name, data)
await studio.close()
