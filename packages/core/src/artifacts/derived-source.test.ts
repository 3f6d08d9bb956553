import { describe, expect, it } from 'vitest'
import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { createEventHub } from '../engine/event-hub.js'
import { createLimiter } from '../engine/limiter.js'
import type { ModelContext } from '../providers/model.js'
import { bytesSource, readBytes } from '../storage/byte-source.js'
import type { Store } from '../storage/store.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { samples } from '../testing/store/store-samples.js'
import { createDerivedSource } from './derived-source.js'
import type { MadeOutput } from '../kinds/made-output.js'
import { keyRequest, type MakeRequest, type Maker } from './make-request.js'

const NOTE: MakeRequest = {
  name: 'note',
  kind: 'note',
  identity: { provider: 'local', model: 'note', version: '1' },
  input: { words: 'A lake' },
  standIn: null,
}
const textOf = async (source: Parameters<typeof readBytes>[0]) =>
  new TextDecoder().decode(await readBytes(source))
const output = (text: string): MadeOutput<Json> => ({
  body: bytesSource(new TextEncoder().encode(text)),
  mediaType: 'text/plain',
  data: { letters: text.length },
})
/** A maker that hands over whatever it is given, in order. */
const hands = (...outputs: readonly MadeOutput<Json>[]): Maker => ({
  type: 'local',
  run: async (_missing, _context, done) => {
    for (const each of outputs) await done(0, each)
  },
})

async function setUp() {
  const [memory, assets, clock] = [createMemoryStore(), createMemoryAssets(), createManualClock()]
  let reads = 0
  const store: Store = {
    ...memory,
    getArtifacts(...given) {
      reads++
      return memory.getArtifacts(...given)
    },
  }
  const hub = createEventHub()
  let ids = 0
  const engine = {
    store,
    assets,
    clock,
    hub,
    media: createFakeMedia(),
    createId: () => `artifact-${++ids}`,
    crashPoint: () => Promise.resolve(),
    openOutbox: () => Promise.resolve(null),
    limiters: { io: createLimiter(1), cpu: createLimiter(1) },
  }
  await store.commit({
    changes: [{ type: 'insert-project', project: samples.project() }],
    events: [],
    at: 1,
  })
  const source = createDerivedSource({
    engine,
    ownerId: 'ada',
    projectId: 'project-1',
    stage: 'export',
    bind: ({ name, digest }) => ({
      type: 'bind',
      ownerId: 'ada',
      projectId: 'project-1',
      stage: 'export',
      name,
      digest,
    }),
    signal: new AbortController().signal,
    making: new Map(),
  })
  const obtain = async (maker: Maker, request = NOTE) => {
    const [artifact] = await source.obtain([request], maker)
    return artifact
  }
  return {
    source,
    obtain,
    store,
    assets,
    clock,
    reads: () => reads,
    bound: async () => (await store.listBindings('ada', 'project-1')).map(({ name }) => name),
    events: () => store.readEvents('ada', 'project-1', { after: 0, limit: 10 }),
  }
}

