import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { effectKind } from '../examples/own-kinds/src/effect-kind.ts'
import { effectsRecipe } from '../examples/own-kinds/src/effects-recipe.ts'
import { fakeEffectModel, SECOND_MICROS } from '../examples/own-kinds/src/fake-effect-model.ts'
import { createStudio } from '../packages/mutoscope/src/index.js'

it('buys and draws with kinds of its own, and pays once', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'own-kinds-'))
  const studio = await createStudio({
    dataDir,
    env: {},
    recipes: [effectsRecipe],
    kinds: { effect: effectKind },
    models: { effect: fakeEffectModel() },
  })
  try {
    const { id: projectId } = await studio.projects.create({
      ownerId: 'ada',
      recipe: 'effects',
      brief: { effects: [{ prompt: 'A stone falls into a well', durationMs: 1500 }] },
    })
    const ref = { ownerId: 'ada', projectId }
    const run = async () => {
      const { id: runId } = await studio.runs.start(ref)
      return studio.runs.wait({ ownerId: 'ada', runId })
    }
    const priceMicros = 1.5 * SECOND_MICROS
    expect((await studio.quote(ref)).price.expectedMicros).toBe(priceMicros)
    expect(await run()).toMatchObject({ status: 'succeeded', error: null })
    expect(await run()).toMatchObject({ status: 'succeeded' })
    expect((await studio.ledger(ref)).totals).toMatchObject({ calls: 1, actualMicros: priceMicros })
    const effect = await studio.artifacts.get(ref, 'effect/1')
    expect(effect).toMatchObject({ kind: 'effect', data: { durationMs: 1500 } })
    const waveform = await studio.artifacts.get(ref, 'waveform/1')
    expect(waveform.content?.mediaType).toBe('image/svg+xml')
    expect(waveform.data).toMatchObject({ peak: expect.closeTo(0.6, 1) })
  } finally {
    await studio.close()
    await rm(dataDir, { recursive: true })
  }
})
