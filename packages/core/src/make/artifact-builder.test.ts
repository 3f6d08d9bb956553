import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { defineKind } from '../kinds/define-kind.js'
import type { Kind } from '../kinds/kind.js'
import type { Media } from '../media/media.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { defineRecipe } from '../pipeline/define-recipe.js'
import { defineStage, type StageContext } from '../pipeline/define-stage.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'

const OWNER = 'ada'

type Context = StageContext<object>
type Words = Kind<{ readonly words: string }, { readonly words: string }>

/** A kind that remembers what it made, and whose making may wait or fail. */
function createWords(before: (words: string) => void | Promise<void> = () => {}) {
  const made: string[] = []
  const kind = defineKind<{ readonly words: string }, { readonly words: string }>({
    name: 'words',
    version: '1',
    standIn: ({ words }) => ({ words }),
    async make({ words }, { progress }) {
      progress(0.5)
      await before(words)
      made.push(words)
      return { body: null, data: { words } }
    },
  })
  return { kind, made }
}

async function setUp(
  stages: { readonly [name: string]: (context: Context) => Promise<unknown> },
  media: Media = createFakeMedia(),
) {
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media,
    models: {},
    recipes: [
      defineRecipe<object>({
        name: 'words',
        brief: z.object({}),
        stages: Object.entries(stages).map(([name, run]) =>
          defineStage<object>(name, { resource: 'io' }, async (context) => {
            await run(context)
          }),
        ),
      }),
    ],
  })
  const { id: projectId } = await studio.projects.create({ ownerId: OWNER, recipe: 'words', brief: {} })
  const ref = { ownerId: OWNER, projectId }
  const run = async () => {
    const { id: runId } = await studio.runs.start(ref)
    return studio.runs.wait({ ownerId: OWNER, runId })
  }
  return { studio, ref, run }
}

const say =
  (kind: Words, name: string, words = name) =>
  (context: Context) =>
    context.make.of(kind, name, { words })

describe('the builder', () => {
  it('makes once what is asked for under several names at a time', async () => {
    const { kind, made } = createWords()
    const { studio, ref, run } = await setUp({
      all: (context) => Promise.all(['a', 'b', 'c'].map((name) => say(kind, name, 'the same')(context))),
    })
    expect((await run()).status).toBe('succeeded')
    expect(made).toEqual(['the same'])
    const digests = [...(await studio.artifacts.list(ref)).values()].map(({ digest }) => digest)
    expect([digests.length, new Set(digests).size]).toEqual([3, 1])
  })

  it('goes on with the others when one fails, and makes only what is missing the next time', async () => {
    let broken = true
    const { kind, made } = createWords((words) => {
      if (broken && words === 'b') throw new Error('out of ink')
    })
    const { studio, ref, run } = await setUp({
      all: (context) => Promise.all(['a', 'b', 'c'].map((name) => say(kind, name)(context))),
    })
    const failed = await run()
    expect(failed).toMatchObject({ status: 'failed', error: { details: { failures: [{ name: 'b' }] } } })
    expect(made.toSorted()).toEqual(['a', 'c'])
    broken = false
    expect((await run()).status).toBe('succeeded')
    expect(made.toSorted()).toEqual(['a', 'b', 'c'])
    expect([...(await studio.artifacts.list(ref)).keys()].toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('lets a stage go on without what failed in it', async () => {
    const { kind } = createWords(() => {
      throw new Error('out of ink')
    })
    const { studio, ref, run } = await setUp({
      all: (context) => say(kind, 'a')(context).catch(() => null),
    })
    expect((await run()).status).toBe('succeeded')
    expect(await studio.artifacts.find(ref, 'a')).toBeNull()
  })

  it('fails a maker that ends without an output', async () => {
    const media = { ...createFakeMedia(), renderSegments: () => Promise.resolve() }
    const { run } = await setUp(
      {
        all: ({ make }) =>
          make.segments([
            {
              name: 'a',
              spec: {
                width: 16,
                height: 9,
                fps: 30,
                quality: 'draft',
                frames: 1,
                layers: [] as never,
                transition: null,
                captions: [],
              },
            },
          ]),
      },
      media,
    )
    expect((await run()).error?.message).toContain('The maker finished without an output for a.')
  })

  it('counts a name for the stage that asked for it first', async () => {
    const { kind, made } = createWords()
    const { studio, ref, run } = await setUp({
      first: say(kind, 'a'),
      second: async (context) => {
        await say(kind, 'a')(context)
        await say(kind, 'b')(context)
      },
    })
    await run()
    expect(made).toEqual(['a', 'b'])
    const events = (await studio.events(ref)).filter(({ type }) => type === 'stage.succeeded')
    expect(events.map(({ data }) => data)).toEqual([
      { stage: 'first', asked: 1, made: 1, reused: 0 },
      { stage: 'second', asked: 1, made: 1, reused: 0 },
    ])
  })
})
