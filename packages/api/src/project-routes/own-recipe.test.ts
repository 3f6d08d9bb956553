import {
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  defineRecipe,
  defineStage,
  imagesStage,
  type Studio,
} from '@mutoscope/core'
import { createFakeMedia, createFakeModels } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import {
  bindFamily,
  createProjectHandlers,
  defineError,
  defineFamily,
  defineRoute,
  projectRoutes,
  type Family,
  type Handlers,
} from '../index.js'
import { callRoute } from '../testing/call-route.js'

type Brief = { readonly line: string }

const haiku = defineRecipe<Brief>({
  name: 'haiku',
  brief: z.strictObject({ line: z.string().min(1) }),
  settings: {},
  stages: [
    defineStage<Brief>('layout', { resource: 'io' }, async ({ project, update }) => {
      const { line } = project.brief
      if (project.storyboard?.source === line) return
      await update(() => ({
        storyboard: {
          title: line,
          source: line,
          scenes: [
            {
              id: 'line-1',
              description: line,
              narration: line,
              imagePrompt: line,
              shot: 'wide',
              move: 'still',
              durationMs: 4000,
              takes: { image: 1, speech: 1 },
            },
          ],
        },
      }))
    }),
    imagesStage(({ line }) => line),
  ],
})

const haikuNotFound = defineError('HAIKU_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'No such haiku',
})
const params = z.object({ id: z.string().max(100) })
const ofEach = projectRoutes({ base: '/haikus/:id', params, example: { id: 'a' }, notFound: haikuNotFound })
const contract = defineFamily({
  name: 'haikus',
  title: 'Haikus',
  description: 'A family with a recipe of its own.',
  errorNames: 'SCREAMING_CASE',
  errors: [],
  routes: {
    addHaiku: defineRoute({
      method: 'POST',
      path: '/haikus',
      summary: 'Plan a video',
      auth: 'required',
      body: z.strictObject({ line: z.string() }),
      responses: { 201: params },
      example: { body: { line: 'An old silent pond' }, response: { id: 'a' } },
    }),
    ...ofEach,
  },
  sockets: {},
})

function haikus(studio: Studio): Family {
  const handlers: Handlers<typeof contract.routes> = {
    ...createProjectHandlers(ofEach, studio, async ({ id }, { ownerId }) => {
      await studio.projects.get({ ownerId, projectId: id })
      return { ownerId, projectId: id }
    }),
    addHaiku: async ({ body }, { ownerId }) => ({
      id: (await studio.projects.create({ ownerId, recipe: 'haiku', brief: body })).id,
    }),
  }
  return bindFamily(contract, { handlers, sockets: {}, translate: { PROJECT_NOT_FOUND: haikuNotFound } })
}

const studios: Studio[] = []
afterEach(async () => {
  for (const studio of studios.splice(0)) await studio.close()
})

async function open(before?: () => Promise<void>) {
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: createFakeModels(before === undefined ? {} : { before }),
    recipes: [haiku],
  })
  studios.push(studio)
  const family = haikus(studio)
  const { body } = await callRoute<{ id: string }>(family, 'addHaiku', {
    body: { line: 'An old silent pond' },
  })
  const call = (name: keyof typeof contract.routes, input = {}, ownerId = 'owner-1') =>
    callRoute<Readonly<Record<string, unknown>>>(
      family,
      name,
      { params: { id: body.id }, ...input },
      { ownerId },
    )
  return { studio, call }
}

describe('a family with a recipe of its own', () => {
  it('quotes, runs and shows takes by the routes of every project', async () => {
    const { studio, call } = await open()
    expect(await call('quote')).toMatchObject({ status: 200, body: { stages: [{ stage: 'layout' }, {}] } })
    const started = await call('startRun', { body: {} })
    expect(started).toMatchObject({ status: 202, body: { target: 'images' } })
    await studio.runs.wait({ ownerId: 'owner-1', runId: String(started.body['run_id']) })
    expect(await call('takes', { query: { scene: 1, kind: 'image' } })).toMatchObject({
      status: 200,
      body: { items: [{ take: 1, selected: true }] },
    })
    expect(await call('quote')).toMatchObject({ body: { to_make: 0 } })
  })

  it('cancels what runs, and names the family in what is not there', async () => {
    const begun = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const { studio, call } = await open(() => {
      begun.resolve()
      return gate.promise
    })
    const { body } = await call('startRun', { body: {} })
    const run = { ownerId: 'owner-1', runId: String(body['run_id']) }
    await begun.promise
    const cancelled = call('cancel')
    await expect.poll(async () => (await studio.runs.get(run)).cancelRequestedAt).not.toBeNull()
    gate.resolve()
    expect(await cancelled).toMatchObject({ status: 200, body: { cancelled: true } })
    expect(await call('cancel', {}, 'eve')).toMatchObject({ status: 404, body: { code: 'HAIKU_NOT_FOUND' } })
  })
})
