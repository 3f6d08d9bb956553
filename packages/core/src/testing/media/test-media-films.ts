import { exportKind } from '../../kinds/export.js'
import { EXPORT_CONTAINERS } from '../../kinds/export.js'
import { videoKind } from '../../kinds/video.js'
import { FILM_MS, renderSegments, segmentSpecs } from './film.js'
import {
  artifactOf,
  bodyOf,
  bytesOf,
  contextOf,
  expectForward,
  FRAMES,
  SIZE,
  SOUND_FRAME_MS,
  type MediaSuite,
} from './media-suite.js'

const TYPES = { mp4: 'video/mp4', mov: 'video/quicktime', webm: 'video/webm' } as const

/** Segments, stitching and exports. */
export function testMediaFilms(suite: MediaSuite): void {
  const { describe, expect, it } = suite

  describe('segments', () => {
    it('come in order, each as long as it was asked for, and can be told to fit together', async () => {
      const media = await suite.media()
      const rendered = await renderSegments(suite, segmentSpecs(suite))
      expect(rendered.map(({ index }) => index)).toEqual([0, 1])
      expect(rendered.map(({ output }) => output.data.frames)).toEqual([FRAMES, FRAMES])
      expect(new Set(rendered.map(({ output }) => output.data.streamKey)).size).toBe(1)
      for (const { output } of rendered) {
        expect(output.mediaType).toBe('video/mp4')
        expect(await media.probe(bodyOf(output))).toMatchObject({
          video: { ...SIZE, frames: FRAMES },
          audio: null,
        })
      }
    })

    it('have another key in another format', async () => {
      const [spec] = segmentSpecs(suite)
      const keys = await Promise.all(
        [spec, { ...spec, width: 48 }].map(async (one) => {
          const [segment] = await renderSegments(suite, [one])
          return segment?.output.data.streamKey
        }),
      )
      expect(keys[0]).not.toBe(keys[1])
    })

    it('are the same bytes for the same specifications', async () => {
      const [first, again] = [
        await renderSegments(suite, segmentSpecs(suite)),
        await renderSegments(suite, segmentSpecs(suite)),
      ]
      for (const [index, { output }] of first.entries())
        expect(await bytesOf(output)).toEqual(await bytesOf(again[index]?.output ?? output))
    })

    it('report how far they are, and are none when none are asked for', async () => {
      const context = contextOf(suite)
      await (await suite.media()).renderSegments(segmentSpecs(suite), context, async () => undefined)
      expectForward(suite, context.reported)
      expect(await renderSegments(suite, [])).toEqual([])
    })

    it('are refused when they make no sense, before any is handed over', async () => {
      const [spec] = segmentSpecs(suite)
      const media = await suite.media()
      const handed: number[] = []
      const refused = media.renderSegments(
        [spec, { ...spec, frames: 0 }],
        contextOf(suite),
        async ({ index }) => void handed.push(index),
      )
      await expect(refused).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      expect(handed).toEqual([])
    })

    it('stop when what takes them fails', async () => {
      const failed = (await suite.media()).renderSegments(segmentSpecs(suite), contextOf(suite), async () =>
        Promise.reject(new RangeError('no room')),
      )
      await expect(failed).rejects.toThrow('no room')
    })

    it('stop when they are cancelled between two', async () => {
      const controller = new AbortController()
      const handed: number[] = []
      const cancelled = (await suite.media()).renderSegments(
        segmentSpecs(suite),
        contextOf(suite, controller.signal),
        async ({ index }) => {
          handed.push(index)
          controller.abort()
        },
      )
      await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' })
      expect(handed).toEqual([0])
    })
  })

  describe('a stitched video', () => {
    it('is what it says: as long as its pieces, with their size and with sound', async () => {
      const media = await suite.media()
      const context = contextOf(suite)
      const spec = await suite.stitchSpec()
      const video = await media.stitch(spec, context)
      expectForward(suite, context.reported)
      expect(video.mediaType).toBe('video/mp4')
      expect(video.data).toEqual(videoKind.standIn(spec))
      expect(await media.probe(bodyOf(video))).toMatchObject({
        durationMs: FILM_MS,
        video: { ...SIZE, frames: 2 * FRAMES, codec: video.data.videoCodec },
        audio: { codec: video.data.audioCodec },
      })
    })

    it('has no sound when it is given none', async () => {
      const media = await suite.media()
      const video = await media.stitch({ ...(await suite.stitchSpec()), sound: null }, contextOf(suite))
      expect(video.data.audioCodec).toBe(null)
      expect(await media.probe(bodyOf(video))).toMatchObject({ audio: null })
    })

    it('is refused for no pieces, and for pieces that do not fit together', async () => {
      const media = await suite.media()
      const spec = await suite.stitchSpec()
      await expect(media.stitch({ ...spec, pieces: [] }, contextOf(suite))).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      })
      const [narrow] = segmentSpecs(suite).map((segment) => ({ ...segment, width: 48 }))
      const [piece] = narrow === undefined ? [] : await renderSegments(suite, [narrow])
      const { data, body } = piece?.output ?? { data: null, body: null }
      if (body !== null) suite.stored.set('narrow', body)
      const pieces = [...spec.pieces, { segment: artifactOf('narrow', data), frames: FRAMES }]
      await expect(media.stitch({ ...spec, pieces }, contextOf(suite))).rejects.toMatchObject({
        code: 'MEDIA_INVALID',
      })
    })
  })

  describe('an export', () => {
    for (const container of EXPORT_CONTAINERS) {
      it(`as ${container} keeps shape and length and has the size that was asked for`, async () => {
        const media = await suite.media()
        const context = contextOf(suite)
        const spec = { video: await suite.film(), container, shortSide: 480 } as const
        const made = await media.exportVideo(spec, context)
        expectForward(suite, context.reported)
        expect(made.mediaType).toBe(TYPES[container])
        const { durationMs, ...facts } = exportKind.standIn(spec)
        expect(made.data).toMatchObject(facts)
        // The last frame of its sound may be longer than the picture.
        expect(Math.abs(made.data.durationMs - durationMs)).toBeLessThanOrEqual(SOUND_FRAME_MS)
        const { width, height, videoCodec, audioCodec } = facts
        expect(await media.probe(bodyOf(made))).toMatchObject({
          video: { width, height, codec: videoCodec },
          audio: { codec: audioCodec },
        })
      })
    }
  })
}
