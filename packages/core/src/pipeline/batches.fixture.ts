import { bytesSource } from '../storage/byte-source.js'
import { createLimiter } from '../engine/limiter.js'
import type { SegmentSpec } from '../kinds/segment.js'
import type { Media } from '../media/media.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import type { RunWorker } from './advance-run.js'
import { createWorkClaim } from './claim-work.js'
import { defineStage } from './define-stage.js'
import { createEngine, type WordsBrief } from './engine.fixture.js'

/** A stage that renders segments of these lengths, in frames, and makes a film of them. */
export function renderStage(frames: readonly number[]) {
  return defineStage<WordsBrief>('render', { resource: 'cpu' }, async ({ make }) => {
    const picture = await make.local('picture', {
      kind: 'drawn',
      version: '1',
      request: {},
      compute: () => ({
        body: bytesSource(new TextEncoder().encode('a picture')),
        mediaType: 'image/png',
        data: {},
      }),
      standIn: {},
    })
    const segments = await make.segments(
      frames.map((count, index) => ({ name: `segment/${index}`, spec: toSpec(count, index, picture) })),
    )
    await make.local('film', {
      kind: 'film',
      version: '1',
      request: { segments },
      compute: () => ({ body: null, data: { segments: segments.length } }),
      standIn: { segments: segments.length },
    })
  })
}

function toSpec(
  frames: number,
  from: number,
  picture: Extract<SegmentSpec['layers'][0], { readonly picture: unknown }>['picture'],
) {
  const layers: SegmentSpec['layers'] = [{ picture, move: 'still', sceneFrames: 9000, from }]
  return {
    width: 640,
    height: 360,
    fps: 30,
    quality: 'draft',
    frames,
    layers,
    transition: null,
    captions: [],
  } as const
}

/** A media port that remembers how many frames each encode had. */
export function countingMedia(before?: (call: string) => void | Promise<void>) {
  const encodes: (readonly number[])[] = []
  const fake = createFakeMedia(before === undefined ? {} : { before })
  const media: Media = {
    ...fake,
    renderSegments(specs, context, done) {
      encodes.push(specs.map(({ frames }) => frames))
      return fake.renderSegments(specs, context, done)
    },
  }
  return { media, encodes }
}

/**
 * An engine with one run that renders segments of these lengths, whose batches are shared. `workAs` gives
 * another worker of the same store; it has a media port of its own.
 */
export async function createSharedRender(
  frames: readonly number[],
  options: NonNullable<Parameters<typeof createEngine>[1]> = {},
) {
  const own = countingMedia()
  const parts = await createEngine([renderStage(frames)], {
    sharesBatches: true,
    media: own.media,
    run: { lane: 'cpu', priority: 2 },
    ...options,
  })
  return {
    ...parts,
    encodes: own.encodes,
    workAs(workerId: string, before?: (call: string) => void | Promise<void>) {
      const { media, encodes } = countingMedia(before)
      const stopping = new AbortController()
      const limiters = { io: createLimiter(4), cpu: createLimiter(2) }
      const engine = { ...parts.engine, media, limiters, workerId }
      const worker: RunWorker = { ...parts.worker, engine, active: new Map(), stopping: stopping.signal }
      const claim = createWorkClaim(worker)
      return {
        worker,
        encodes,
        stopping,
        claim,
        /** Does what it can claim, so often until there is nothing left. */
        async workAll(limit = 1) {
          let count = 0
          for (let works = await claim(limit); works.length > 0; works = await claim(limit)) {
            count += works.length
            if (count > 100) throw new Error('There is work without end.')
            await Promise.all(works.map((work) => work()))
          }
          return count
        },
      }
    },
    /** Name, digest and bytes of everything that the project has. */
    made: async () =>
      (await parts.store.listBindings('ada', 'project-1')).map(({ name, artifact }) => ({
        name,
        digest: artifact.digest,
        hash: artifact.content?.hash ?? null,
      })),
  }
}
