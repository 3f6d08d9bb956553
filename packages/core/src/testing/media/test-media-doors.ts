import type { Artifact } from '../../domain/artifact.js'
import type { Media, MediaContext } from '../../media/media.js'
import { bytesSource } from '../../storage/byte-source.js'
import { FILM_MS, mixSpec, segmentSpecs } from './film.js'
import {
  beatingTone,
  bodyOf,
  contextOf,
  ERROR_PAGE,
  PICTURE,
  SIZE,
  store,
  type MediaSuite,
} from './media-suite.js'

type Work = (media: Media, context: MediaContext, from: Artifact) => Promise<unknown>

/** Every kind of work on one artifact. */
const WORKS: { readonly [name: string]: Work } = {
  export: async (media, context, video) =>
    media.exportVideo({ video, container: 'mp4', shortSide: 480 }, context),
  frame: async (media, context, clip) => media.frame({ clip, at: 0 }, context),
  'sound file': async (media, context, sound) => media.soundFile({ sound, format: 'wav' }, context),
  thumbnail: async (media, context, source) =>
    media.thumbnail({ source, variant: 'clean', title: '', width: 320, height: 180 }, context),
  'card with a picture': async (media, context, picture) =>
    media.card({ width: 160, height: 90, heading: 'A', accent: '#112233', picture }, context),
  'sound facts': async (media, context, sound) => media.analyseSound({ sound }, context),
}

/** Versions, probes, refusals and cancelling. */
export function testMediaDoors(suite: MediaSuite): void {
  const { describe, expect, it, options } = suite

  it('has a version that stays, and one for each kind of work', async () => {
    const media = await suite.media()
    expect((await media.version()).length).toBeGreaterThan(0)
    expect(await media.version()).toBe(await media.version())
    for (const version of Object.values(media.workVersions))
      expect(Number.isInteger(version) && version > 0).toBe(true)
  })

  it('hands over files that know their size', async () => {
    const media = await suite.media()
    const mix = bodyOf(await media.mix(mixSpec(suite), contextOf(suite)))
    let size = 0
    for await (const chunk of mix.stream()) size += chunk.byteLength
    expect(size).toBeGreaterThan(0)
    expect(mix.size).toBe(size)
  })

  describe('a look', () => {
    it('finds what a sound is', async () => {
      const found = await (await suite.media()).probe(bytesSource(beatingTone(500)))
      expect(found).toMatchObject({
        durationMs: 500,
        video: null,
        audio: { sampleRate: 24_000, channels: 1 },
      })
    })

    it('finds the size of a picture', async () => {
      expect(await (await suite.media()).checkPicture(bytesSource(PICTURE))).toEqual(SIZE)
    })

    it('refuses what is no media', async () => {
      const media = await suite.media()
      for (const bytes of [new Uint8Array(), ERROR_PAGE]) {
        await expect(media.probe(bytesSource(bytes))).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
        await expect(media.checkPicture(bytesSource(bytes))).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
      }
    })

    if (options.standsIn !== true) {
      it('refuses a picture and a video that were cut off', async () => {
        const media = await suite.media()
        await expect(media.checkPicture(bytesSource(PICTURE.subarray(0, 150)))).rejects.toMatchObject({
          code: 'MEDIA_INVALID',
        })
        await suite.film()
        const chunks: Uint8Array[] = []
        for await (const chunk of suite.stored.get('film')?.stream({ start: 0, end: 3000 }) ?? [])
          chunks.push(chunk)
        const cut = {
          stream: async function* () {
            yield* chunks
          },
        }
        await expect(media.probe(cut)).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
      })
    }

    it('ends when it is cancelled', async () => {
      const looking = (await suite.media()).probe(bytesSource(beatingTone(500)), {
        signal: AbortSignal.abort(),
      })
      await expect(looking).rejects.toMatchObject({ code: 'CANCELLED' })
    })
  })

  describe('work', () => {
    for (const [name, work] of Object.entries(WORKS)) {
      it(`refuses an error page instead of media: ${name}`, async () => {
        const page = store(suite, 'page', ERROR_PAGE, { durationMs: FILM_MS, ...SIZE })
        await expect(work(await suite.media(), contextOf(suite), page)).rejects.toMatchObject({
          code: 'MEDIA_INVALID',
        })
      })

      it(`ends when it is cancelled: ${name}`, async () => {
        const from = name.includes('picture') ? store(suite, 'picture', PICTURE) : await suite.film()
        const context = contextOf(suite, AbortSignal.abort())
        await expect(work(await suite.media(), context, from)).rejects.toMatchObject({ code: 'CANCELLED' })
      })
    }

    it('ends when it is cancelled: segments, mix, stitch and card', async () => {
      const media = await suite.media()
      const context = contextOf(suite, AbortSignal.abort())
      const spec = await suite.stitchSpec()
      const cancelled = { code: 'CANCELLED' }
      await expect(
        media.renderSegments(segmentSpecs(suite), context, async () => undefined),
      ).rejects.toMatchObject(cancelled)
      await expect(media.mix(mixSpec(suite), context)).rejects.toMatchObject(cancelled)
      await expect(media.stitch(spec, context)).rejects.toMatchObject(cancelled)
      await expect(
        media.card({ width: 160, height: 90, heading: 'A', accent: '#112233' }, context),
      ).rejects.toMatchObject(cancelled)
    })

    it('refuses an error page as a picture of a segment and as a voice', async () => {
      const media = await suite.media()
      const page = store(suite, 'page', ERROR_PAGE)
      const [spec] = segmentSpecs(suite)
      const layers = [{ picture: page, move: 'still', sceneFrames: 15, from: 0 }] as const
      await expect(
        media.renderSegments([{ ...spec, layers }], contextOf(suite), async () => undefined),
      ).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
      await expect(
        media.mix({ ...mixSpec(suite), voices: [{ audio: page, atSample: 0 }] }, contextOf(suite)),
      ).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
    })
  })

  const { leftovers } = options
  if (leftovers !== undefined) {
    it('has left nothing behind but what it handed over', async () => {
      expect(await leftovers()).toEqual([])
    })
  }
}
