import { METADATA_TTL_MS } from '@mutoscope/core/metadata'
import { afterEach, describe, expect, it } from 'vitest'
import { openStoryboard, type Body, type OpenStoryboardOptions } from '../open-storyboard.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options: OpenStoryboardOptions = {}) {
  const storyboard = openStoryboard(options)
  opened.push(storyboard.studio)
  const write = async (body: Body = {}, ownerId = 'owner-1') =>
    storyboard.call(
      'generateMetadata',
      { body: { song_title: 'Summer Vibes', genre: 'electronic', mood: 'happy', ...body } },
      { ownerId },
    )
  return { ...storyboard, write }
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

describe('YouTube metadata', () => {
  it('answers the documented request', async () => {
    const { status, body } = await open().write()
    expect(status).toBe(200)
    expect(body).toMatchObject({
      cached: false,
      genre: 'electronic',
      mood: 'happy',
      language: 'en',
      category_id: '10',
      task_id: null,
    })
    expect(body['youtube_title']).toContain('Summer Vibes')
    expect(body['youtube_description']).toContain('Summer Vibes')
    expect(body['youtube_tags']).toContain('electronic music')
    expect((body['hashtags'] as string[]).every((tag) => tag.startsWith('#'))).toBe(true)
    expect(body['trending_score']).toBe(
      (body['score_parts'] as { points: number }[]).reduce((sum, { points }) => sum + points, 0),
    )
  })

  it('keeps an answer for 30 days, for its owner alone, and then writes it again', async () => {
    const now = Date.now()
    let days = 0
    const { write } = open({ now: () => now + days * 24 * 3600 * 1000 })
    const { body: first } = await write()
    days = 29
    expect((await write({ genre: 'EDM' })).body).toEqual({ ...first, cached: true })
    expect((await write({ mood: 'sad' })).body['cached']).toBe(false)
    expect((await write({}, 'eve')).body['cached']).toBe(false)
    days = METADATA_TTL_MS / (24 * 3600 * 1000)
    const { body: later } = await write()
    expect(later).toMatchObject({ cached: false, youtube_title: first['youtube_title'] })
    expect(Date.parse(String(later['cached_until'])) - Date.parse(String(later['generated_at']))).toBe(
      METADATA_TTL_MS,
    )
  })

  it("sets the columns of a task, and of no other owner's", async () => {
    const { write, make, call } = open()
    const task_id = await make()
    const { body } = await write({ task_id, language: 'de' })
    expect((await call('getStatus', { params: { task_id } })).body).toMatchObject({
      youtube_title: body['youtube_title'],
      youtube_description: body['youtube_description'],
      youtube_tags: body['youtube_tags'],
    })
    expect(await write({ task_id }, 'eve')).toMatchObject({ status: 404, body: { error: 'TASK_NOT_FOUND' } })
  })

  it('lists what is missing, and the genres there are', async () => {
    const { write, call } = open()
    expect(await call('generateMetadata', { body: { song_title: 'A' } })).toMatchObject({
      status: 400,
      body: { error: 'MISSING_FIELDS', details: { missing_fields: ['genre', 'mood'] } },
    })
    const { body } = await write({ mood: 'xyzzy' })
    expect(body).toMatchObject({ error: 'INVALID_REQUEST', details: { field: 'mood' } })
    expect((body['details'] as { known: string[] }).known).toContain('happy')
    const genres = (
      await call<{ genres: { id: string }[]; count: number }>('listGenres', {}, { ownerId: null })
    ).body
    expect(genres.genres.map(({ id }) => id)).toContain('electronic')
    expect(genres.count).toBe(genres.genres.length)
    expect(
      (await call<{ moods: { id: string }[] }>('listMoods', {}, { ownerId: null })).body.moods.map(
        ({ id }) => id,
      ),
    ).toContain('happy')
  })
})
