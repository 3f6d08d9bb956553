import { describe, expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import type { Assets } from '../storage/assets.js'
import { bytesSource } from '../storage/byte-source.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createStudio } from './create-studio.js'

const OWNER = 'ada'

/** Assets whose bytes can be damaged where they lie. */
function createFragileAssets() {
  const assets = createMemoryAssets()
  const damaged = new Map<string, Uint8Array<ArrayBuffer>>()
  const fragile: Assets = {
    ...assets,
    async put(source, options) {
      const content = await assets.put(source, options)
      damaged.delete(content.hash)
      return content
    },
    async stat(hash) {
      const content = await assets.stat(hash)
      const bytes = damaged.get(hash)
      return content === null || bytes === undefined ? content : { ...content, size: bytes.byteLength }
    },
    async open(hash, expected) {
      const bytes = damaged.get(hash)
      if (bytes === undefined) return assets.open(hash, expected)
      const other = createMemoryAssets()
      const { hash: of } = await other.put(bytesSource(bytes), { mediaType: 'text/plain' })
      return other.open(of, expected)
    },
    async digest(hash) {
      return damaged.has(hash) ? '0'.repeat(64) : assets.digest(hash)
    },
    async remove(hash, options) {
      damaged.delete(hash)
      return assets.remove(hash, options)
    },
  }
  return { assets: fragile, damage: (hash: string, size: number) => damaged.set(hash, new Uint8Array(size)) }
}

async function setUp() {
  const { assets, damage } = createFragileAssets()
  const store = createMemoryStore()
  const models = createFakeModels()
  const studio = createStudio({
    store,
    assets,
    models,
    media: createFakeMedia(),
    recipes: [storyboardRecipe()],
    work: false,
  })
  const { id: projectId } = await studio.projects.create({
    ownerId: OWNER,
    recipe: 'storyboard',
    brief: { prompt: 'A fox walks', durationSec: 4 },
  })
  const ref = { ownerId: OWNER, projectId }
  const run = async () => {
    const { id: runId } = await studio.runs.start(ref, { autoApprove: true })
    await studio.advance(runId)
    return studio.runs.get({ ownerId: OWNER, runId })
  }
  expect((await run()).status).toBe('succeeded')
  const content = (await studio.artifacts.get(ref, 'video')).content ?? { hash: '', size: 0, mediaType: '' }
  return { studio, assets, damage, ref, run, content, models }
}

describe('an asset that was cut off', () => {
  it('is not current, is not opened, and is made again by the next run', async () => {
    const { studio, assets, damage, ref, run, content } = await setUp()
    damage(content.hash, 1)
    const before = await studio.status(ref)
    expect(before.artifacts.find(({ name }) => name === 'video')).toMatchObject({
      state: 'stale',
      reasons: ['its bytes are gone from the asset store, or damaged'],
    })
    await expect(studio.open({ content })).rejects.toMatchObject({ code: 'ASSET_CORRUPT' })
    const again = await run()
    expect(again.status).toBe('succeeded')
    expect(await assets.stat(content.hash)).toEqual(content)
    // Made with the same bytes, and still by this run: it may have been paid for.
    expect((await studio.artifacts.get(ref, 'video')).provenance.runId).toBe(again.id)
    expect((await studio.status(ref)).artifacts.every(({ state }) => state === 'current')).toBe(true)
  })
})

describe('verify', () => {
  it('names what is gone, cut off or altered, and by whom it is needed', async () => {
    const { studio, assets, damage, content, ref } = await setUp()
    const whole = await studio.verify()
    expect(whole.problems).toEqual([])
    expect(whole.bytes).toBeGreaterThan(0)
    const put = async (text: string) =>
      studio.uploads.put({
        ownerId: 'bob',
        source: bytesSource(new TextEncoder().encode(text)),
        mediaType: 'text/plain',
        maxBytes: 100,
      })
    const [gone, altered] = [await put('gone'), await put('altered')]
    await assets.remove(gone.hash)
    damage(altered.hash, altered.size)
    damage(content.hash, 1)
    const { checked, problems } = await studio.verify()
    expect(checked).toBe(whole.checked + 2)
    expect(
      problems
        .map(({ name, ownerId, projectId, problem }) => ({ name, ownerId, projectId, problem }))
        .toSorted((a, b) => (a.problem < b.problem ? -1 : 1)),
    ).toEqual([
      { name: 'upload.file', ownerId: 'bob', projectId: null, problem: 'digest' },
      { name: 'upload.file', ownerId: 'bob', projectId: null, problem: 'missing' },
      { name: 'video', ...ref, problem: 'size' },
    ])
    const fast = await studio.verify({ digests: false })
    expect(fast.problems.map(({ problem }) => problem).toSorted()).toEqual(['missing', 'size'])
    expect(fast.bytes).toBe(0)
  })

  it('removes what is damaged when it is told to, so that the next run makes it again', async () => {
    const { studio, assets, damage, run, content } = await setUp()
    damage(content.hash, content.size)
    expect((await studio.verify()).problems).toMatchObject([{ hash: content.hash, problem: 'digest' }])
    expect(await assets.stat(content.hash)).not.toBeNull()
    await studio.verify({ discard: true })
    expect(await assets.stat(content.hash)).toBeNull()
    expect((await run()).status).toBe('succeeded')
    expect((await studio.verify()).problems).toEqual([])
  })
})
