import { once } from 'node:events'
import { createMemoryAssets, createMemoryStore, createStudio, storyboardRecipe } from '@mutoscope/core'
import type { ScriptModel } from '@mutoscope/core/ports'
import { createFakeMedia, createFakeModels } from '@mutoscope/core/testing'
import { describe, expect, it } from 'vitest'
import { createWorker } from './create-worker.js'

const OWNER = 'ada'

/** A studio whose script takes until it is let go, and a run of it. */
async function openStudio() {
  const store = createMemoryStore()
  const begun = Promise.withResolvers<void>()
  const letGo = Promise.withResolvers<void>()
  const parts = { assets: createMemoryAssets(), media: createFakeMedia(), recipes: [storyboardRecipe()] }
  const fakes = createFakeModels()
  const { script: fake } = fakes
  if (!('generate' in fake)) throw new Error('The fake answers at once.')
  const script: ScriptModel = {
    ...fake,
    async generate(request, context) {
      begun.resolve()
      await Promise.race([letGo.promise, once(context.signal, 'abort')])
      context.signal.throwIfAborted()
      return fake.generate(request, context)
    },
  }
  const models = { ...fakes, script }
  // The store outlives the studio that is closed.
  const studio = createStudio({ ...parts, models, store: { ...store, close: () => Promise.resolve() } })
  const { id: projectId } = await studio.projects.create({
    ownerId: OWNER,
    recipe: 'storyboard',
    brief: { prompt: 'A robot', durationSec: 3 },
  })
  const run = await studio.runs.start({ ownerId: OWNER, projectId }, { target: 'script' })
  await begun.promise
  const runNow = async () => store.getAnyRun(run.id)
  return { studio, letGo: letGo.resolve, runNow }
}

async function get(port: number | null, path: string) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return { status: response.status, body: await response.text() }
}

describe('createWorker', () => {
  it('lets work in progress end when the process is told to, and says that it is not ready meanwhile', async () => {
    const { studio, letGo, runNow } = await openStudio()
    const worker = await createWorker({ studio, port: 0, drainMs: 600_000 })
    expect(await get(worker.port, '/readyz')).toEqual({ status: 200, body: '{"status":"ready"}' })
    process.emit('SIGTERM', 'SIGTERM')
    expect(await get(worker.port, '/readyz')).toEqual({ status: 503, body: '{"status":"draining"}' })
    expect(await get(worker.port, '/healthz')).toEqual({ status: 200, body: '{"status":"ok"}' })
    letGo()
    await worker.closed
    expect(await runNow()).toMatchObject({ status: 'succeeded', workerId: null })
    await expect(get(worker.port, '/healthz')).rejects.toThrow('fetch failed')
  })

  it('gives back what has not ended in time, for another worker to go on with', async () => {
    const { studio, runNow } = await openStudio()
    const worker = await createWorker({ studio, drainMs: 20, signals: false })
    expect(worker.port).toBe(null)
    await worker.close()
    expect(await runNow()).toMatchObject({ status: 'running', workerId: null, deaths: 0 })
  })

  it('shows metrics, and what paths there are', async () => {
    const { studio, letGo } = await openStudio()
    const worker = await createWorker({ studio, port: 0, host: '127.0.0.1', signals: false })
    expect((await get(worker.port, '/metrics')).body).toContain('mutoscope_runs_total')
    expect((await get(worker.port, '/')).status).toBe(404)
    letGo()
    await worker.close()
  })
})
