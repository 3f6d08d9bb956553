import {
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  MutoscopeError,
  pictureRecipe,
  type Run,
} from '@mutoscope/core'
import { createFakeMedia, createFakeModels, type FakeModelsOptions } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { runFailure } from './run-failure.js'
import { runToStage } from './run-to-stage.js'

const opened: { close(): Promise<void> }[] = []
async function open(options: FakeModelsOptions = {}) {
  const models = createFakeModels(options)
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models,
    recipes: [pictureRecipe()],
  })
  opened.push(studio)
  const { id: projectId } = await studio.projects.create({
    ownerId: 'ada',
    recipe: 'picture',
    brief: { prompt: 'A robot' },
  })
  return { studio, models, ref: { ownerId: 'ada', projectId } }
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const { signal } = new AbortController()

describe('running a project to a stage', () => {
  it('waits for a run that came in between, and then runs', async () => {
    const { studio, ref } = await open()
    const runs = await Promise.all([
      runToStage(studio, ref, { target: 'images', signal }),
      runToStage(studio, ref, { target: 'images', signal }),
    ])
    expect(runs.map(({ status }) => status)).toEqual(['succeeded', 'succeeded'])
    expect(new Set(runs.map(({ id }) => id)).size).toBe(2)
  })

  it('stops waiting when the caller has gone, and the run goes on', async () => {
    const gate = Promise.withResolvers<void>()
    const { studio, ref } = await open({ before: () => gate.promise })
    const caller = new AbortController()
    const waiting = runToStage(studio, ref, { target: 'images', signal: caller.signal })
    caller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' })
    gate.resolve()
    const [run] = await studio.runs.list(ref)
    expect((await studio.runs.wait({ ownerId: 'ada', runId: run?.id ?? '' })).status).toBe('succeeded')
  })
})

describe('why a run failed', () => {
  it('is what its stage met, when all of it is of one kind', async () => {
    const { studio, ref } = await open({
      before: () => {
        throw new MutoscopeError('MODEL_REFUSED', { message: 'Not this robot.' })
      },
    })
    const run = await runToStage(studio, ref, { target: 'images', signal })
    expect(runFailure(run)).toMatchObject({ code: 'MODEL_REFUSED', status: 422, message: 'Not this robot.' })
    const mixed: Run = {
      ...run,
      error: {
        code: 'STAGE_FAILED',
        message: 'Two things',
        details: {
          failures: [
            { name: 'a', code: 'MODEL_REFUSED', message: '' },
            { name: 'b', code: 'TIMEOUT', message: '' },
          ],
        },
      },
    }
    expect(runFailure(mixed)).toMatchObject({ code: 'STAGE_FAILED', message: 'Two things' })
    expect(runFailure({ ...run, status: 'cancelled' })).toMatchObject({ code: 'CANCELLED' })
    expect(runFailure({ ...run, status: 'attention' })).toMatchObject({ code: 'CALL_AMBIGUOUS' })
    expect(runFailure({ ...run, status: 'succeeded', error: null })).toBeUndefined()
  })
})
