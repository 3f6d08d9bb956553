import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { defineRecipe } from '../pipeline/define-recipe.js'
import { defineStage } from '../pipeline/define-stage.js'
import { silentLogger } from '../engine/logger.js'
import type { Assets } from '../storage/assets.js'
import { bytesSource } from '../storage/byte-source.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { readAll } from '../testing/read-all.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { createStudio } from './create-studio.js'
import type { StudioOptions } from './studio-options.js'

const HOUR = 3_600_000
const OWNER = 'ada'
const brief = z.object({ hash: z.string().optional(), words: z.string() })
const recipe = defineRecipe({
  name: 'with-file',
  brief,
  stages: [
    defineStage<z.infer<typeof brief>>('bring', { resource: 'io' }, async ({ make, project }) => {
      const { hash, words } = project.brief
      if (hash !== undefined) await make.upload('logo', { hash, mediaType: 'image/png' })
      await make.local('card', {
        kind: 'card',
        version: '1',
        request: { words },
        standIn: 0,
        compute: () => ({ body: textSource(`card of ${words}`), mediaType: 'text/plain', data: 0 }),
      })
    }),
  ],
})

function textSource(text: string) {
  return bytesSource(new TextEncoder().encode(text))
}

function setUp(options: Partial<StudioOptions> = {}) {
  const clock = createManualClock()
  const assets = createMemoryAssets({ now: clock.now })
  const store = createMemoryStore()
  const studio = createStudio({
    store,
    assets,
    clock,
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [recipe],
    logger: silentLogger,
    work: false,
    collectMs: HOUR / 2,
    ...options,
  })
  const upload = async (text: string, ownerId = OWNER) =>
    studio.uploads.put({ ownerId, source: textSource(text), mediaType: 'text/plain', maxBytes: 100 })
  const build = async (words: string, hash?: string) => {
    const { id: projectId } = await studio.projects.create({
      ownerId: OWNER,
      recipe: 'with-file',
      brief: { words, ...(hash === undefined ? {} : { hash }) },
    })
    const ref = { ownerId: OWNER, projectId }
    const { id: runId } = await studio.runs.start(ref)
    await studio.advance(runId)
    expect((await studio.runs.wait({ ownerId: OWNER, runId })).status).toBe('succeeded')
    return ref
  }
  const cardHash = async (ref: { ownerId: string; projectId: string }) =>
    (await studio.artifacts.get(ref, 'card')).content?.hash ?? ''
  const stored = async () => (await readAll(assets.list())).length
  return { clock, assets, store, studio, upload, build, cardHash, stored }
}