describe('what is derived', () => {
  it('is stored, bound and told with its facts', async () => {
    const { obtain, store, clock, bound, events } = await setUp()
    const made = await obtain({
      type: 'local',
      async run(missing, _context, done) {
        expect(missing).toEqual([0])
        await clock.advance(1200)
        await done(0, { ...output('A lake'), warnings: ['too small'], costMicros: 0, licence: 'CC0-1.0' })
      },
    })
    const { digest } = await keyRequest(NOTE)
    expect(made).toMatchObject({
      id: 'artifact-1',
      ownerId: 'ada',
      digest,
      content: { size: 6, mediaType: 'text/plain' },
      data: { letters: 6 },
      provenance: { projectId: 'project-1', runId: '', stage: 'export', name: 'note', tookMs: 1200 },
    })
    expect((await store.getArtifacts('ada', [digest])).get(digest)).toEqual(made)
    expect(await bound()).toEqual(['note'])
    const data = { name: 'note', kind: 'note', stage: 'export', digest, tookMs: 1200 }
    expect(await events()).toMatchObject([
      { type: 'artifact.made', runId: null, data: { ...data, warnings: ['too small'] } },
    ])
  })

  it('is only bound where it is there, without a word', async () => {
    const { obtain, bound, events } = await setUp()
    const made = await obtain(hands(output('A lake')))
    expect(await obtain(hands(), { ...NOTE, name: 'other' })).toEqual(made)
    expect(await bound()).toEqual(['note', 'other'])
    expect(await events()).toHaveLength(1)
  })

  it('is made once for two who want it at once, and again for the next when it failed', async () => {
    const { obtain, source, reads } = await setUp()
    let made = 0
    /** What both wait for, once both have seen that it is not there. */
    const askTwice = async (text: string | null) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const maker: Maker = {
        type: 'local',
        async run(_missing, _context, done) {
          made++
          await promise
          if (text === null) throw new Error('out of ink')
          await done(0, output(text))
        },
      }
      const before = reads()
      const both = [obtain(maker), obtain(maker)]
      await expect.poll(reads).toBe(before + 2)
      await new Promise((turn) => setImmediate(turn))
      resolve()
      return Promise.allSettled(both)
    }
    expect(await askTwice(null)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
    expect([made, await source.find(NOTE)]).toEqual([1, null])
    const found = { status: 'fulfilled', value: { data: { letters: 6 } } }
    expect(await askTwice('A lake')).toMatchObject([found, found])
    expect([made, await source.find(NOTE)]).toMatchObject([2, { data: { letters: 6 } }])
  })

  it('takes new bytes where those that it stood on are gone', async () => {
    const { obtain, store, assets } = await setUp()
    const old = await obtain(hands(output('A lake')))
    await assets.remove(old?.content?.hash ?? '')
    const made = await obtain(hands(output('The lake')))
    expect(made).toMatchObject({ digest: old?.digest, data: { letters: 8 } })
    const stored = (await store.getArtifacts('ada', [old?.digest ?? ''])).get(old?.digest ?? '')
    expect(await textOf(await assets.open(stored?.content?.hash ?? ''))).toBe('The lake')
  })

  it('may be what a free model answers at once, which reads the bytes it is given', async () => {
    const { obtain, assets } = await setUp()
    const { hash } = await assets.put(output('A song').body ?? bytesSource(new Uint8Array()), {
      mediaType: 'audio/wav',
      signal: new AbortController().signal,
    })
    const made = await obtain(
      modelOf({
        generate: async (request: Json, { open, ownerId }: ModelContext) =>
          output(`${ownerId}: ${JSON.stringify(request)}, ${await textOf(await open(hash))}`),
      }),
    )
    expect(await textOf(await assets.open(made?.content?.hash ?? ''))).toBe('ada: {"words":"A lake"}, A song')
  })
})

describe('what cannot be derived', () => {
  it.each([
    ['costs money', { paid: { dedupe: 'none', price: () => 0 }, generate: () => output('A lake') }],
    ['answers later', { start: () => ({ operation: null }), status: () => ({ status: 'pending' }) }],
  ])('is refused by the name of its model where it %s', async (_what, model) => {
    const { obtain, bound } = await setUp()
    await expect(obtain(modelOf(model))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('acme/pen costs money or responds later') as string,
      details: { name: 'note' },
    })
    expect(await bound()).toEqual([])
  })

  it('fails, and is not kept, where its maker gives nothing or bytes that are something else', async () => {
    const { obtain, bound, events } = await setUp()
    const nothing = obtain(hands())
    await expect(nothing).rejects.toMatchObject({ code: 'MODEL_FAILED' })
    await expect(nothing).rejects.toThrow('without an output for note')
    await expect(obtain(hands(output('<html>')), { ...NOTE, bytes: 'sound' })).rejects.toThrow(
      'local/note returned an unusable sound for note',
    )
    expect([await bound(), await events()]).toEqual([[], []])
  })

  it('is several at a time', async () => {
    const { source } = await setUp()
    const both = [NOTE, { ...NOTE, name: 'other' }]
    await expect(source.obtain(both, hands(output('A lake')))).rejects.toMatchObject({ code: 'UNREACHABLE' })
  })
})

it('nothing of other owners is found', async () => {
  const { obtain, source, store } = await setUp()
  const made = await obtain(hands(output('A lake')))
  const theirs: Artifact = { ...samples.artifact(), ...made, ownerId: 'eve', digest: 'theirs' }
  await store.commit({ changes: [{ type: 'insert-artifact', artifact: theirs }], events: [], at: 1 })
  expect(await source.find({ ...NOTE, input: { words: 'Their lake' } })).toBeNull()
  expect(await source.find(NOTE)).toEqual(made)
})

function modelOf(work: object): Maker {
  return { type: 'model', model: { provider: 'acme', model: 'pen', version: '1', ...work } as never }
}
