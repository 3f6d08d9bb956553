import { createMedia } from '@mutoscope/media'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { expectShape } from './expect-shape.fixture.js'
import { pictureBomb } from './picture-bomb.fixture.js'
import { startTestServer, type TestServer } from './start-test-server.fixture.js'

// Every sample request of the document of advertisements and music videos, with plain HTTP and a WebSocket,
// against real media.
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => {
  await server.stop()
})

const JOB = {
  job_id: '550e8400-e29b-41d4-a716-446655440000',
  status: 'processing',
  progress: 45,
  created_at: '2025-01-14T10:00:00',
  updated_at: '2025-01-14T10:05:00',
  product_name: 'EcoWater Bottle',
  style: 'modern',
  cta_text: 'Buy Now!',
  video_url: null,
  error_message: null,
  cost_usd: 0,
  stages: [
    {
      id: 1,
      stage_name: 'script_gen',
      status: 'completed',
      progress: 100,
      started_at: null,
      completed_at: null,
      error_message: null,
    },
  ],
}

describe('music videos', () => {
  it('list their configuration flavors', async () => {
    const { body } = await server.call('GET', '/api/mv/config-flavors')
    expect(body).toEqual({ flavors: ['default', 'example'], default_flavor: 'default' })
    expect(
      (
        await server.call('POST', '/api/mv/scenes?config_flavor=none', {
          json: { concept_prompt: 'A robot', num_scenes: 2 },
        })
      ).status,
    ).toBe(400)
  })

  it('plan scenes, also with another flavor', async () => {
    for (const query of ['', '?config_flavor=example']) {
      const { status, body } = await server.call<{ readonly scenes: readonly unknown[] }>(
        'POST',
        `/api/mv/scenes${query}`,
        { json: { concept_prompt: 'Robot exploring Austin, Texas', num_scenes: 4 } },
      )
      expect([status, body.scenes.length]).toEqual([200, 4])
      expectShape(body, {
        scenes: [
          { sequence: 1, prompt: 'Silver metallic robot walking through downtown Austin...', duration: 8 },
        ],
      })
    }
  })

  it('draw a character and make a clip of it', async () => {
    const reference = await server.call('POST', '/api/mv/character-reference', {
      json: { character_description: 'Silver metallic humanoid robot' },
    })
    expect(reference.status).toBe(200)
    expectShape(reference.body, {
      image_url: 'https://...',
      s3_key: 'mv/outputs/character_reference/abc123.png',
    })
    expect(reference.body['s3_key']).toMatch(/^mv\/outputs\/character_reference\/[\w-]+\.png$/u)
    const clip = await server.call('POST', '/api/mv/video', {
      json: {
        prompt: 'Robot walking through downtown',
        duration: 8.0,
        reference_image_s3_keys: [reference.body['s3_key']],
      },
    })
    expect(clip.status).toBe(200)
    expectShape(clip.body, { video_url: 'https://...', s3_key: 'mv/projects/proj123/scenes/scene_001.mp4' })
    const video = await fetch(String(clip.body['video_url']))
    expect([
      video.status,
      video.headers.get('content-type'),
      (await video.arrayBuffer()).byteLength > 10_000,
    ]).toEqual([200, 'video/mp4', true])
    for (const key of ['mv/outputs/character_reference/unknown.png', '../../etc/passwd']) {
      expect(
        (
          await server.call('POST', '/api/mv/video', {
            json: { prompt: 'Robot', duration: 8, reference_image_s3_keys: [key] },
          })
        ).status,
        `at ${key}`,
      ).toBe(404)
    }
  })
})

