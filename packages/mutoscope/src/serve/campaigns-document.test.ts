import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './start-test-server.fixture.js'

// Every route that the document of campaigns names, in the order of its workflow, with plain HTTP and tokens,
// against real media.
const JWT_SECRET = 'a secret of the tests with more than 32 bytes'
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ host: '127.0.0.1', env: { JWT_SECRET } })
})
afterAll(async () => {
  await server.stop()
})

describe('the workflow of a campaign', () => {
  let call: TestServer['call']
  let campaign: string
  let job: string

  it('wants a token', async () => {
    expect((await server.call('GET', '/api/campaigns')).status).toBe(401)
    call = await server.as('ada')
  })

  it('1: creates a campaign as a draft, changes and finds it', async () => {
    const { status, body } = await call('POST', '/api/campaigns', {
      json: {
        name: 'Spring launch',
        description: 'Bottles for runners',
        platforms: ['youtube'],
        budget_usd: 5,
      },
    })
    expect([status, body['status']]).toEqual([201, 'draft'])
    campaign = `/api/campaigns/${String(body['id'])}`
    expect((await call('PUT', campaign, { json: { status: 'active' } })).body).toMatchObject({
      name: 'Spring launch',
      status: 'active',
    })
    expect((await call('GET', '/api/campaigns?status=active&search=spring')).body).toMatchObject({
      campaigns: [{ name: 'Spring launch' }],
    })
    expect((await call('GET', '/api/campaigns?status=draft')).body).toMatchObject({ campaigns: [] })
  })

  it('2: offers templates, avatars and voices', async () => {
    const templates = await call<{ readonly templates: readonly unknown[] }>(
      'GET',
      '/api/ai-studio/prompt-templates',
    )
    expect(templates.body.templates.length).toBeGreaterThan(5)
    expect(
      (
        await call('POST', '/api/ai-studio/prompt-templates', {
          json: { name: 'Ours', category: 'product', content: 'Meet {{product}}. It is made for runners.' },
        })
      ).status,
    ).toBe(201)
    for (const [path, list] of [
      ['avatars', 'avatars'],
      ['voices', 'voices'],
    ] as const) {
      const { body } = await call('GET', `/api/ai-studio/${path}`)
      expect((body[list] as readonly unknown[]).length, `at ${path}`).toBeGreaterThan(3)
    }
  })

  it('3: generates a video in the background and tells how it goes', async () => {
    const avatars = await call<{ readonly avatars: readonly { readonly id: string }[] }>(
      'GET',
      '/api/ai-studio/avatars',
    )
    const { status, body } = await call('POST', '/api/ai-studio/generate-video', {
      json: {
        campaign_id: campaign.split('/').at(-1),
        title: 'Meet the bottle',
        script: 'Meet the new bottle. It keeps water cold all day.',
        avatar_id: avatars.body.avatars[0]?.id,
        voice_id: 'nova',
      },
    })
    expect(status).toBe(202)
    job = String(body['job_id'])
    expect((await call('GET', '/api/ai-studio/generation-jobs')).body).toMatchObject({
      jobs: [{ job_id: job }],
    })
    for (;;) {
      const { body: state } = await call('GET', `/api/ai-studio/generation-status/${job}`)
      if (state['status'] === 'completed') break
      expect(['queued', 'processing'], `state ${JSON.stringify(state)}`).toContain(state['status'])
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  })

  it('4: lists the video, counts what is done with it, and sums it up', async () => {
    const { body } = await call<{
      readonly videos: readonly {
        readonly video_id: string
        readonly video_url: string
        readonly thumbnail_url: string
      }[]
    }>('GET', '/api/ai-studio/generated-videos')
    const [video] = body.videos
    expect(video?.video_id).toBe(job)
    expect((await fetch(video?.video_url ?? '')).headers.get('content-type')).toBe('video/mp4')
    expect((await fetch(video?.thumbnail_url ?? '')).headers.get('content-type')).toMatch(/^image\//u)
    expect((await call('GET', `/api/ai-studio/generated-videos/${job}/download`)).status).toBe(200)
    expect(
      (await call('POST', `/api/ai-studio/generated-videos/${job}/events`, { json: { type: 'view' } }))
        .status,
    ).toBeLessThan(300)
    expect(JSON.stringify((await call('GET', `${campaign}/analytics`)).body)).toMatch(/"views":1/u)
  })

  it('shows nothing of it to another user', async () => {
    const eve = await server.as('eve')
    for (const path of [
      campaign,
      `/api/ai-studio/generation-status/${job}`,
      `/api/ai-studio/generated-videos/${job}`,
      `/api/ai-studio/generated-videos/${job}/download`,
    ]) {
      expect((await eve('GET', path)).status, `at ${path}`).toBe(404)
    }
    expect((await eve('GET', '/api/ai-studio/generated-videos')).body).toMatchObject({ videos: [], total: 0 })
  })

  it('deletes the campaign', async () => {
    expect((await call('DELETE', campaign)).status).toBe(204)
    expect((await call('GET', campaign)).status).toBe(404)
  })
})

describe('the server', () => {
  it('does not listen to the world without JWT_SECRET, nor on a port that is none', async () => {
    await expect(startTestServer({ host: '0.0.0.0' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'host' },
    })
    await expect(startTestServer({ port: 70_000 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'port' },
    })
    await expect(startTestServer({ port: Number(new URL(server.url).port) })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('is taken'),
    })
  })

  it('answers 404 in the body of all errors to what it has not', async () => {
    expect((await server.call('GET', '/nowhere')).body).toMatchObject({
      status: 404,
      code: 'ROUTE_NOT_FOUND',
    })
  })

  it('lets pages of the frontend call, and no other', async () => {
    const cors = await startTestServer({ env: { FRONTEND_URL: 'http://localhost:3000' } })
    const answer = await fetch(`${cors.url}/healthz`, { headers: { origin: 'http://localhost:3000' } })
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:3000')
    expect(answer.headers.get('access-control-expose-headers')).toContain('RateLimit')
    await cors.stop()
  })
})