describe('gc', () => {
  it('removes what nothing refers to, and says what that was', async () => {
    const { clock, assets, studio, upload, build, cardHash, stored } = setUp()
    const kept = await upload('kept')
    const deleted = await upload('deleted')
    await assets.put(textSource('left by a crash'), { mediaType: 'text/plain' })
    const [living, dead] = [await build('living'), await build('dead')]
    const deadHash = await cardHash(dead)
    await studio.uploads.remove(OWNER, deleted.id)
    await studio.projects.remove(dead)
    expect(await studio.gc()).toEqual({ artifacts: 0, assets: 0, unfinished: 0, bytes: 0 })
    expect(await stored()).toBe(5)
    await clock.advance(2 * HOUR)
    const bytes = 'deleted'.length + 'left by a crash'.length + 'card of dead'.length
    for (let looks = 0; looks < 2; looks++)
      expect(await studio.gc({ dryRun: true })).toEqual({ artifacts: 1, assets: 3, unfinished: 0, bytes })
    expect(await stored()).toBe(5)
    expect(await studio.gc()).toEqual({ artifacts: 1, assets: 3, unfinished: 0, bytes })
    expect(await assets.stat(kept.hash)).not.toBeNull()
    expect(await assets.stat(await cardHash(living))).not.toBeNull()
    expect(await assets.stat(deadHash)).toBeNull()
    expect(await studio.gc({ graceMs: 0 })).toEqual({ artifacts: 0, assets: 0, unfinished: 0, bytes: 0 })
  })

  it('keeps bytes that another upload, another owner, an artifact or only a brief refers to', async () => {
    const { clock, assets, studio, upload, build } = setUp()
    const mine = await upload('the same')
    await upload('the same', 'bob')
    const used = await upload('used')
    await build('uses it', used.hash)
    const named = await upload('named')
    await studio.projects.create({
      ownerId: OWNER,
      recipe: 'with-file',
      brief: { words: 'never run', hash: named.hash },
    })
    for (const { id } of [mine, used, named]) await studio.uploads.remove(OWNER, id)
    await clock.advance(2 * HOUR)
    expect(await studio.gc()).toEqual({ artifacts: 0, assets: 0, unfinished: 0, bytes: 0 })
    for (const { hash } of [mine, used, named]) expect(await assets.stat(hash)).not.toBeNull()
  })

  it('keeps what two projects made together while one of them is there', async () => {
    const { clock, assets, studio, build, cardHash } = setUp()
    const first = await build('shared')
    const second = await build('shared')
    const hash = await cardHash(first)
    expect(await cardHash(second)).toBe(hash)
    await studio.projects.remove(first)
    await clock.advance(2 * HOUR)
    expect((await studio.gc()).artifacts).toBe(0)
    expect(await assets.stat(hash)).not.toBeNull()
    await studio.projects.remove(second)
    expect(await studio.gc()).toMatchObject({ artifacts: 1, assets: 1 })
    expect(await assets.stat(hash)).toBeNull()
  })

  it('removes as many at once as it may, and says how far it is', async () => {
    const kept = createMemoryAssets({ now: () => 0 })
    let removing = 0
    let most = 0
    const slow: Assets = {
      ...kept,
      async remove(hash, options) {
        removing++
        most = Math.max(most, removing)
        await new Promise((resolve) => setImmediate(resolve))
        removing--
        return kept.remove(hash, options)
      },
    }
    const { studio } = setUp({ assets: slow })
    const put = async (count: number) => {
      for (let index = 0; index < count; index++)
        await kept.put(textSource(`file ${index}`), { mediaType: 'text/plain' })
    }
    await put(20)
    const said: unknown[] = []
    await studio.gc({ graceMs: 0, parallel: 3, onChecked: (progress) => said.push(progress) })
    expect([most, said.length, said.at(-1)]).toEqual([3, 20, { checked: 20, removed: 20, bytes: 130 }])
    await put(20)
    expect((await studio.gc({ graceMs: 0 })).assets).toBe(20)
    expect(most).toBe(16)
    for (const parallel of [0, 1.5, Number.NaN])
      await expect(studio.gc({ parallel })).rejects.toMatchObject({ details: { field: 'parallel' } })
  })

  it('never takes bytes that are put again while it works', async () => {
    const { clock, assets, studio, upload } = setUp()
    for (let round = 0; round < 20; round++) {
      const { id, hash } = await upload('contended')
      await clock.advance(2 * HOUR)
      const [again] = await Promise.all([
        upload('contended'),
        studio.uploads.remove(OWNER, id),
        studio.gc(),
        studio.gc(),
      ])
      expect(await assets.stat(hash), `round ${round}`).not.toBeNull()
      await studio.uploads.remove(OWNER, again.id)
    }
  })
})

describe('what deletions leave behind', () => {
  it('goes by itself: the bytes of an upload, and what was made for a project', async () => {
    const { clock, assets, studio, upload, build, cardHash, stored } = setUp({ work: true })
    const { id, hash } = await upload('deleted')
    const ref = await build('dead', (await upload('named')).hash)
    const made = await cardHash(ref)
    await clock.advance(2 * HOUR)
    await studio.uploads.remove(OWNER, id)
    await studio.projects.remove(ref)
    await clock.advance(HOUR)
    await expect.poll(() => assets.stat(hash)).toBeNull()
    await clock.advance(HOUR)
    await clock.advance(HOUR)
    await expect.poll(() => assets.stat(made)).toBeNull()
    expect(await stored(), 'the upload that the project used is still there').toBe(1)
    await studio.close()
  })

  it('waits while it is new, and is forgotten once something refers to it', async () => {
    const { clock, assets, store, studio, upload } = setUp({ work: true })
    const { id, hash } = await upload('deleted')
    await studio.uploads.remove(OWNER, id)
    const again = await upload('deleted')
    await clock.advance(2 * HOUR)
    await clock.advance(2 * HOUR)
    await expect.poll(() => store.nextDueRecord('studio.garbage')).toBe(null)
    expect(await assets.stat(hash)).not.toBeNull()
    expect((await studio.uploads.get(OWNER, again.id)).hash).toBe(hash)
    await studio.close()
  })
})
