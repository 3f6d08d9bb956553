import { createMemoryAssets, createMemoryStore, createStudio, storyboardRecipe } from '@mutoscope/core'
import { createFakeMedia, createFakeModels, createFakeStartedImageModel } from '@mutoscope/core/testing'
import { expect, it } from 'vitest'
import { renderVideo } from './make-video.js'

it('costs what the ledger says of this run, not of one that failed before it or had made everything', async () => {
  let refuse = true
  const image = createFakeStartedImageModel({
    polls: 0,
    priceMicros: 40_000,
    costMicros: 39_000,
    outcome: () => (refuse ? { status: 'refused', reason: 'No foxes.', costMicros: 7_000 } : undefined),
  })
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: { ...createFakeModels(), image },
    recipes: [storyboardRecipe()],
  })
  const brief = { prompt: 'A lighthouse', durationSec: 20 }
  const { id: projectId } = await studio.projects.create({ ownerId: 'ada', recipe: 'storyboard', brief })
  const ref = { ownerId: 'ada', projectId }
  await expect(renderVideo(studio, ref)).rejects.toMatchObject({ code: 'STAGE_FAILED' })
  const refused = image.started.length
  refuse = false
  const { costMicros } = await renderVideo(studio, ref)
  const bought = image.started.length - refused
  expect(bought).toBeGreaterThan(0)
  expect(costMicros).toBe(bought * 39_000)
  expect((await studio.ledger(ref)).totals.actualMicros).toBe(refused * 7_000 + costMicros)
  expect((await renderVideo(studio, ref)).costMicros).toBe(0)
  await studio.close()
})
