import { describe, expect, it } from 'vitest'
import { createMemoryAssets } from '../../packages/core/src/memory/memory-assets.js'
import { createMemoryStore } from '../../packages/core/src/memory/memory-store.js'
import type { Models } from '../../packages/core/src/models/models.js'
import { storyboardRecipe } from '../../packages/core/src/recipes/storyboard.js'
import { createStudio, type Studio } from '../../packages/core/src/studio/create-studio.js'
import type { StudioOptions } from '../../packages/core/src/studio/studio-options.js'
import { createFakeMedia } from '../../packages/core/src/testing/fakes/fake-media.js'
import { createFakeModels } from '../../packages/core/src/testing/fakes/fake-models.js'
import { createFakeStartedImageModel } from '../../packages/core/src/testing/fakes/fake-started-image-model.js'
import type { Store } from '../../packages/core/src/storage/store.js'
import { systemClock, type Clock } from '../../packages/core/src/engine/clock.js'
import type { CrashHook, CrashPoint } from '../../packages/core/src/engine/crash-point.js'

const OWNER = 'ada'
const LEASE_MS = 30_000
/** Later than any lease a dead worker can have left, a submission under way included. */
const LATER_MS = 10 * 60_000

/** A process: its store answers nothing any more once it is dead. */
function startProcess(
  store: Store,
  shared: Omit<StudioOptions, 'store' | 'recipes'>,
  options: { clock?: Clock; onPoint?: (point: CrashPoint) => boolean },
) {
  let dead = false
  const guarded = new Proxy(store, {
    get(target, member: keyof Store) {
      const method = target[member] as ((...args: unknown[]) => Promise<unknown>) | undefined
      if (method === undefined) return undefined
      return (...args: unknown[]) =>
        dead || member === 'close' ? Promise.reject(new Error('dead')) : method.apply(target, args)
    },
  })
  let died = () => {}
  const death = new Promise<void>((resolve) => (died = resolve))
  const crashPoint: CrashHook = (point) => {
    if (!dead && options.onPoint?.(point)) {
      dead = true
      died()
    }
    if (dead) throw new Error(`crashed at ${point}`)
  }
  const studio = createStudio({
    ...shared,
    store: guarded,
    recipes: [storyboardRecipe()],
    leaseMs: LEASE_MS,
    sweepMs: 5,
    retryWaitMs: 5,
    crashPoint,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  })
  const kill = () => {
    dead = true
    // Its loops end too, as a process's would; whatever they still try to write is refused.
    void studio.close().catch(() => {})
  }
  return { studio, death, kill }
}

/** Starts a run in one process that dies at the k-th crash point, and lets another finish it. */
async function crashAt(k: number, models: () => Models) {
  const store = createMemoryStore()
  const used = models()
  const media = createFakeMedia()
  const shared = { assets: createMemoryAssets(), media, models: used }
  let passed = 0
  const points: CrashPoint[] = []
  const first = startProcess(store, shared, {
    onPoint: (point) => {
      // What a caller asks for is swept by kill -9 of whole processes: here the caller would die with the
      // studio.
      if (point.startsWith('request.')) return false
      points.push(point)
      return ++passed === k
    },
  })
  const { id: projectId } = await first.studio.projects.create({
    ownerId: OWNER,
    recipe: 'storyboard',
    brief: { prompt: 'A fox walks. A crow sings', durationSec: 4 },
  })
  const { id: runId } = await first.studio.runs.start({ ownerId: OWNER, projectId }, { autoApprove: true })
  const ended = await Promise.race([
    first.death.then(() => null),
    endOf(first.studio, runId).catch(() => null),
  ])
  first.kill()
  if (ended !== null) return { points, store, projectId, media, run: ended }
  // The dead worker's lease has to run out before anybody may take the run over.
  const second = startProcess(store, shared, { clock: { ...systemClock, now: () => Date.now() + LATER_MS } })
  const run = await endOf(second.studio, runId)
  second.kill()
  return { points, store, projectId, media, run }
}

const endOf = (studio: Studio, runId: string) => studio.runs.wait({ ownerId: OWNER, runId })

