import { expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createFakeStartedImageModel } from '../testing/fakes/fake-started-image-model.js'

it('counts runs, stages, artifacts, calls and money, and what the host adds', async () => {
  const image = createFakeStartedImageModel()
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: { ...createFakeModels(), image },
    recipes: [storyboardRecipe()],
    sweepMs: 5,
  })
  const { id: projectId } = await studio.projects.create({
    ownerId: 'ada',
    recipe: 'storyboard',
    brief: { prompt: 'A fox walks. A crow sings', durationSec: 4 },
  })
  const ref = { ownerId: 'ada', projectId }
  for (const time of [1, 2]) {
    const { id } = await studio.runs.start(ref, { autoApprove: true })
    expect((await studio.runs.wait({ ownerId: 'ada', runId: id })).status, `run ${time}`).toBe('succeeded')
  }
  studio.metrics.counter('http_requests_total', 'Requests.').add({ status: '200' })
  const { totals } = await studio.ledger({ ownerId: 'ada', projectId })
  await studio.close()
  const text = studio.metrics.text()
  expect(text).toContain('mutoscope_runs_total{recipe="storyboard",status="started"} 2\n')
  expect(text).toContain('mutoscope_runs_total{recipe="storyboard",status="succeeded"} 2\n')
  expect(text).toContain('mutoscope_stage_seconds_count{recipe="storyboard",stage="images"} 2\n')
  expect(text).toContain('mutoscope_artifacts_total{kind="image",outcome="made"} 2\n')
  expect(text).toContain('mutoscope_artifacts_total{kind="image",outcome="reused"} 2\n')
  expect(text).toContain(`mutoscope_calls_total{provider="${image.provider}",status="succeeded"} 2\n`)
  expect(text).toContain(
    `mutoscope_charges_settled_micros_total{provider="${image.provider}"} ${totals.actualMicros}\n`,
  )
  expect(totals.actualMicros).toBeGreaterThan(0)
  expect(text).toContain('http_requests_total{status="200"} 1\n')
})
