import {
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  MutoscopeError,
  pictureRecipe,
  storyboardRecipe,
  type Models,
  type Recipe,
} from '@mutoscope/core'
import { createFakeMedia, createFakeModels, createFakeStartedImageModel } from '@mutoscope/core/testing'
import * as z from 'zod'
import { afterEach, describe, expect, it } from 'vitest'
import { ApiError, defineError } from '../contract/error-definition.js'
import { bindFamily, defineFamily } from '../contract/family.js'
import type { Handlers } from '../contract/handler.js'
import { callRoute } from '../testing/call-route.js'
import { createProjectHandlers } from './project-handlers.js'
import { projectRoutes } from './project-routes.js'

const thingNotFound = defineError('THING_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Thing not found',
})
const params = z.object({ id: z.string().max(100) })
const routes = projectRoutes({ base: '/things/:id', params, example: { id: 'a' }, notFound: thingNotFound })
const contract = defineFamily({
  name: 'things',
  title: 'Things',
  description: 'A family of the test.',
  errorNames: 'SCREAMING_CASE',
  errors: [],
  routes,
  sockets: {},
})

const studios: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const studio of studios.splice(0)) await studio.close()
})

async function open(
  recipe: Recipe = pictureRecipe(),
  brief: unknown = { prompt: 'A robot' },
  models: Partial<Models> = {},
) {
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: { ...createFakeModels(), ...models },
    retryWaitMs: 1,
    recipes: [recipe],
  })
  studios.push(studio)
  const handlers: Handlers<typeof routes> = createProjectHandlers(
    routes,
    studio,
    async ({ id }, { ownerId }) => {
      const ref = { ownerId, projectId: id }
      await studio.projects.get(ref).catch(() => {
        throw new ApiError(thingNotFound)
      })
      return ref
    },
  )
  const { id } = await studio.projects.create({ ownerId: 'ada', recipe: recipe.name, brief })
  const family = bindFamily(contract, { handlers, sockets: {} })
  const call = (name: keyof typeof routes, input: Record<string, unknown> = {}, ownerId = 'ada') =>
    callRoute(family, name, { params: { id }, ...input }, { ownerId })
  return { studio, call, ref: { ownerId: 'ada', projectId: id } }
}