describe('an advertisement', () => {
  let id: string

  it('is ordered with a form and a picture', async () => {
    const {
      body: { image_url: url },
    } = await server.call('POST', '/api/mv/character-reference', {
      json: { character_description: 'A green water bottle' },
    })
    const form = new FormData()
    form.set('product_name', 'EcoWater Bottle')
    form.set('style', 'modern')
    form.set('cta_text', 'Buy Now!')
    form.set(
      'product_image',
      new File([await (await fetch(String(url))).arrayBuffer()], 'product.png', { type: 'image/png' }),
    )
    const { status, body } = await server.call('POST', '/api/generate', { form })
    expect(status).toBe(202)
    expectShape(body, {
      job_id: '550e8400-e29b-41d4-a716-446655440000',
      status: 'pending',
      estimated_completion_time: 300,
      message: 'Video generation job created successfully',
    })
    id = String(body['job_id'])
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u)
  })

  it('tells its progress over a WebSocket until it is complete', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws/jobs/${id}`)
    const messages: Record<string, unknown>[] = []
    const closed = new Promise<number>((resolve, reject) => {
      socket.on('error', reject)
      socket.on('message', (data: Buffer) =>
        messages.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>),
      )
      socket.on('close', resolve)
    })
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send(JSON.stringify({ type: 'ping' }))
    expectShape((await server.call('GET', '/ws/health')).body, {
      status: 'healthy',
      websocket_server: 'running',
      active_jobs: 5,
      total_connections: 12,
    })
    expectShape((await server.call('GET', `/api/jobs/${id}`)).body, JOB)
    expect(await closed).toBe(1000)
    const updates = messages.filter((message) => message['type'] !== 'pong')
    expect(messages.some((message) => message['type'] === 'pong')).toBe(true)
    for (const update of updates)
      expectShape(update, {
        job_id: id,
        stage: null,
        progress: 75,
        status: 'processing',
        message: 'Generating video scenes...',
        timestamp: '2025-01-14T10:05:00',
      })
    expect(updates.at(-1)).toMatchObject({ status: 'completed', progress: 100 })
    const progress = updates.map((update) => Number(update['progress']))
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  })

  it('is a video at the end', async () => {
    const { body } = await server.call('GET', `/api/jobs/${id}`)
    expect(body).toMatchObject({
      status: 'completed',
      progress: 100,
      stages: ['script_gen', 'voice_gen', 'video_gen', 'compositing'].map((stage_name) => ({
        stage_name,
        status: 'completed',
      })),
    })
    const answer = await fetch(String(body['video_url']))
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const { video, audio } = await createMedia().probe({
      size: bytes.byteLength,
      stream: async function* () {
        yield bytes
      },
    })
    expect([video?.codec, audio?.codec]).toEqual(['h264', 'aac'])
  })

  it('is listed by status, page by page', async () => {
    const { body, headers } = await server.call<readonly Record<string, unknown>[]>(
      'GET',
      '/api/jobs?limit=10&status=completed',
    )
    expect(body.map((job) => job['job_id'])).toContain(id)
    expect(Number(headers.get('x-total-count'))).toBe(body.length)
  })

  it('takes no picture that is too large, that lies about what it is, or that is a bomb', async () => {
    const jobs = async () => (await server.call<readonly unknown[]>('GET', '/api/jobs')).body.length
    const before = await jobs()
    const order = (bytes: Uint8Array<ArrayBuffer>, type: string) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({
        product_name: 'EcoWater Bottle',
        style: 'modern',
        cta_text: 'Buy Now!',
      }))
        form.set(name, value)
      form.set('product_image', new File([bytes], 'product.png', { type }))
      return server.call('POST', '/api/generate', { form })
    }
    const large = new Uint8Array(10 * 1024 * 1024 + 1)
    large.set(pictureBomb(10, 10))
    expect(await order(large, 'image/png')).toMatchObject({ status: 413 })
    expect(
      await order(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/png'),
    ).toMatchObject({ status: 415 })
    expect(await order(pictureBomb(60_000, 60_000), 'image/png')).toMatchObject({
      status: 413,
      body: { error: 'MediaTooLarge' },
    })
    expect(await jobs()).toBe(before)
  })

  it('says what is wrong in the words of the document', async () => {
    const form = new FormData()
    form.set('product_name', '')
    form.set('style', 'modern')
    form.set('cta_text', 'Buy Now!')
    expect(await server.call('POST', '/api/generate', { form })).toMatchObject({
      status: 400,
      body: {
        error: 'ValidationError',
        message: 'Product name is required',
        details: 'Product name cannot be empty',
      },
    })
    expect(await server.call('GET', '/api/jobs/550e8400-e29b-41d4-a716-446655440000')).toMatchObject({
      status: 404,
      body: {
        error: 'JobNotFound',
        message: "Job with ID '550e8400-e29b-41d4-a716-446655440000' not found",
        details: 'The specified job ID does not exist in the system',
      },
    })
    const socket = new WebSocket(
      `${server.url.replace('http', 'ws')}/ws/jobs/550e8400-e29b-41d4-a716-446655440000`,
    )
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(1008)
  })
})
