import { createFakeClipModels } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { openCampaigns, type OpenCampaignsOptions } from '../campaigns.fixture.js'

// One scene is one clip of a talking head, and that is all that costs: 1 US dollar.
const ONE_CLIP = { script: 'Hello there', captions: false }

const opened: { close(): Promise<void> }[] = []
function open(options: OpenCampaignsOptions = {}) {
  const campaigns = openCampaigns({
    avatar: createFakeClipModels({ secondMicros: 100_000 }).avatar,
    ...options,
  })
  opened.push(campaigns.studio)
  return campaigns
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

/** Holds the models up at the first voice line. */
function openHeld() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return {
    ...open({ models: { before: ({ kind }) => (kind === 'speech' ? promise : undefined) } }),
    release: resolve,
  }
}

describe('the budget of a campaign', () => {
  it('is what all its videos together may cost; what would pass it is refused and leaves nothing behind', async () => {
    const { call, campaign, video, studio } = open()
    const id = await campaign({ budget_usd: 2.5 })
    await video({ ...ONE_CLIP, campaign_id: id })
    await video({ ...ONE_CLIP, script: 'Another one', campaign_id: id })
    expect((await call('getCampaign', { params: { id } })).body).toMatchObject({
      spent_usd: 2,
      video_count: 2,
    })
    expect(
      await call('generateVideo', { body: { ...ONE_CLIP, script: 'One too many', campaign_id: id } }),
    ).toMatchObject({
      status: 402,
      body: { error: 'CAMPAIGN_BUDGET_EXCEEDED', details: { expected_usd: 1, left_usd: 0.5 } },
    })
    expect(await studio.projects.count('owner-1')).toBe(2)
    await call('updateCampaign', { params: { id }, body: { budget_usd: 3 } })
    await video({ ...ONE_CLIP, script: 'One too many', campaign_id: id })
    expect((await call('getCampaign', { params: { id } })).body).toMatchObject({ spent_usd: 3 })
  })

  it('lets exactly as many through as it can pay, however many are ordered at once', async () => {
    const { call, campaign, release, settle } = openHeld()
    const id = await campaign({ budget_usd: 3 })
    const orders = await Promise.all(
      Array.from({ length: 6 }, async (_, index) =>
        call('generateVideo', { body: { ...ONE_CLIP, script: `Line ${index}`, campaign_id: id } }),
      ),
    )
    const statuses = orders.map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([202, 202, 202, 402, 402, 402])
    release()
    for (const { body } of orders) if (typeof body['job_id'] === 'string') await settle(body['job_id'])
    expect((await call('getCampaign', { params: { id } })).body).toMatchObject({
      spent_usd: 3,
      video_count: 3,
    })
  })

  it('holds for a run that is started by the routes of every project too', async () => {
    const { call, campaign, video } = open()
    const id = await campaign({ budget_usd: 1 })
    const videoId = await video({ ...ONE_CLIP, campaign_id: id })
    await call('setTake', { params: { job_id: videoId }, body: { scene: 1, kind: 'clip', take: 'next' } })
    expect(await call('startRun', { params: { job_id: videoId }, body: {} })).toMatchObject({
      status: 402,
      body: { error: 'BUDGET_EXCEEDED' },
    })
    await call('updateCampaign', { params: { id }, body: { budget_usd: 2 } })
    expect((await call('startRun', { params: { job_id: videoId }, body: {} })).status).toBe(202)
  })

  it('holds no more for a video than the video may cost by its own budget', async () => {
    const { call, campaign, settle } = open()
    const id = await campaign({ budget_usd: 1.25 })
    const { body } = await call('generateVideo', { body: { ...ONE_CLIP, campaign_id: id, budget_usd: 0.25 } })
    expect(
      (await call('generateVideo', { body: { ...ONE_CLIP, script: 'Whole', campaign_id: id } })).status,
    ).toBe(202)
    await settle(String(body['job_id']))
    expect((await call('generationStatus', { params: { job_id: body['job_id'] } })).body).toMatchObject({
      status: 'failed',
      cost_usd: 0,
      error: { code: 'BUDGET_EXCEEDED' },
    })
  })

  it('gives back what was held for a video that was cancelled', async () => {
    const { call, campaign, release } = openHeld()
    const id = await campaign({ budget_usd: 1 })
    const { body } = await call('generateVideo', { body: { ...ONE_CLIP, campaign_id: id } })
    const again = () => call('generateVideo', { body: { ...ONE_CLIP, script: 'Next', campaign_id: id } })
    expect((await again()).status).toBe(402)
    const cancelling = call('cancel', { params: { job_id: body['job_id'] } })
    release()
    await cancelling
    expect((await again()).status).toBe(202)
  })

  it('counts what a deleted video cost', async () => {
    const { call, campaign, video } = open()
    const id = await campaign({ budget_usd: 1 })
    const videoId = await video({ ...ONE_CLIP, campaign_id: id })
    const deleted = await Promise.all(
      [1, 2].map(async () => call('deleteVideo', { params: { video_id: videoId } })),
    )
    expect(deleted.map(({ status }) => status)).toContain(204)
    expect((await call('getCampaign', { params: { id } })).body).toMatchObject({
      spent_usd: 1,
      video_count: 0,
    })
    expect(
      (await call('generateVideo', { body: { ...ONE_CLIP, script: 'New', campaign_id: id } })).status,
    ).toBe(402)
  })

  it('holds for a job that is worked on again', async () => {
    let fails = true
    const { call, campaign, video, settle } = open({
      models: {
        before: ({ kind, text }) => {
          if (fails && kind === 'speech' && text.startsWith('Broken')) throw new Error('no voice')
        },
      },
    })
    const id = await campaign({ budget_usd: 2 })
    const mended = await video({ ...ONE_CLIP, script: 'Broken first', campaign_id: id })
    const broken = await video({ ...ONE_CLIP, script: 'Broken', campaign_id: id })
    fails = false
    expect((await call('retryJob', { params: { job_id: mended } })).status).toBe(202)
    await settle(mended)
    await video({ ...ONE_CLIP, campaign_id: id })
    expect((await call('getCampaign', { params: { id } })).body).toMatchObject({ spent_usd: 2 })
    expect(await call('retryJob', { params: { job_id: broken } })).toMatchObject({
      status: 402,
      body: { error: 'CAMPAIGN_BUDGET_EXCEEDED' },
    })
  })

  it('refuses a batch as a whole', async () => {
    const { call, campaign, studio } = open()
    const id = await campaign({ budget_usd: 1.5 })
    const videos = ['One', 'Two'].map((script) => ({ ...ONE_CLIP, script, campaign_id: id }))
    expect((await call('generateVideos', { body: { videos } })).status).toBe(402)
    expect(await studio.projects.count('owner-1')).toBe(0)
    expect((await call('generateVideos', { body: { videos: videos.slice(1) } })).status).toBe(202)
  })

  it('is told with the price before anything is ordered', async () => {
    const { call, campaign, studio } = open()
    const id = await campaign({ budget_usd: 5 })
    expect((await call('quoteVideo', { body: { ...ONE_CLIP, campaign_id: id } })).body).toMatchObject({
      price: { expected: { usd: 1 } },
      campaign_left_usd: 5,
    })
    expect((await call('quoteVideo', { body: ONE_CLIP })).body).toMatchObject({ campaign_left_usd: null })
    expect(await studio.projects.count('owner-1')).toBe(0)
  })
})