describe('the routes of every project', () => {
  it('tells a quote, makes it, and lists what it is made of', async () => {
    const { studio, call, ref } = await open()
    expect((await call('quote')).body).toMatchObject({ current: 0, to_make: 1 })
    await studio.runs.wait({ ownerId: 'ada', runId: (await studio.runs.start(ref)).id })
    expect((await call('quote')).body).toMatchObject({ current: 1, to_make: 0 })
    expect((await call('artifacts')).body).toMatchObject({
      current: true,
      items: [{ name: 'picture', state: 'current', media_type: 'image/png' }],
    })
    expect((await call('artifactContent', { query: { name: 'picture' } })).status).toBe(200)
    expect(await call('artifactContent', { query: { name: '../../etc/passwd' } })).toMatchObject({
      status: 404,
      body: { code: 'ARTIFACT_NOT_FOUND' },
    })
    expect((await call('ledger')).body).toMatchObject({ totals: { calls: 0 } })
  })

  it('tells the log and ends with it when nothing is running, and goes on after a number', async () => {
    const { studio, call, ref } = await open()
    await studio.runs.wait({ ownerId: 'ada', runId: (await studio.runs.start(ref)).id })
    const whole = await collect(await call('events', { query: { until_end: true } }))
    expect(whole[0]).toMatchObject({ event: 'event', id: '1', data: { type: 'project.created' } })
    expect(whole.at(-1)).toMatchObject({ data: { type: 'run.succeeded' } })
    const rest = await collect(
      await call('events', { query: { until_end: true, last_event_id: whole.length - 1 } }),
    )
    expect(rest).toEqual(whole.slice(-1))
  })

  it('runs towards a stage, and refuses one that is not there and a second run at once', async () => {
    const { studio, call } = await open(storyboardRecipe(), { prompt: 'A fox', durationSec: 4 })
    expect(await call('startRun', { body: { target: 'nowhere' } })).toMatchObject({
      status: 404,
      body: { code: 'STAGE_NOT_FOUND' },
    })
    const started = await call('startRun', { body: {} })
    expect(started).toMatchObject({ status: 202, body: { target: 'video' } })
    await studio.runs.wait({ ownerId: 'ada', runId: (started.body as { run_id: string }).run_id })
    expect(await call('startRun', { body: {} })).toMatchObject({ status: 409, body: { code: 'RUN_ACTIVE' } })
    expect(await call('startRun', { body: { priority: 11 } })).toMatchObject({ status: 400 })
  })

  it('sets and lifts a budget, and refuses a negative one', async () => {
    const { studio, call, ref } = await open()
    expect((await call('setBudget', { body: { budget_usd: 2.5 } })).body).toEqual({
      budget: { usd: 2.5, micros: 2_500_000 },
    })
    expect((await studio.projects.get(ref)).budgetMicros).toBe(2_500_000)
    expect((await call('setBudget', { body: { budget_usd: null } })).body).toEqual({ budget: null })
    expect(await call('setBudget', { body: { budget_usd: -1 } })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT' },
    })
  })

  it('cancels what waits for approval, and says 409 when nothing runs', async () => {
    const { studio, call, ref } = await open(storyboardRecipe(), { prompt: 'A fox', durationSec: 4 })
    expect(await call('cancel')).toMatchObject({ status: 409, body: { code: 'NOTHING_TO_CANCEL' } })
    const run = await studio.runs.start(ref)
    expect((await studio.runs.wait({ ownerId: 'ada', runId: run.id })).status).toBe('gated')
    expect((await call('cancel')).body).toMatchObject({
      run_id: run.id,
      status: 'cancelled',
      cancelled: true,
      warnings: [],
    })
  })

  it('names what goes on at a provider that could not be told to stop', async () => {
    const image = createFakeStartedImageModel({ polls: Number.POSITIVE_INFINITY, pollAfterMs: 60_000 })
    const deaf = { ...image, cancel: () => Promise.reject(new MutoscopeError('PROVIDER_UNAVAILABLE')) }
    const { studio, call, ref } = await open(undefined, undefined, { image: deaf })
    await studio.runs.start(ref)
    await expect.poll(async () => (await studio.calls.list(ref, { statuses: ['accepted'] })).length).toBe(1)
    expect((await call('cancel')).body).toMatchObject({
      status: 'cancelled',
      warnings: [expect.stringMatching(/could not be told to stop; it may go on and charge/u)],
    })
  })

  it('asks for another take and goes back', async () => {
    const { studio, call, ref } = await open(storyboardRecipe(), { prompt: 'A fox', durationSec: 4 })
    expect(await call('takes', { query: { scene: 1 } })).toMatchObject({
      status: 409,
      body: { code: 'STORYBOARD_MISSING' },
    })
    const images = async () =>
      studio.runs.wait({ ownerId: 'ada', runId: (await studio.runs.start(ref, { target: 'images' })).id })
    await images()
    await call('setTake', { body: { scene: 1, take: 'next' } })
    await images()
    expect((await call('takes', { query: { scene: 1, kind: 'image' } })).body).toMatchObject({
      items: [
        { take: 1, selected: false },
        { take: 2, selected: true },
      ],
    })
    expect((await call('setTake', { body: { scene: 1, take: 1 } })).body).toMatchObject({
      items: [
        { take: 1, selected: true },
        { take: 2, selected: false },
      ],
    })
    expect(await call('takes', { query: { scene: 99 } })).toMatchObject({
      status: 404,
      body: { code: 'SCENE_NOT_FOUND' },
    })
    expect((await call('takes', { query: { scene: 0 } })).status).toBe(400)
  })

  it('shows nothing of it to another owner: every route answers as for something that is not there', async () => {
    const { call } = await open()
    const inputs: { readonly [name: string]: Record<string, unknown> } = {
      events: { query: {} },
      startRun: { body: {} },
      quote: { query: {} },
      setBudget: { body: { budget_usd: 1 } },
      artifactContent: { query: { name: 'picture' } },
      takes: { query: { scene: 1 } },
      setTake: { body: { scene: 1 } },
    }
    for (const name of Object.keys(routes) as (keyof typeof routes)[]) {
      expect(await call(name, inputs[name], 'eve'), `at ${name}`).toMatchObject({
        status: 404,
        body: { code: 'THING_NOT_FOUND' },
      })
    }
  })
})

async function collect({ body }: { readonly body: unknown }): Promise<readonly unknown[]> {
  const items: unknown[] = []
  for await (const item of body as AsyncIterable<unknown>) items.push(item)
  return items
}
