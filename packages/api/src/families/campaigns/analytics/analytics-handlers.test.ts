import { createFakeClipModels } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { openCampaigns, type Body, type OpenCampaignsOptions } from '../campaigns.fixture.js'
import { generationFigures } from './generation-figures.js'

const opened: { close(): Promise<void> }[] = []
function open(options?: OpenCampaignsOptions) {
  const campaigns = openCampaigns(options)
  opened.push(campaigns.studio)
  return campaigns
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const DAY_MS = 24 * 60 * 60 * 1000
const today = () => new Date().toISOString().slice(0, 10)
const days = (body: Body) =>
  (body['by_day'] as readonly { readonly date: string; readonly views: number }[])
    .filter(({ views }) => views > 0)
    .map(({ date, views }) => [date, views])

describe('how a video was received', () => {
  it('is counted by kind, with its rates', async () => {
    const { call, video } = open()
    const params = { video_id: await video() }
    const tell = async (...bodies: readonly Body[]) => {
      for (const body of bodies) expect((await call('recordEvent', { params, body })).status).toBe(204)
    }
    await tell(
      { type: 'view', watched_seconds: 10 },
      { type: 'view', watched_seconds: 20 },
      { type: 'view' },
      { type: 'view' },
      { type: 'complete' },
      { type: 'share' },
    )
    await call('downloadVideo', { params })
    const { body } = await call('videoAnalytics', { params })
    const counts = {
      views: 4,
      downloads: 1,
      shares: 1,
      completions: 1,
      completion_rate: 0.25,
      average_watch_seconds: 15,
    }
    expect(body).toMatchObject({
      video_id: params.video_id,
      until: today(),
      totals: counts,
      cost_usd: 0,
      generation_seconds: expect.any(Number) as number,
    })
    expect(body['by_day']).toHaveLength(30)
    expect((body['by_day'] as readonly unknown[]).at(-1)).toEqual({ date: today(), ...counts })
    expect((await call('getVideo', { params })).body).toMatchObject({ analytics: counts })
  })

  it('loses nothing of many at once', async () => {
    const { call, video } = open()
    const params = { video_id: await video() }
    await Promise.all(
      Array.from({ length: 40 }, async () => call('recordEvent', { params, body: { type: 'view' } })),
    )
    expect((await call('videoAnalytics', { params })).body).toMatchObject({ totals: { views: 40 } })
  })

  it('stands under the UTC day it was told on, over months, within the range that is asked for', async () => {
    let now = Date.now()
    const { call, video } = open({ now: () => now })
    const params = { video_id: await video() }
    const told = [0, 1, 1, 35].map((after) => Date.now() + after * DAY_MS)
    for (const time of told) {
      now = time
      await call('recordEvent', { params, body: { type: 'view' } })
    }
    const [first = '', second = '', , last = ''] = told.map((time) =>
      new Date(time).toISOString().slice(0, 10),
    )
    const look = async (query: Body) => (await call('videoAnalytics', { params, query })).body
    expect(days(await look({ from: first, until: last }))).toEqual(
      expect.arrayContaining([
        [first, 1],
        [second, 2],
      ]),
    )
    expect(await look({ from: second, until: second })).toMatchObject({
      totals: { views: 2 },
      by_day: [{ date: second, views: 2 }],
    })
    // Without a range: the thirty days up to now, which is the last of them.
    expect(await look({})).toMatchObject({ until: last })
    expect(await look({ from: first })).toMatchObject({ from: first, totals: { views: 3 } })
    expect((await call('getVideo', { params })).body).toMatchObject({ analytics: { views: 4 } })
  })

  it.each([
    [{ type: 'like' }],
    [{}],
    [{ type: 'view', watched_seconds: -1 }],
    [{ type: 'view', viewer: 'ann' }],
  ])('is refused with INVALID_INPUT for %j', async (body) => {
    const { call, video } = open()
    expect(await call('recordEvent', { params: { video_id: await video() }, body })).toMatchObject({
      status: 400,
      body: { error: 'INVALID_INPUT' },
    })
  })

  it('is not told of ranges that end before they begin or are longer than a year', async () => {
    const { call } = open()
    for (const query of [
      { from: '2026-02-01', until: '2026-01-01' },
      { from: '2020-01-01', until: '2026-01-01' },
      { from: 'monday' },
    ]) {
      expect(await call('studioAnalytics', { query })).toMatchObject({
        status: 400,
        body: { error: 'INVALID_INPUT' },
      })
    }
  })
})

describe('how a campaign went', () => {
  it('sums its videos up, and how they were made', async () => {
    const { call, campaign, video } = open({
      avatar: createFakeClipModels().avatar,
      models: {
        before: ({ kind, text }) => {
          if (kind === 'speech' && text.startsWith('Bad')) throw new Error('no voice')
        },
      },
    })
    const id = await campaign()
    const [first, second, other] = [
      await video({ script: 'One', campaign_id: id }),
      await video({ script: 'Two', campaign_id: id }),
      await video({ script: 'Three' }),
    ]
    await video({ script: 'Bad', campaign_id: id })
    for (const videoId of [first, second, second, other])
      await call('recordEvent', { params: { video_id: videoId }, body: { type: 'view' } })
    await call('recordEvent', { params: { video_id: second }, body: { type: 'complete' } })
    const { body } = await call('campaignAnalytics', { params: { id } })
    expect(body).toMatchObject({
      campaign_id: id,
      totals: { views: 3, completions: 1, completion_rate: 1 / 3 },
      cost_usd: 2,
      generation: {
        total: 3,
        by_status: { queued: 0, processing: 0, completed: 2, failed: 1, cancelled: 0, needs_attention: 0 },
        success_rate: 2 / 3,
      },
    })
    expect(days(body)).toEqual([[today(), 3]])
    expect((await call('studioAnalytics')).body).toMatchObject({
      campaign_id: null,
      totals: { views: 4 },
      cost_usd: 3,
      generation: { total: 4 },
    })
    expect((await call('studioAnalytics', {}, { ownerId: 'owner-2' })).body).toMatchObject({
      totals: { views: 0, completion_rate: null },
      generation: { total: 0, success_rate: null, p50_seconds: null },
    })
  })
})

describe('figures of generation', () => {
  const ended = (status: 'succeeded' | 'failed' | 'cancelled', seconds: number) => ({
    status,
    createdAt: 1000,
    updatedAt: 1000 + seconds * 1000,
  })

  it('take the mean and the nearest ranks of what succeeded', () => {
    const seconds = Array.from({ length: 10 }, (_, index) => (index + 1) * 10)
    expect(
      generationFigures([
        ...seconds.map((each) => ended('succeeded', each)),
        ended('failed', 9999),
        ended('failed', 1),
        ended('cancelled', 5),
        null,
      ]),
    ).toEqual({
      total: 14,
      byStatus: {
        queued: 1,
        processing: 0,
        completed: 10,
        failed: 2,
        cancelled: 1,
        needs_attention: 0,
      },
      successRate: 10 / 12,
      averageSeconds: 55,
      p50Seconds: 50,
      p90Seconds: 90,
      p99Seconds: 100,
    })
  })

  it('say nothing of nothing', () => {
    expect(generationFigures([])).toMatchObject({
      total: 0,
      successRate: null,
      averageSeconds: null,
      p50Seconds: null,
    })
    expect(generationFigures([ended('succeeded', 3)])).toMatchObject({
      p50Seconds: 3,
      p90Seconds: 3,
      p99Seconds: 3,
    })
  })
})
