import { MutoscopeError } from '@mutoscope/core'
import { createFakeClipModels } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
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

const SCRIPT = 'Hello there. How are you'

describe('ordering a video', () => {
  it('answers at once with a job, which runs to its end', async () => {
    const { call, settle } = open()
    const { status, headers, body } = await call('generateVideo', {
      body: {
        script: SCRIPT,
        title: 'Greeting',
        aspect_ratio: '1:1',
        language: 'fr',
        budget_usd: 2,
        priority: 3,
      },
    })
    const id = String(body['job_id'])
    expect({ status, headers }).toEqual({
      status: 202,
      headers: { location: `https://studio.test/api/ai-studio/generation-status/${id}` },
    })
    expect(body).toMatchObject({
      title: 'Greeting',
      script: SCRIPT,
      campaign_id: null,
      template_id: null,
      avatar_id: 'maya',
      voice_id: 'alloy',
      aspect_ratio: '1:1',
      language: 'fr',
      budget_usd: 2,
      priority: 3,
      video_id: null,
    })
    expect(['queued', 'processing']).toContain(body['status'])
    await settle(id)
    const { body: done } = await call('generationStatus', { params: { job_id: id } })
    expect(done).toMatchObject({
      status: 'completed',
      progress: 100,
      current_stage: null,
      error: null,
      video_id: id,
      video_url: expect.stringMatching(/\/Greeting\.mp4$/u) as string,
    })
    for (const time of ['started_at', 'completed_at']) expect(done[time]).toMatch(/Z$/u)
  })

  it.each([
    ['neither script nor template', {}, 'script'],
    ['both', { script: SCRIPT, template_id: 'explainer' }, 'script'],
    ['an empty script', { script: ' ' }, 'script'],
    ['variables without a template', { script: SCRIPT, variables: { a: 'b' } }, 'variables'],
    ['two faces', { script: SCRIPT, avatar_id: 'maya', portrait_upload_id: 'x' }, 'portrait_upload_id'],
    ['a misspelt member', { script: SCRIPT, voice: 'nova' }, ''],
    ['an unknown shape', { script: SCRIPT, aspect_ratio: '4:3' }, 'aspect_ratio'],
    ['a priority out of range', { script: SCRIPT, priority: 11 }, 'priority'],
  ])('is refused with INVALID_INPUT for %s', async (_what, body, field) => {
    const { call } = open()
    expect(await call('generateVideo', { body })).toMatchObject({
      status: 400,
      body: { error: 'INVALID_INPUT', details: [{ field }] },
    })
    expect((await call('quoteVideo', { body })).status).toBe(400)
  })

  it.each([
    ['CAMPAIGN_NOT_FOUND', 404, { script: SCRIPT, campaign_id: 'x' }],
    ['TEMPLATE_NOT_FOUND', 404, { template_id: 'x' }],
    ['AVATAR_NOT_FOUND', 404, { script: SCRIPT, avatar_id: 'x' }],
    ['VOICE_NOT_FOUND', 404, { script: SCRIPT, voice_id: 'x' }],
    ['UPLOAD_NOT_FOUND', 404, { script: SCRIPT, portrait_upload_id: 'x' }],
    ['TEMPLATE_VARIABLE_MISSING', 400, { template_id: 'explainer', variables: { concept: 'tea' } }],
  ])('is refused with %s, and nothing is written', async (error, status, body) => {
    const { call, studio } = open()
    expect(await call('generateVideo', { body })).toMatchObject({ status, body: { error } })
    expect(await studio.projects.count('owner-1')).toBe(0)
  })

  it('fills a template, and lets a campaign say what the order does not', async () => {
    const { call, campaign, settle, models } = open()
    const id = await campaign({
      name: 'Spring',
      brand: { name: 'EcoWater', colors: ['#0a84ff'] },
      target_audience: 'commuters',
      defaults: {
        avatar_id: 'omar',
        voice_id: 'onyx',
        aspect_ratio: '9:16',
        language: 'de',
        captions: false,
      },
    })
    const own = await call('createTemplate', {
      body: { name: 'Mine', content: '{{brand}} for {{audience}}: {{campaign}} {{product}}', language: 'es' },
    })
    const { body } = await call('generateVideo', {
      body: {
        template_id: own.body['id'],
        variables: { product: '{{brand}}', brand: 'AquaMax' },
        campaign_id: id,
        voice_id: 'nova',
      },
    })
    expect(body).toMatchObject({
      title: 'Mine',
      script: 'AquaMax for commuters: Spring {{brand}}',
      template_id: own.body['id'],
      avatar_id: 'omar',
      voice_id: 'nova',
      aspect_ratio: '9:16',
      language: 'es',
      campaign_id: id,
    })
    await settle(String(body['job_id']))
    expect(models.calls.find(({ kind }) => kind === 'image')?.text).toContain('with accents in #0a84ff')
    expect((await call('generateVideo', { body: { script: SCRIPT, campaign_id: id } })).body).toMatchObject({
      language: 'de',
      title: 'Hello there.',
    })
  })

  it('lets a portrait of the owner’s own speak', async () => {
    const { call, studio, upload } = open()
    const { body } = await call('generateVideo', {
      body: { script: SCRIPT, portrait_upload_id: await upload('image/jpeg') },
    })
    expect(body).toMatchObject({ avatar_id: null })
    expect(
      (await studio.projects.get({ ownerId: 'owner-1', projectId: String(body['job_id']) })).brief,
    ).toMatchObject({ avatar: { picture: { mediaType: 'image/jpeg' } } })
  })

  it('speaks with the avatars and voices that a provider lists', async () => {
    const { avatar, talks } = createFakeClipModels()
    const { call, video } = open({
      avatar,
      listAvatars: () => Promise.resolve([{ id: 'hey-1', name: 'Anna', provider: 'heygen' }]),
      listVoices: () =>
        Promise.resolve([{ id: 'voice-1', name: 'Ben', provider: 'heygen', languages: ['en'] }]),
    })
    await video({ script: 'Hello', avatar_id: 'hey-1', voice_id: 'voice-1' })
    expect(talks).toMatchObject([
      { avatar: { type: 'preset', id: 'hey-1' }, speech: { type: 'text', voiceId: 'voice-1' } },
    ])
    expect(
      await call('generateVideo', { body: { script: 'Bonjour', voice_id: 'voice-1', language: 'fr' } }),
    ).toMatchObject({ status: 422, body: { error: 'VOICE_UNAVAILABLE' } })
  })

  it('is refused in a campaign that is paused, completed or archived', async () => {
    const { call, campaign } = open()
    const id = await campaign()
    const orderWhile = async (status: string) => {
      await call('updateCampaign', { params: { id }, body: { status } })
      return call('generateVideo', { body: { script: SCRIPT, campaign_id: id } })
    }
    expect((await orderWhile('active')).status).toBe(202)
    for (const status of ['paused', 'completed', 'archived'])
      expect(await orderWhile(status)).toMatchObject({
        status: 409,
        body: { error: 'CAMPAIGN_NOT_ACTIVE', details: { status } },
      })
    expect((await orderWhile('draft')).status).toBe(202)
  })
})