async function expectSound({ store, projectId }: { store: Store; projectId: string }) {
  const events = await store.readEvents(OWNER, projectId, { after: 0, limit: 1000 })
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  expect(events.filter(({ type }) => type === 'run.started')).toHaveLength(1)
  const made = events
    .filter(({ type }) => type === 'artifact.made')
    .map(({ data }) => (data as { digest: string }).digest)
  expect(new Set(made).size).toBe(made.length)
}

/** What was settled or is still held is what the provider has accepted, or may have. */
async function expectLedgerToAgree(store: Store, accepted: number) {
  const charges = await store.listCharges(OWNER, {})
  const settled = charges.filter(({ state }) => state === 'settled').length
  const held = charges.filter(({ state }) => state === 'reserved').length
  expect(settled).toBeLessThanOrEqual(accepted)
  expect(settled + held).toBeGreaterThanOrEqual(accepted)
}

describe('a process that dies', () => {
  it('at any crash point loses nothing: another worker finishes the run and makes nothing twice that was recorded', async () => {
    const whole = await crashAt(Number.POSITIVE_INFINITY, createFakeModels)
    expect(whole.run.status).toBe('succeeded')
    expect(whole.points.length).toBeGreaterThan(50)
    for (let k = 1; k <= whole.points.length; k++) {
      const models = createFakeModels()
      const result = await crashAt(k, () => models)
      expect(result.run.status, `crash at ${k} (${whole.points[k - 1]})`).toBe('succeeded')
      await expectSound(result)
      // At most what was being made at that moment is made again.
      expect(models.calls.length).toBeLessThanOrEqual(6 + 2)
    }
  })

  it.each([
    ['none', ['call.send.after', 'call.started', 'call.accept.before']],
    ['lookup', []],
    ['key', []],
  ] as const)(
    'at any crash point never buys twice from a provider that offers %s',
    async (dedupe, needsPerson) => {
      const slow = () => ({ ...createFakeModels(), image: createFakeStartedImageModel({ polls: 1, dedupe }) })
      const whole = await crashAt(Number.POSITIVE_INFINITY, slow)
      expect(whole.run.status).toBe('succeeded')
      const lost: string[] = []
      for (let k = 1; k <= whole.points.length; k++) {
        const models = slow()
        const result = await crashAt(k, () => models)
        expect(new Set(models.image.started).size, `bought twice after a crash at ${k}`).toBe(
          models.image.started.length,
        )
        await expectSound(result)
        await expectLedgerToAgree(result.store, models.image.started.length)
        expect(['succeeded', 'attention']).toContain(result.run.status)
        if (result.run.status === 'attention') lost.push(result.points.at(-1) ?? '')
      }
      // Only a crash between sending and recording the answer needs a person, and only where the provider
      // offers nothing.
      expect(new Set(lost)).toEqual(new Set(needsPerson))
    },
  )

  it('at any crash point never asks again for what was refused, and leaves no money held', async () => {
    const refusing = () => ({
      ...createFakeModels(),
      image: createFakeStartedImageModel({
        polls: 1,
        dedupe: 'lookup',
        outcome: (prompt) =>
          prompt.includes('crow') ? { status: 'refused', reason: 'No crows.', costMicros: 7_000 } : undefined,
      }),
    })
    const whole = await crashAt(Number.POSITIVE_INFINITY, refusing)
    expect(whole.run.status).toBe('failed')
    for (let k = 1; k <= whole.points.length; k++) {
      const models = refusing()
      const result = await crashAt(k, () => models)
      expect(result.run, `crash at ${k} (${whole.points[k - 1]})`).toMatchObject({
        status: 'failed',
        error: { details: { failures: [{ code: 'MODEL_REFUSED', message: 'No crows.' }] } },
      })
      expect(models.image.started.filter((prompt) => prompt.includes('crow'))).toHaveLength(1)
      await expectSound(result)
      const charges = await result.store.listCharges(OWNER, {})
      expect(charges.map(({ state }) => state)).toEqual(charges.map(() => 'settled'))
    }
  })
})
