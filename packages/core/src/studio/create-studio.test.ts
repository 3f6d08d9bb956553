import { describe, expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { narratedRecipe } from '../recipes/narrated.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels, type FakeModelsOptions } from '../testing/fakes/fake-models.js'
import { createStudio } from './create-studio.js'

const OWNER = 'ada'
const PROMPT = 'A fox walks. A crow sings. The cheese falls'

function setUp(options: FakeModelsOptions = {}) {
  const models = createFakeModels(options)
  const media = createFakeMedia()
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media,
    models,
    recipes: [storyboardRecipe(), narratedRecipe()],
  })
  const make = async (projectId: string, autoApprove = true) => {
    const { id } = await studio.runs.start({ ownerId: OWNER, projectId }, { autoApprove })
    return studio.runs.wait({ ownerId: OWNER, runId: id })
  }
  return {
    models,
    media,
    studio,
    make,
    create: (settings = {}) =>
      studio.projects.create({
        ownerId: OWNER,
        recipe: 'storyboard',
        brief: { prompt: PROMPT, durationSec: 6 },
        settings,
      }),
  }
}

describe('createStudio', () => {
  it('makes a video from a brief, and everything of a second run is reused', async () => {
    const { studio, create, make, models, media } = setUp()
    const project = await create()
    expect((await make(project.id)).status).toBe('succeeded')
    const counts = { models: models.calls.length, media: media.calls.length }
    expect(counts.models).toBe(1 + 3 + 3 + 1)
    const video = await studio.artifacts.get({ ownerId: OWNER, projectId: project.id }, 'video')
    expect(video.data).toMatchObject({ durationMs: 6000 })
    expect((await make(project.id)).status).toBe('succeeded')
    expect({ models: models.calls.length, media: media.calls.length }).toEqual(counts)
    await studio.close()
  })

  it('shares artifacts between projects of an owner and not with another owner', async () => {
    const { studio, create, make, models } = setUp()
    await make((await create()).id)
    const before = models.calls.length
    await make((await create()).id)
    expect(models.calls.length).toBe(before)
    const other = await studio.projects.create({
      ownerId: 'bob',
      recipe: 'storyboard',
      brief: { prompt: PROMPT, durationSec: 6 },
    })
    const run = await studio.runs.start({ ownerId: 'bob', projectId: other.id }, { autoApprove: true })
    expect((await studio.runs.wait({ ownerId: 'bob', runId: run.id })).status).toBe('succeeded')
    expect(models.calls.length).toBe(before * 2)
    await expect(studio.projects.get({ ownerId: OWNER, projectId: other.id })).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
      status: 404,
    })
    await studio.close()
  })

  it('remakes one picture, one voice line, the pieces that show the scene and the stitch when one scene changes', async () => {
    const { studio, create, make, models, media } = setUp()
    const { id: projectId } = await create()
    const ref = { ownerId: OWNER, projectId }
    await make(projectId)
    const before = { models: models.calls.length, media: media.calls.length }
    await studio.projects.editScene(ref, 2, {
      narration: 'A raven sings loudly',
      imagePrompt: 'A raven on a branch',
    })
    const quote = await studio.quote(ref)
    expect(quote.stages.map(({ stage, toMake }) => [stage, toMake])).toEqual([
      ['script', 0],
      ['images', 1],
      ['voice', 1],
      ['music', 0],
      ['render', 5],
      ['video', 1],
    ])
    const scene = (await studio.projects.get(ref)).storyboard?.scenes[1]?.id
    const status = await studio.status(ref)
    expect(status.current).toBe(false)
    expect(status.artifacts.find(({ name }) => name === `scene/${scene}/image`)).toMatchObject({
      state: 'stale',
      reasons: ['prompt changed'],
    })
    expect((await make(projectId)).status).toBe('succeeded')
    expect(
      models.calls
        .slice(before.models)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['image', 'speech'])
    // The body of the scene, the joins on both sides, the mix and the stitch.
    expect(
      media.calls
        .slice(before.media)
        .map((call) => call.replace(/ .*/u, ''))
        .toSorted(),
    ).toEqual(['mix', 'segment', 'segment', 'segment', 'stitch'])
    expect((await studio.status(ref)).current).toBe(true)
    await studio.close()
  })

  it('renders only joins, mix and stitch after a reorder', async () => {
    const { studio, create, make, models, media } = setUp()
    const { id: projectId } = await create()
    const ref = { ownerId: OWNER, projectId }
    await make(projectId)
    const before = { models: models.calls.length, media: media.calls.length }
    await studio.projects.reorderScenes(ref, [1, 3, 2])
    await make(projectId)
    expect(models.calls.length).toBe(before.models)
    expect(media.calls.slice(before.media).toSorted()).toEqual([
      'mix',
      'segment 15',
      'segment 15',
      'stitch 6',
    ])
    await studio.close()
  })

  it('waits at the gate, goes on when approved, and the approval lapses when what was approved changes', async () => {
    const { studio, create, make } = setUp()
    const { id: projectId } = await create()
    const ref = { ownerId: OWNER, projectId }
    await expect(studio.approve(ref)).rejects.toMatchObject({ code: 'GATE_NOT_READY', status: 409 })
    const gated = await make(projectId, false)
    expect(gated.status).toBe('gated')
    expect((await studio.quote(ref)).waitsAt).toEqual(['approval'])
    await studio.approve(ref)
    const { id: runId } = gated
    const ended = new Promise<void>((resolve) =>
      studio.hub.on('event', (event) => event.type === 'run.succeeded' && resolve()),
    )
    await ended
    expect((await studio.runs.get({ ownerId: OWNER, runId })).status).toBe('succeeded')
    await studio.projects.editScene(ref, 1, { imagePrompt: 'Another fox' })
    expect((await make(projectId, false)).status).toBe('gated')
    await studio.close()
  })

  it('keeps the approval when only sound settings change', async () => {
    const { studio, create, make } = setUp()
    const { id: projectId } = await create()
    const ref = { ownerId: OWNER, projectId }
    await make(projectId)
    await studio.projects.update(ref, { settings: { music: 'upbeat' } })
    expect((await make(projectId, false)).status).toBe('succeeded')
    await studio.close()
  })

  it('lets the siblings of a failed scene finish, names the failure, and a new run makes only what is missing', async () => {
    let broken = true
    const { studio, create, make, models } = setUp({
      before: ({ kind, text }) => {
        if (broken && kind === 'image' && text.includes('crow')) throw new Error('The brush broke')
      },
    })
    const { id: projectId } = await create()
    const failed = await make(projectId)
    expect(failed).toMatchObject({
      status: 'failed',
      error: {
        code: 'STAGE_FAILED',
        details: { stage: 'images', failures: [{ code: 'MODEL_FAILED', message: 'The model failed.' }] },
        cause: 'The brush broke',
      },
    })
    expect(JSON.stringify(await studio.events({ ownerId: OWNER, projectId }))).not.toContain('brush')
    const [, images] = await studio.runs.stages({ ownerId: OWNER, runId: failed.id })
    expect(images).toMatchObject({ stage: 'images', status: 'failed', asked: 3, made: 2 })
    broken = false
    const before = models.calls.length
    expect((await make(projectId)).status).toBe('succeeded')
    expect(models.calls.slice(before).filter(({ kind }) => kind === 'image')).toHaveLength(1)
    await studio.close()
  })

  it('brings an old take back for nothing', async () => {
    const { studio, create, make, models } = setUp()
    const { id: projectId } = await create()
    const ref = { ownerId: OWNER, projectId }
    await make(projectId)
    await studio.projects.setTake(ref, 1, 'image')
    await make(projectId)
    expect(models.calls.at(-1)).toEqual({ kind: 'image', text: 'Picture of A fox walks #2' })
    const before = models.calls.length
    await studio.projects.setTake(ref, 1, 'image', 1)
    await make(projectId)
    expect(models.calls.length).toBe(before)
    await studio.close()
  })

  it('stops a cancelled run and keeps what was made', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const { studio, create, models } = setUp({ before: ({ kind }) => (kind === 'speech' ? held : undefined) })
    const { id: projectId } = await create()
    const { id: runId } = await studio.runs.start({ ownerId: OWNER, projectId }, { autoApprove: true })
    while (!models.calls.some(({ kind }) => kind === 'speech'))
      await new Promise((resolve) => setTimeout(resolve, 1))
    await studio.runs.cancel({ ownerId: OWNER, runId })
    release()
    expect((await studio.runs.wait({ ownerId: OWNER, runId })).status).toBe('cancelled')
    expect(
      (await studio.quote({ ownerId: OWNER, projectId })).stages.find(({ stage }) => stage === 'images'),
    ).toMatchObject({ current: 3, toMake: 0 })
    await studio.close()
  })

  it('quotes a project that was never run', async () => {
    const { studio, create, models } = setUp()
    const { id: projectId } = await create()
    const quote = await studio.quote({ ownerId: OWNER, projectId })
    expect(quote.current).toBe(0)
    expect(quote.stages.map(({ stage }) => stage)).toEqual([
      'script',
      'images',
      'voice',
      'music',
      'render',
      'video',
    ])
    expect(quote.stages[1]?.toMake).toBe(1)
    expect(models.calls).toEqual([])
    await studio.close()
  })

  it('numbers events without gaps and tells them live', async () => {
    const { studio, create, make } = setUp()
    const { id: projectId } = await create()
    const ref = { ownerId: OWNER, projectId }
    const stop = new AbortController()
    const seen: number[] = []
    const watching = (async () => {
      for await (const event of studio.watch(ref, { signal: stop.signal })) {
        seen.push(event.seq)
        if (event.type === 'run.succeeded') stop.abort()
      }
    })()
    await make(projectId)
    await watching
    expect(seen).toEqual(seen.map((_, index) => index + 1))
    expect(seen.length).toBeGreaterThan(15)
    await studio.close()
  })

  it.each([
    ['an empty prompt', { prompt: ' ', durationSec: 30 }, 'prompt'],
    ['a prompt of 50,000 characters', { prompt: 'x'.repeat(50_000) }, 'prompt'],
    ['no length', { prompt: 'A fox', durationSec: 0 }, 'durationSec'],
    ['one second', { prompt: 'A fox', durationSec: 1 }, 'durationSec'],
    ['two hours', { prompt: 'A fox', durationSec: 7200 }, 'durationSec'],
    ['a member nobody knows', { prompt: 'A fox', color: 'red' }, ''],
  ])('refuses %s with INVALID_INPUT and 400, and nothing is left behind', async (_, brief, path) => {
    const { studio } = setUp()
    await expect(
      studio.projects.create({ ownerId: OWNER, recipe: 'storyboard', brief }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', status: 400, details: { issues: [{ path }] } })
    expect(await studio.projects.list(OWNER)).toEqual([])
    await studio.close()
  })

  it.each([
    [{ style: 'cubist' }, 'style'],
    [{ aspectRatio: '4:3' }, 'aspectRatio'],
    [{ fps: 25 }, 'fps'],
    [{ language: 'xx' }, 'language'],
    [{ resolution: '480p' }, 'resolution'],
    [{ template: 'spin' }, 'template'],
    [{ music: 'polka' }, 'music'],
    [{ voiceSpeed: 2 }, 'voiceSpeed'],
  ])('refuses the settings %j with INVALID_INPUT and 400', async (settings, path) => {
    const { studio, create } = setUp()
    await expect(create(settings)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      status: 400,
      details: { issues: [{ path }] },
    })
    await studio.close()
  })

  it('refuses unknown recipes, stages, scenes, orders, a stale revision and a second run at once, each with its code', async () => {
    const { studio, create, make } = setUp()
    const { id: projectId } = await create()
    const ref = { ownerId: OWNER, projectId }
    await expect(
      studio.projects.create({ ownerId: OWNER, recipe: 'opera', brief: {} }),
    ).rejects.toMatchObject({ code: 'RECIPE_NOT_FOUND', status: 404 })
    await expect(studio.runs.start(ref, { target: 'encore' })).rejects.toMatchObject({
      code: 'STAGE_NOT_FOUND',
      status: 404,
    })
    await expect(studio.projects.editScene(ref, 1, { description: 'x' })).rejects.toMatchObject({
      code: 'STORYBOARD_MISSING',
      status: 409,
    })
    await make(projectId)
    await expect(studio.projects.editScene(ref, 9, { description: 'x' })).rejects.toMatchObject({
      code: 'SCENE_NOT_FOUND',
      status: 404,
    })
    await expect(studio.projects.editScene(ref, 1, {})).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(studio.projects.reorderScenes(ref, [1, 2])).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(studio.projects.reorderScenes(ref, [1, 2, 2])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    await expect(
      studio.projects.update({ ...ref, revision: 1 }, { settings: { fps: 24 } }),
    ).rejects.toMatchObject({ code: 'REVISION_CONFLICT', status: 412 })
    await studio.projects.editScene(ref, 1, { imagePrompt: 'Another fox' })
    const first = await studio.runs.start(ref)
    await expect(studio.runs.start(ref)).rejects.toMatchObject({
      code: 'RUN_ACTIVE',
      status: 409,
      details: { runId: first.id },
    })
    await studio.runs.wait({ ownerId: OWNER, runId: first.id })
    await studio.close()
  })
})
