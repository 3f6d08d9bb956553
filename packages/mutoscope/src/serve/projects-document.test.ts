import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectShape } from './expect-shape.fixture.js'
import { startTestServer, type TestServer } from './start-test-server.fixture.js'

// Every sample request of the document of projects, with plain HTTP, against real media.
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => {
  await server.stop()
})

const MODEL = {
  id: '1',
  title: 'string',
  description: 'string',
  language: 'en',
  use_case: 'explanation',
  status: 'draft',
  script_text: null,
  script_style: null,
  voice_id: 'alloy',
  audio_speed: 1,
  audio_pitch: 1,
  audio_path: null,
  image_style: 'realistic',
  images: [{ prompt: 'string', url: null }],
  resolution: '1080p',
  fps: 30,
  video_template_id: 'basic_fade',
  background_music: 'none',
  video_url: null,
  thumbnail: null,
  duration: null,
  video_inspirations: [],
  created_at: '2025-11-29T10:00:00Z',
  updated_at: '2025-11-29T10:00:00Z',
}
const SCRIPT =
  'Artificial intelligence learns from examples. It finds patterns that people miss. Doctors already use it to read pictures.'

async function kindOf(url: string): Promise<readonly [number, string | null]> {
  const answer = await fetch(url)
  await answer.arrayBuffer()
  return [answer.status, answer.headers.get('content-type')]
}

describe('the way of a project', () => {
  let id: string
  const path = (rest = '') => `/projects/${id}${rest}`

  it('is created as a draft', async () => {
    const { status, body } = await server.call('POST', '/projects', {
      json: {
        title: 'My New Project',
        description: 'Project description',
        language: 'en',
        use_case: 'explanation',
      },
    })
    expect(status).toBe(201)
    expectShape(body, MODEL)
    expect(body).toMatchObject({ title: 'My New Project', status: 'draft', images: [] })
    id = String(body['id'])
  })

  it('is changed in part', async () => {
    const { status, body } = await server.call('PUT', path(), {
      json: { title: 'Updated Title', images: [{ prompt: 'Updated prompt', url: null }] },
    })
    expect([status, body['title'], body['images']]).toEqual([
      200,
      'Updated Title',
      [{ prompt: 'Updated prompt', url: null }],
    ])
  })

  it('cannot be rendered before it has sound and pictures', async () => {
    expect(
      await server.call('POST', path('/generate-video'), {
        json: { resolution: '1080p', fps: 30, template: 'basic_fade', background_music: 'cinematic' },
      }),
    ).toMatchObject({ status: 400, body: { detail: 'Audio and images required' } })
  })

  it('gets a script', async () => {
    const { status, body } = await server.call('POST', path('/generate-script'), {
      json: {
        title: 'The Future of AI',
        description: 'How machines learn',
        use_case: 'explanation',
        language: 'en',
        style: 'educational',
      },
    })
    expect(status).toBe(200)
    expectShape(body, {
      script_text: 'Generated script content here...',
      status: 'script_generated',
      updated_at: '2025-11-29T10:05:00Z',
    })
    expect(body).toMatchObject({ status: 'script_generated', script_text: expect.stringMatching(/\w/u) })
  })

  it('gets its sound', async () => {
    const { status, body } = await server.call('POST', path('/generate-audio'), {
      json: { script_text: SCRIPT, voice_id: 'alloy', audio_speed: 1.0, audio_pitch: 1.0, language: 'en' },
    })
    expect([status, body['status']]).toEqual([200, 'audio_generated'])
    expect(await kindOf(String(body['audio_path']))).toEqual([200, 'audio/mpeg'])
    expect((await server.call('GET', path())).body).toMatchObject({
      status: 'audio_ready',
      script_text: SCRIPT,
    })
  })

  it('gets its pictures, and one of them anew', async () => {
    const { status, body } = await server.call<{
      readonly images: readonly { readonly prompt: string; readonly url: string }[]
    }>('POST', path('/generate-images'), {
      json: {
        images: [
          { prompt: 'A futuristic AI brain', url: null },
          { prompt: 'Modern hospital with AI', url: null },
        ],
        style: 'realistic',
      },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'images_ready',
      images: [{ prompt: 'A futuristic AI brain' }, { prompt: 'Modern hospital with AI' }],
    })
    for (const { url } of body.images) expect(await kindOf(url)).toEqual([200, 'image/png'])
    const one = await server.call('POST', path('/generate-images/0'), {
      json: { prompt: 'A friendly robot', style: 'realistic' },
    })
    expect(one).toMatchObject({
      status: 200,
      body: { scene_index: 0, image_url: expect.stringMatching(/^http/u) },
    })
    expect(
      await server.call('POST', path('/generate-images/7'), {
        json: { prompt: 'Nothing', style: 'realistic' },
      }),
    ).toMatchObject({ status: 404 })
  })

  it('is rendered', async () => {
    const { status, body } = await server.call('POST', path('/generate-video'), {
      json: { resolution: '1080p', fps: 30, template: 'basic_fade', background_music: 'cinematic' },
    })
    expect(status).toBe(200)
    expectShape(body, {
      video_url: 'https://your-storage.com/videos/project-1.mp4',
      thumbnail: 'https://your-storage.com/thumbnails/project-1.jpg',
      duration: 45,
      status: 'video_ready',
      updated_at: '2025-11-29T10:30:00Z',
    })
    expect(await kindOf(String(body['video_url']))).toEqual([200, 'video/mp4'])
    expect(await kindOf(String(body['thumbnail']))).toEqual([200, 'image/jpeg'])
  })

  it('is rendered in the background when asked so', async () => {
    const { status, headers, body } = await server.call('POST', path('/generate-video'), {
      json: { resolution: '720p', fps: 24, template: 'slide_left', background_music: 'none' },
      headers: { prefer: 'respond-async' },
    })
    expect([status, body]).toEqual([
      202,
      expect.objectContaining({ message: 'Video generation started', status: 'processing' }),
    ])
    expect(headers.get('location')).toContain(path())
    await server.call('POST', path('/cancel'))
  })

  it('is found by status and words, page by page', async () => {
    await server.call('POST', '/projects', {
      json: { title: 'Another', description: 'About gardens', language: 'fr', use_case: 'tutorial' },
    })
    expect((await server.call<readonly unknown[]>('GET', '/projects')).body).toHaveLength(2)
    expect((await server.call('GET', '/projects?status=draft')).body).toMatchObject([{ title: 'Another' }])
    expect((await server.call('GET', '/projects?search=GARDENS')).body).toMatchObject([{ title: 'Another' }])
    const page = await server.call<readonly unknown[]>('GET', '/projects?page=2&limit=1')
    expect([page.body.length, page.headers.get('x-total-count')]).toEqual([1, '2'])
  })

  it('is deleted', async () => {
    expect((await server.call('DELETE', path())).status).toBe(204)
    expect(await server.call('GET', path())).toMatchObject({
      status: 404,
      body: { code: 'PROJECT_NOT_FOUND' },
    })
  })
})
