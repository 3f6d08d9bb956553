import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import type { Store } from '../storage/store.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels, type FakeModelsOptions } from '../testing/fakes/fake-models.js'
import { systemClock } from '../engine/clock.js'

const OWNER = 'ada'
const BRIEF = { prompt: 'A fox walks. A crow sings', durationSec: 4 }

function createWorkers() {
  const store = createMemoryStore()
  const assets = createMemoryAssets()
  return {
    store,
    /** A worker process; `ahead` moves its clock, as if the others had been frozen for that long. */
    worker: (options: FakeModelsOptions & { ahead?: number; leaseMs?: number } = {}) => {
      const models = createFakeModels(options)
      const studio = createStudio({
        store,
        assets,
        models,
        media: createFakeMedia(),
        recipes: [storyboardRecipe()],
        work: false,
        leaseMs: options.leaseMs ?? 30_000,
        clock: { ...systemClock, now: () => Date.now() + (options.ahead ?? 0) },
      })
      return { studio, models }
    },
  }
}

describe('advancing a run', () => {
  it('is left to the worker that holds it', async () => {
    const { worker } = createWorkers()
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const first = worker({ before: ({ kind }) => (kind === 'image' ? held : undefined) })
    const second = worker()
    const { id: projectId } = await first.studio.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: BRIEF,
    })
    const { id: runId } = await first.studio.runs.start({ ownerId: OWNER, projectId }, { autoApprove: true })
    const working = first.studio.advance(runId)
    while (first.models.calls.length < 3) await new Promise((resolve) => setTimeout(resolve, 1))
    await second.studio.advance(runId)
    expect(second.models.calls).toEqual([])
    release()
    await working
    expect((await first.studio.runs.get({ ownerId: OWNER, runId })).status).toBe('succeeded')
  })

  it('by a worker that was frozen past its lease writes nothing once another has taken over', async () => {
    const { worker, store } = createWorkers()
    let thaw = () => {}
    const frozen = new Promise<void>((resolve) => (thaw = resolve))
    const zombie = worker({ before: ({ kind }) => (kind === 'image' ? frozen : undefined) })
    const heir = worker({ ahead: 31_000 })
    const { id: projectId } = await zombie.studio.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: BRIEF,
    })
    const { id: runId } = await zombie.studio.runs.start({ ownerId: OWNER, projectId }, { autoApprove: true })
    const stuck = zombie.studio.advance(runId)
    while (zombie.models.calls.length < 3) await new Promise((resolve) => setTimeout(resolve, 1))
    await heir.studio.advance(runId)
    expect((await heir.studio.runs.get({ ownerId: OWNER, runId })).status).toBe('succeeded')
    const before = await store.readEvents(OWNER, projectId, { after: 0, limit: 500 })
    thaw()
    await stuck
    expect(await store.readEvents(OWNER, projectId, { after: 0, limit: 500 })).toEqual(before)
    expect(before.filter(({ type }) => type === 'run.recovered')).toHaveLength(1)
    expect((await heir.studio.runs.get({ ownerId: OWNER, runId })).status).toBe('succeeded')
  })

  it('keeps the lease for as long as the work goes on', async () => {
    const { worker, store } = createWorkers()
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const slow = worker({ leaseMs: 60, before: ({ kind }) => (kind === 'image' ? held : undefined) })
    const { id: projectId } = await slow.studio.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: BRIEF,
    })
    const { id: runId } = await slow.studio.runs.start({ ownerId: OWNER, projectId }, { autoApprove: true })
    const working = slow.studio.advance(runId)
    await expect.poll(() => store.getAnyRun(runId)).toMatchObject({ epoch: 1 })
    const until = (await store.getAnyRun(runId))?.leaseUntil ?? 0
    await expect.poll(async () => ((await store.getAnyRun(runId))?.leaseUntil ?? 0) > until + 60).toBe(true)
    release()
    await working
    expect(await store.getAnyRun(runId)).toMatchObject({ status: 'succeeded', epoch: 1, workerId: null })
  })

  it('goes on by itself when its gate was approved while it was on its way there', async () => {
    const memory = createMemoryStore()
    let approve: (() => Promise<unknown>) | null = null
    const store: Store = {
      ...memory,
      async commit(commit) {
        const gates = commit.changes.some((each) => each.type === 'update-run' && each.set.status === 'gated')
        if (gates) await approve?.()
        return memory.commit(commit)
      },
    }
    const studio = createStudio({
      store,
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      models: createFakeModels(),
      recipes: [storyboardRecipe()],
      work: false,
    })
    const { id: projectId } = await studio.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: BRIEF,
    })
    const ref = { ownerId: OWNER, projectId }
    const statusAfter = async (approving: (() => Promise<unknown>) | null) => {
      approve = approving
      await studio.advance(runId)
      return (await studio.runs.get({ ownerId: OWNER, runId })).status
    }
    const { id: runId } = await studio.runs.start(ref)
    // The approval finds no run that waits at a gate yet, so it wakes none.
    expect(await statusAfter(() => studio.approve(ref))).toBe('queued')
    expect(await statusAfter(null)).toBe('succeeded')
    await studio.close()
  })

  it('does not start over a run that has ended', async () => {
    const { worker } = createWorkers()
    const { studio, models } = worker()
    const { id: projectId } = await studio.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: BRIEF,
    })
    const { id: runId } = await studio.runs.start({ ownerId: OWNER, projectId }, { autoApprove: true })
    await studio.advance(runId)
    const calls = models.calls.length
    await studio.advance(runId)
    await studio.advance('no such run')
    expect(models.calls.length).toBe(calls)
  })

  it('asks no model for anything when there is nothing to compose the video with', async () => {
    const models = createFakeModels()
    const unusable = new MutoscopeError('FFMPEG_UNAVAILABLE')
    const studio = createStudio({
      store: createMemoryStore(),
      assets: createMemoryAssets(),
      models,
      media: { ...createFakeMedia(), version: () => Promise.reject(unusable) },
      recipes: [storyboardRecipe()],
      work: false,
    })
    const { id: projectId } = await studio.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: BRIEF,
    })
    const ref = { ownerId: OWNER, projectId }
    const { id: runId } = await studio.runs.start(ref, { autoApprove: true })
    await studio.advance(runId)
    expect(await studio.runs.get({ ownerId: OWNER, runId })).toMatchObject({
      status: 'failed',
      error: { code: 'FFMPEG_UNAVAILABLE' },
    })
    expect(models.calls).toEqual([])
    const pictures = await studio.runs.start(ref, { target: 'images' })
    await studio.advance(pictures.id)
    expect((await studio.runs.get({ ownerId: OWNER, runId: pictures.id })).status).toBe('succeeded')
  })
})
