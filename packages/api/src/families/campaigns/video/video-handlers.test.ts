import { readBytes } from '@mutoscope/core'
import { createFakeClipModels } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import type { FileBody } from '../../../contract/handler-response.js'
import { openCampaigns, type Body, type OpenCampaignsOptions } from '../campaigns.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options?: OpenCampaignsOptions) {
  const campaigns = openCampaigns(options)
  opened.push(campaigns.studio)
  return campaigns
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

describe('finished videos', () => {
  it('say what they are, what they cost and that a portrait stands in', async () => {
    const { call, video } = open()
    const id = await video({ title: 'Hällo / Wörld!', script: 'Hello there' })
    expect((await call('getVideo', { params: { video_id: id } })).body).toMatchObject({
      video_id: id,
      job_id: id,
      title: 'Hällo / Wörld!',
      script: 'Hello there',
      avatar_id: 'maya',
      voice_id: 'alloy',
      duration: expect.any(Number) as number,
      width: 1920,
      height: 1080,
      format: 'mp4',
      cost_usd: 0,
      video_url: expect.stringMatching(/\/H%C3%A4llo-W%C3%B6rld\.mp4$/u) as string,
      warnings: [expect.stringContaining('portrait') as string],
      analytics: { views: 0, downloads: 0, completion_rate: null, average_watch_seconds: null },
    })
  })

  it('cost what their models charged', async () => {
    const { call, video } = open({ avatar: createFakeClipModels().avatar })
    const id = await video({ script: 'Hello there' })
    expect((await call('getVideo', { params: { video_id: id } })).body).toMatchObject({
      cost_usd: 1,
      warnings: [],
    })
  })

  it('are listed, without those that are not finished', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { call, campaign, video } = open({
      models: {
        before: ({ kind, text }) => (kind === 'speech' && text.startsWith('Slow') ? promise : undefined),
      },
    })
    const campaignId = await campaign()
    const first = await video({ script: 'First', campaign_id: campaignId })
    const second = await video({ script: 'Second' })
    const { body: slow } = await call('generateVideo', { body: { script: 'Slow' } })
    const ids = async (query: Body) =>
      ((await call('listVideos', { query })).body['videos'] as readonly { readonly video_id: string }[]).map(
        ({ video_id: id }) => id,
      )
    expect(await ids({})).toEqual([second, first])
    expect(await ids({ campaign_id: campaignId })).toEqual([first])
    expect(await ids({ search: 'SECOND' })).toEqual([second])
    expect(await ids({ sort: 'oldest', limit: 1, page: 2 })).toEqual([second])
    expect((await call('listVideos')).headers).toMatchObject({ 'x-total-count': '2' })
    expect((await call('listVideos', {}, { ownerId: 'owner-2' })).body).toMatchObject({
      videos: [],
      total: 0,
    })
    const cancelling = call('cancel', { params: { job_id: slow['job_id'] } })
    resolve()
    await cancelling
  })

  it('can be downloaded, which counts once however many ranges it takes', async () => {
    const { call, video } = open()
    const params = { video_id: await video({ title: 'Greeting' }) }
    const { body, status } = await call<FileBody>('downloadVideo', { params })
    expect({ status, ...body }).toMatchObject({
      status: 200,
      mediaType: 'video/mp4',
      filename: 'Greeting.mp4',
    })
    expect(new TextDecoder().decode(await readBytes(body.source))).toMatch(/^stitch/u)
    for (const range of ['bytes=0-99', 'bytes=100-199', 'bytes=200-'])
      await call('downloadVideo', { params }, { headers: { range } })
    expect((await call('getVideo', { params })).body).toMatchObject({ analytics: { downloads: 2 } })
  })

  it('are deleted with their job and their analytics', async () => {
    const { call, video, studio } = open()
    const id = await video()
    await call('recordEvent', { params: { video_id: id }, body: { type: 'view' } })
    expect((await call('deleteVideo', { params: { video_id: id } })).status).toBe(204)
    expect(await call('generationStatus', { params: { job_id: id } })).toMatchObject({ status: 404 })
    expect(await studio.records.collection('campaigns.month').count('owner-1')).toBe(0)
  })

  it('are not there for another owner, nor for a stranger', async () => {
    const { call, video } = open()
    const params = { video_id: await video() }
    for (const route of [
      'getVideo',
      'downloadVideo',
      'deleteVideo',
      'recordEvent',
      'videoAnalytics',
    ] as const) {
      const body = route === 'recordEvent' ? { type: 'view' } : undefined
      expect({ route, ...(await call(route, { params, body }, { ownerId: 'owner-2' })) }).toMatchObject({
        route,
        status: 404,
        body: { error: 'VIDEO_NOT_FOUND' },
      })
      expect((await call(route, { params, body }, { ownerId: null })).status).toBe(401)
    }
  })
})

describe('thumbnails', () => {
  it('are made once, when somebody loads the signed link', async () => {
    const { call, video, studio } = open()
    const id = await video({ aspect_ratio: '9:16' })
    const { body } = await call<{ readonly thumbnail_url: string }>('getVideo', { params: { video_id: id } })
    const token = body.thumbnail_url.replace('https://studio.test/api/ai-studio/thumbnails/', '')
    for (let load = 0; load < 2; load++) {
      expect(
        (await call<FileBody>('thumbnail', { params: { token } }, { ownerId: null })).body,
      ).toMatchObject({ mediaType: 'image/jpeg', cacheControl: 'private, max-age=3600' })
    }
    expect(
      (await studio.artifacts.get({ ownerId: 'owner-1', projectId: id }, 'thumbnail')).data,
    ).toMatchObject({
      width: 360,
      height: 640,
    })
  })

  it('are not shown for another link, or one that was changed', async () => {
    const { call, video, studio } = open()
    const { token } = await studio.links.sign({ use: 'file', videoId: await video() }, 1000)
    for (const wrong of [token, `${token}x`, 'nothing'])
      expect(await call('thumbnail', { params: { token: wrong } })).toMatchObject({
        status: 404,
        body: { error: 'LINK_NOT_VALID' },
      })
  })
})
