import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectShape } from './expect-shape.fixture.js'
import { startTestServer, type TestServer } from './start-test-server.fixture.js'

// Every sample request of the document of the storyboard backend, with plain HTTP, against real media.
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => {
  await server.stop()
})

const ERROR = {
  error: 'ERROR_CODE',
  message: 'Human-readable error message',
  retryable: true,
  timestamp: '2025-11-14T10:30:00Z',
  details: null,
}

describe('the service', () => {
  it('tells its health and what there is', async () => {
    const health = await server.call('GET', '/api/storyboard/health')
    expectShape(health.body, {
      status: 'operational',
      service: 'Storyboard API',
      version: '1.0.0',
      timestamp: '2025-11-14T10:30:00Z',
      endpoints: { drive: 3, video: 4, metadata: 3, thumbnails: 3 },
    })
    expect(health.body).toMatchObject({ endpoints: { drive: 3, video: 4, metadata: 3, thumbnails: 3 } })
    expectShape((await server.call('GET', '/')).body, {
      service: 'Music Agents Dashboard API',
      version: '1.0.0',
      status: 'operational',
      endpoints_available: 26,
      storyboard_endpoints_available: 13,
      total_endpoints: 39,
      storyboard_health: '/api/storyboard/health',
    })
  })

  it('wants a token for Google Drive', async () => {
    for (const path of [
      '/api/storyboard/drive/folders',
      '/api/storyboard/drive/files/abc',
      '/api/storyboard/drive/file/abc/metadata',
    ]) {
      const { body } = await server.call('GET', path)
      expectShape(body, ERROR)
      expect(body, `at ${path}`).toMatchObject({ error: 'TOKEN_REQUIRED' })
    }
  })

  it('calculates the documented cost', async () => {
    expect(
      (
        await server.call('POST', '/api/storyboard/video/calculate-cost', {
          json: { duration: 60, engine: 'runway_standard' },
        })
      ).body,
    ).toMatchObject({
      duration: 60,
      engine: 'runway_standard',
      cost_per_10s: 1.2,
      total_cost: 7.2,
      total_credits: 72,
      currency: 'USD',
    })
    expect(
      (await server.call<{ readonly engines: readonly unknown[] }>('GET', '/api/storyboard/video/engines'))
        .body.engines,
    ).toHaveLength(5)
  })

  it('writes metadata, the second time from what is kept', async () => {
    const ask = () =>
      server.call('POST', '/api/storyboard/metadata/generate', {
        json: { song_title: 'Summer Vibes', genre: 'electronic', mood: 'happy' },
      })
    const { body } = await ask()
    expectShape(body, {
      youtube_title: 'Summer Vibes',
      youtube_description: 'text',
      youtube_tags: ['tag'],
      trending_score: 80,
    })
    expect((await ask()).body).toMatchObject({ youtube_title: body['youtube_title'] })
    expect(
      (await server.call('POST', '/api/storyboard/metadata/generate', { json: { genre: 'electronic' } }))
        .body,
    ).toMatchObject({ error: 'MISSING_FIELDS' })
    for (const list of ['genres', 'moods'])
      expect((await server.call('GET', `/api/storyboard/metadata/${list}`)).status).toBe(200)
  })
})

describe('a video', () => {
  let task: Record<string, unknown>

  it('is generated and polled', async () => {
    const { body } = await server.call('POST', '/api/storyboard/video/generate', {
      json: {
        prompt: 'Epic cinematic music video with dramatic lighting',
        duration: 6,
        style: 'cinematic',
        engine: 'runway_standard',
      },
    })
    expect(typeof body['task_id']).toBe('string')
    task = await server.until(`/api/storyboard/video/${String(body['task_id'])}/status`, 'completed')
    expect((await fetch(String(task['video_url']))).headers.get('content-type')).toBe('video/mp4')
    expect((await server.call('GET', '/api/storyboard/video/unknown/status')).body).toMatchObject({
      error: 'TASK_NOT_FOUND',
    })
  })

  it('gets thumbnails from its own frames, the best first, and single frames', async () => {
    const { body } = await server.call<{
      readonly thumbnails: readonly {
        readonly variant: string
        readonly click_prediction: number
        readonly image_url: string
      }[]
    }>('POST', '/api/storyboard/thumbnails/generate', {
      json: {
        video_url: task['video_url'],
        context: { song_title: 'Summer Vibes', genre: 'electronic', mood: 'happy' },
        variants: ['bold', 'vibrant', 'minimal'],
      },
    })
    expect(body.thumbnails.map(({ variant }) => variant).toSorted()).toEqual(['bold', 'minimal', 'vibrant'])
    const predictions = body.thumbnails.map((thumbnail) => thumbnail.click_prediction)
    expect(predictions).toEqual(predictions.toSorted((a, b) => b - a))
    expect((await fetch(body.thumbnails[0]?.image_url ?? '')).headers.get('content-type')).toMatch(
      /^image\//u,
    )
    expect(
      (
        await server.call('POST', '/api/storyboard/thumbnails/extract-frame', {
          json: { video_url: task['video_url'], timestamp: 1.5 },
        })
      ).status,
    ).toBe(200)
    expect((await server.call('GET', '/api/storyboard/thumbnails/variants')).status).toBe(200)
  })
})

describe('provider keys', () => {
  it('are kept sealed, listed masked, and removed', async () => {
    const key = 'sk-runway-abc123xyz789'
    expect(
      (
        await server.call('POST', '/api/storyboard/api-keys', {
          json: { user_id: 'user_123', service: 'runway', api_key: key },
        })
      ).status,
    ).toBeLessThan(300)
    const listed = await server.call('GET', '/api/storyboard/api-keys/user_123')
    expect(JSON.stringify(listed.body)).toContain('runway')
    expect(JSON.stringify(listed.body)).not.toContain(key)
    expect((await server.call('GET', '/api/storyboard/api-keys/services')).status).toBe(200)
    expect((await server.call('DELETE', '/api/storyboard/api-keys/user_123/runway')).status).toBeLessThan(300)
    expect(
      JSON.stringify((await server.call('GET', '/api/storyboard/api-keys/user_123')).body),
    ).not.toContain('…')
  })
})
