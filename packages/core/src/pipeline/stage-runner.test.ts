import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { defineRecipe } from './define-recipe.js'
import { defineGate, defineStage, type Stage } from './define-stage.js'

const OWNER = 'ada'
type Brief = { readonly words: string }

async function setUp(stages: readonly Stage<Brief>[], models = createFakeModels()) {
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models,
    recipes: [defineRecipe<Brief>({ name: 'words', brief: z.object({ words: z.string() }), stages })],
  })
  const { id: projectId } = await studio.projects.create({
    ownerId: OWNER,
    recipe: 'words',
    brief: { words: 'one' },
  })
  const ref = { ownerId: OWNER, projectId }
  const run = async (options: { readonly autoApprove?: boolean } = {}) => {
    const { id: runId } = await studio.runs.start(ref, options)
    return studio.runs.wait({ ownerId: OWNER, runId })
  }
  const events = async (type: string) =>
    (await studio.events(ref)).filter((event) => event.type === type).map(({ data }) => data)
  return { studio, ref, run, events }
}

const gate = defineGate<Brief>('approval', ({ project }) => Promise.resolve(project.brief.words))

describe('a gate', () => {
  it('stops the run until somebody approves, and again when what was approved has changed', async () => {
    const { studio, ref, run, events } = await setUp([gate])
    const gated = await run()
    expect(gated.status).toBe('gated')
    expect(await events('gate.reached')).toMatchObject([{ gate: 'approval' }])
    await studio.approve(ref)
    const approved = await studio.runs.wait({ ownerId: OWNER, runId: gated.id })
    expect(approved.status).toBe('succeeded')
    await studio.projects.update(ref, { brief: { words: 'two' } })
    expect((await run()).status).toBe('gated')
  })

  it('approves itself where the run says so', async () => {
    const { studio, ref, run, events } = await setUp([gate])
    expect((await run({ autoApprove: true })).status).toBe('succeeded')
    expect(await events('gate.approved')).toMatchObject([{ gate: 'approval', by: 'auto' }])
    expect((await studio.projects.get(ref)).approvals['approval']).toMatchObject({ by: 'auto' })
  })
})

describe('a stage', () => {
  it('fails with everything that failed in it, and with what it threw when nothing did', async () => {
    const before = () => {
      throw new Error('no paint')
    }
    const picture = { style: 'cinematic', shot: 'wide', width: 16, height: 9, take: 1, seed: 's' } as const
    const painting = defineStage<Brief>('images', { resource: 'io' }, async ({ make }) => {
      await Promise.all(['a', 'b'].map((name) => make.image(name, { prompt: name, ...picture })))
    })
    const { run, events } = await setUp([painting], createFakeModels({ before }))
    const { error } = await run()
    expect(error).toMatchObject({
      code: 'STAGE_FAILED',
      details: { stage: 'images', failures: [{ model: 'fake/image' }, { model: 'fake/image' }] },
    })
    expect(await events('artifact.failed')).toHaveLength(2)
    const broken = defineStage<Brief>('broken', { resource: 'io' }, () => Promise.reject(new Error('a slip')))
    const other = await setUp([broken])
    const thrown = (await other.run()).error
    expect(thrown?.code).toBe('STAGE_FAILED')
    expect(thrown?.details).not.toHaveProperty('failures')
  })

  it('changes the project as it is by then, when somebody else has changed it meanwhile', async () => {
    let meanwhile: (() => Promise<unknown>) | undefined
    const change = defineStage<Brief>('change', { resource: 'io' }, async ({ project, update }) => {
      if (project.storyboard !== null) return
      await meanwhile?.()
      await update(({ settings }) => ({
        settings: { ...settings, fps: 24 },
        storyboard: { title: 'A plan', source: '', scenes: [] },
      }))
    })
    const { studio, ref, run } = await setUp([change])
    meanwhile = () => studio.projects.update(ref, { settings: { music: 'none' } })
    expect((await run()).status).toBe('succeeded')
    expect((await studio.projects.get(ref)).settings).toMatchObject({ fps: 24, music: 'none' })
  })

  it('is counted once for a run that passes it again', async () => {
    const { run, events } = await setUp([
      defineStage<Brief>('plan', { resource: 'io' }, () => Promise.resolve()),
      gate,
    ])
    await run()
    expect(await events('stage.started')).toHaveLength(2)
    expect(await events('stage.succeeded')).toMatchObject([{ stage: 'plan' }])
  })
})