describe('a batch', () => {
  it('makes all of its videos, in its order', async () => {
    const { call } = open()
    const { status, body } = await call('generateVideos', {
      body: { videos: ['One', 'Two', 'Three'].map((script) => ({ script })) },
    })
    expect(status).toBe(202)
    expect(body).toMatchObject({
      total: 3,
      jobs: [{ script: 'One' }, { script: 'Two' }, { script: 'Three' }],
    })
  })

  it('makes none when one is wrong, and says which', async () => {
    const { call, studio } = open()
    expect(
      await call('generateVideos', {
        body: { videos: [{ script: 'One' }, { script: 'Two', avatar_id: 'x' }] },
      }),
    ).toMatchObject({
      status: 404,
      body: {
        error: 'AVATAR_NOT_FOUND',
        message: 'Video 2 of the batch: Avatar not found: "x".',
        details: { index: 1 },
      },
    })
    expect(await studio.projects.count('owner-1')).toBe(0)
    const many = Array.from({ length: 51 }, () => ({ script: 'One' }))
    for (const videos of [[], many, [{ script: 'One' }, {}]])
      expect((await call('generateVideos', { body: { videos } })).status).toBe(400)
  })
})

describe('jobs', () => {
  it('are listed by status, campaign and words, by page', async () => {
    const { call, campaign, video } = open({
      models: {
        before: ({ kind, text }) => {
          if (kind === 'speech' && text.startsWith('Bad'))
            throw new MutoscopeError('MODEL_REFUSED', { message: 'Not this.' })
        },
      },
    })
    const id = await campaign()
    const good = await video({ script: 'Good words', campaign_id: id })
    const bad = await video({ script: 'Bad words', title: 'Broken' })
    const ids = async (query: Body) =>
      ((await call('listJobs', { query })).body['jobs'] as readonly { readonly job_id: string }[]).map(
        ({ job_id: job }) => job,
      )
    expect(await ids({})).toEqual([bad, good])
    expect(await ids({ sort: 'oldest' })).toEqual([good, bad])
    expect(await ids({ status: 'completed' })).toEqual([good])
    expect(await ids({ status: 'failed' })).toEqual([bad])
    expect(await ids({ status: 'queued' })).toEqual([])
    expect(await ids({ campaign_id: id })).toEqual([good])
    expect(await ids({ search: 'broken' })).toEqual([bad])
    expect(await ids({ limit: 1, page: 2 })).toEqual([good])
    expect(await call('listJobs', { query: { status: 'failed' } })).toMatchObject({
      headers: { 'x-total-count': '1' },
      body: { total: 1, page: 1, limit: 20 },
    })
    expect((await call('generationStatus', { params: { job_id: bad } })).body).toMatchObject({
      status: 'failed',
      current_stage: 'voice',
      error: { code: 'MODEL_REFUSED', message: expect.any(String) as string },
    })
    expect((await call('listJobs', { query: { status: 'lost' } })).status).toBe(400)
  })

  it('can be worked on again after a failure, and make only what is missing', async () => {
    let fails = true
    const { call, video, settle, models } = open({
      models: {
        before: ({ kind, text }) => {
          if (fails && kind === 'speech' && text.startsWith('How'))
            throw new MutoscopeError('MODEL_REFUSED', { message: 'Not this.' })
        },
      },
    })
    const id = await video({ script: SCRIPT })
    fails = false
    const before = models.calls.length
    expect(await call('retryJob', { params: { job_id: id } })).toMatchObject({
      status: 202,
      body: { job_id: id },
    })
    await settle(id)
    expect((await call('generationStatus', { params: { job_id: id } })).body).toMatchObject({
      status: 'completed',
      error: null,
    })
    expect(
      models.calls.slice(before).filter(({ kind, text }) => kind === 'speech' && text.startsWith('Hello')),
    ).toEqual([])
  })

  it('cannot be deleted or worked on again while they go on, but cancelled', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { call } = open({ models: { before: ({ kind }) => (kind === 'speech' ? promise : undefined) } })
    const { body } = await call('generateVideo', { body: { script: SCRIPT } })
    const params = { job_id: body['job_id'] }
    expect(await call('deleteJob', { params })).toMatchObject({ status: 409, body: { error: 'JOB_ACTIVE' } })
    expect(await call('retryJob', { params })).toMatchObject({ status: 409, body: { error: 'JOB_ACTIVE' } })
    expect(await call('getVideo', { params: { video_id: body['job_id'] } })).toMatchObject({
      status: 404,
      body: { error: 'VIDEO_NOT_FOUND' },
    })
    const cancelling = call('cancel', { params })
    resolve()
    expect((await cancelling).body).toMatchObject({ cancelled: true })
    expect((await call('generationStatus', { params })).body).toMatchObject({ status: 'cancelled' })
    expect((await call('deleteJob', { params })).status).toBe(204)
    expect(await call('generationStatus', { params })).toMatchObject({
      status: 404,
      body: { error: 'JOB_NOT_FOUND' },
    })
  })

  it('are not there for another owner', async () => {
    const { call, video } = open()
    const params = { job_id: await video() }
    for (const route of [
      'generationStatus',
      'retryJob',
      'deleteJob',
      'cancel',
      'quote',
      'ledger',
      'artifacts',
    ] as const) {
      expect({ route, ...(await call(route, { params }, { ownerId: 'owner-2' })) }).toMatchObject({
        route,
        status: 404,
        body: { error: 'JOB_NOT_FOUND' },
      })
    }
    expect((await call('listJobs', {}, { ownerId: 'owner-2' })).body).toMatchObject({ jobs: [], total: 0 })
    expect((await call('generateVideo', { body: { script: SCRIPT } }, { ownerId: null })).status).toBe(401)
  })

  it('have what every project has: the log, a quote, artifacts and a budget of their own', async () => {
    const { call, video } = open()
    const params = { job_id: await video() }
    expect((await call('quote', { params })).body).toMatchObject({ to_make: 0 })
    expect((await call('artifacts', { params })).body).toMatchObject({ current: true })
    expect((await call('setBudget', { params, body: { budget_usd: 1 } })).status).toBe(200)
    expect((await call('generationStatus', { params })).body).toMatchObject({ budget_usd: 1 })
  })
})
