import { FILM_MS } from './film.js'
import { bodyOf, bytesOf, contextOf, PICTURE, SIZE, store, type MediaSuite } from './media-suite.js'

const CARD = { width: 160, height: 90, heading: 'A lighthouse', accent: '#ffe03a' } as const
const THUMBNAIL = { variant: 'clean', title: 'A lighthouse', width: 320, height: 180 } as const

/** Frames, thumbnails, cards and the characters they can show. */
export function testMediaPictures(suite: MediaSuite): void {
  const { describe, expect, it } = suite

  describe('a frame', () => {
    it('is a picture of the size of its clip, and the same bytes again', async () => {
      const media = await suite.media()
      const clip = await suite.film()
      for (const at of [0, FILM_MS / 2, 'last'] as const) {
        const frame = await media.frame({ clip, at }, contextOf(suite))
        expect({ type: frame.mediaType, data: frame.data }).toEqual({ type: 'image/png', data: SIZE })
        expect(await media.checkPicture(bodyOf(frame))).toEqual(SIZE)
        expect(await bytesOf(await media.frame({ clip, at }, contextOf(suite)))).toEqual(await bytesOf(frame))
      }
    })

    it('outside its clip is refused', async () => {
      const media = await suite.media()
      const clip = await suite.film()
      for (const at of [-1, FILM_MS + 1000]) {
        await expect(media.frame({ clip, at }, contextOf(suite))).rejects.toMatchObject({
          code: 'INVALID_INPUT',
        })
      }
    })
  })

  describe('a thumbnail', () => {
    it('of a video has the size that was asked for, says where it was taken and is scored', async () => {
      const media = await suite.media()
      const made = await media.thumbnail({ ...THUMBNAIL, source: await suite.film() }, contextOf(suite))
      expect(made.mediaType).toBe('image/jpeg')
      const { width, height, atMs, scores, clickPrediction } = made.data
      expect({ width, height }).toEqual({ width: 320, height: 180 })
      expect(await media.checkPicture(bodyOf(made))).toEqual({ width: 320, height: 180 })
      expect(atMs !== null && atMs >= 0 && atMs <= FILM_MS).toBe(true)
      for (const score of [...Object.values(scores), clickPrediction])
        expect(score >= 0 && score <= 1).toBe(true)
    })

    it('of a picture was taken nowhere', async () => {
      const source = store(suite, 'picture', PICTURE)
      const { data } = await (await suite.media()).thumbnail({ ...THUMBNAIL, source }, contextOf(suite))
      expect(data.atMs).toBe(null)
    })
  })

  describe('a card', () => {
    it('has the size that was asked for, and is the same bytes again', async () => {
      const media = await suite.media()
      const card = await media.card(CARD, contextOf(suite))
      expect({ type: card.mediaType, data: card.data }).toEqual({
        type: 'image/png',
        data: { width: 160, height: 90 },
      })
      expect(await media.checkPicture(bodyOf(card))).toEqual({ width: 160, height: 90 })
      expect(await bytesOf(await media.card(CARD, contextOf(suite)))).toEqual(await bytesOf(card))
    })
  })

  describe('missing glyphs', () => {
    it('are those of the lines that nothing can draw', async () => {
      const media = await suite.media()
      expect(await media.missingGlyphs(['A lighthouse, at 5 o’clock'])).toEqual([])
      expect(await media.missingGlyphs(['a\u{10FFFD}b', '\u{10FFFD}'])).toEqual(['\u{10FFFD}'])
    })
  })
}
