import { startFakeHttpService, type FakeHttpService } from '@mutoscope/providers/testing/http-service'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './start-test-server.fixture.js'

// The steps of a project, with plain HTTP, done by services as the document of projects shows them.
const VARIABLES = {
  SCRIPT_SERVICE_URL: 'script',
  AUDIO_SERVICE_URL: 'audio',
  IMAGE_SERVICE_URL: 'image',
  VIDEO_SERVICE_URL: 'video',
} as const
const PROJECT = {
  title: 'My New Project',
  description: 'Project description',
  language: 'en',
  use_case: 'explanation',
  resolution: '720p',
}
const WORDS = {
  title: 'The Future of AI',
  description: 'How machines learn',
  use_case: 'explanation',
  language: 'en',
  style: 'educational',
}
const VOICE = { voice_id: 'alloy', audio_speed: 1, audio_pitch: 1, language: 'en' }
const IMAGES = {
  images: [
    { prompt: 'A futuristic AI brain', url: null },
    { prompt: 'Modern hospital with AI', url: null },
  ],
  style: 'realistic',
}
const VIDEO = { resolution: '720p', fps: 30, template: 'basic_fade', background_music: 'cinematic' }

const pointTo = (
  { url }: FakeHttpService,
  variables: readonly string[] = Object.keys(VARIABLES),
): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(VARIABLES).flatMap(([variable, path]) =>
      variables.includes(variable) ? [[variable, `${url}/${path}`]] : [],
    ),
  )
const received = ({ requests }: FakeHttpService) =>
  requests.filter(({ method }) => method === 'POST').map(({ path, json }) => ({ path, json }))

async function createProject({ call }: TestServer): Promise<string> {
  const { body } = await call('POST', '/projects', { json: PROJECT })
  return `/projects/${String(body['id'])}`
}

async function load(url: string): Promise<{ readonly type: string | null; readonly bytes: Buffer }> {
  const answer = await fetch(url)
  return { type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) }
}

describe('a project with all four services', () => {
  let fake: FakeHttpService
  let server: TestServer
  let path: string
  beforeAll(async () => {
    fake = await startFakeHttpService()
    server = await startTestServer({ env: pointTo(fake) })
    path = await createProject(server)
  })
  afterAll(async () => {
    await server.stop()
    await fake.close()
  })

  it('gets its script from one', async () => {
    const { status, body } = await server.call('POST', `${path}/generate-script`, { json: WORDS })
    expect([status, body]).toMatchObject([
      200,
      {
        status: 'script_generated',
        script_text: 'The keeper climbs the stairs.\n\nThe light goes out. Nobody comes.',
      },
    ])
    expect(received(fake)).toEqual([{ path: '/script/generate', json: WORDS }])
  })

  it('gets its voice from one, line by line, and gives it out as one file', async () => {
    const before = received(fake).length
    const { body } = await server.call('POST', `${path}/generate-audio`, {
      json: { script_text: '', ...VOICE },
    })
    expect(received(fake).slice(before)).toEqual(
      expect.arrayContaining([
        { path: '/audio/generate', json: { script_text: 'The keeper climbs the stairs.', ...VOICE } },
        { path: '/audio/generate', json: { script_text: 'The light goes out. Nobody comes.', ...VOICE } },
      ]),
    )
    expect((await load(String(body['audio_path']))).type).toBe('audio/mpeg')
  })

  it('gets its pictures from one', async () => {
    const before = received(fake).length
    const { body } = await server.call<{ readonly images: readonly { readonly url: string }[] }>(
      'POST',
      `${path}/generate-images`,
      { json: IMAGES },
    )
    // Together, unless a busy machine asks for them apart.
    const asked = received(fake)
      .slice(before)
      .flatMap(({ path: asked, json }) =>
        asked === '/image/generate-batch'
          ? (json as typeof IMAGES).images.map(({ prompt }) => ({
              prompt,
              style: (json as typeof IMAGES).style,
            }))
          : [json],
      )
    expect(asked).toHaveLength(2)
    expect(asked).toEqual(
      expect.arrayContaining(IMAGES.images.map(({ prompt }) => ({ prompt, style: 'realistic' }))),
    )
    const drawn = await load(`${fake.url}/files/picture.png`)
    for (const { url } of body.images) expect(await load(url)).toEqual(drawn)
  })

  it('is rendered by one, which can load voice and pictures from here', async () => {
    const before = received(fake).length
    const { status, body } = await server.call('POST', `${path}/generate-video`, { json: VIDEO })
    expect([status, body]).toMatchObject([200, { status: 'video_ready', duration: 0.2 }])
    const asked = received(fake).slice(before)
    expect(asked).toEqual([
      {
        path: '/video/render',
        json: {
          audio_path: expect.stringMatching(/^http:.*\/audio\.mp3$/u),
          images: IMAGES.images.map(({ prompt }) => ({
            prompt,
            url: expect.stringMatching(/^http:.*\/image-\d\.png$/u),
          })),
          resolution: '720p',
          fps: 30,
          template: 'basic_fade',
          background_music: 'cinematic',
        },
      },
    ])
    const [
      {
        json: { audio_path: audio, images },
      },
    ] = asked as unknown as readonly [
      {
        readonly json: { readonly audio_path: string; readonly images: readonly { readonly url: string }[] }
      },
    ]
    expect((await load(audio)).type).toBe('audio/mpeg')
    expect((await load(audio)).bytes.byteLength).toBeGreaterThan(1000)
    for (const { url } of images) expect(await load(url)).toEqual(await load(`${fake.url}/files/picture.png`))
    expect(await load(String(body['video_url']))).toEqual(await load(`${fake.url}/files/video.mp4`))
    expect((await load(String(body['thumbnail']))).type).toBe('image/jpeg')
  })

  it('has a video with facts of its file, and nothing that was rendered here', async () => {
    const ref = { ownerId: 'local', projectId: path.replace('/projects/', '') }
    const artifacts = await server.studio.artifacts.list(ref)
    expect(artifacts.get('video')).toMatchObject({
      data: { width: 16, height: 16, fps: 10, frames: 2, videoCodec: 'h264', audioCodec: null },
      provenance: { provider: 'http-service', model: 'video' },
    })
    expect([...new Set([...artifacts.values()].map(({ kind }) => kind))].toSorted()).toEqual([
      'image',
      'mix',
      'script',
      'sound-file',
      'speech',
      'thumbnail',
      'video',
    ])
    expect([...artifacts.keys()].filter((name) => artifacts.get(name)?.kind === 'mix')).toEqual([
      'voice-track',
    ])
    expect((await server.call('GET', path)).body).toMatchObject({
      status: 'video_ready',
      duration: 0.2,
      error: null,
      processing: false,
    })
  })

  it('asks nobody again for what is there', async () => {
    const before = received(fake).length
    expect(await server.call('POST', `${path}/generate-video`, { json: VIDEO })).toMatchObject({
      status: 200,
      body: { status: 'video_ready' },
    })
    expect(received(fake)).toHaveLength(before)
  })
})

describe('a project whose pictures are not as many as its paragraphs', () => {
  it.each([1, 2, 3])('has each line spoken once, with %i pictures', async (pictures) => {
    const fake = await startFakeHttpService()
    const server = await startTestServer({ env: pointTo(fake) })
    const path = await createProject(server)
    await server.call('POST', `${path}/generate-script`, { json: WORDS })
    await server.call('POST', `${path}/generate-audio`, { json: { script_text: '', ...VOICE } })
    const images = Array.from({ length: pictures }, (_, index) => ({ prompt: `Picture ${index + 1}` }))
    for (const [step, json] of [
      ['generate-images', { images, style: 'realistic' }],
      ['generate-video', VIDEO],
    ] as const)
      expect((await server.call('POST', `${path}/${step}`, { json })).status).toBe(200)
    const spoken = received(fake).filter((request) => request.path === '/audio/generate')
    expect(
      spoken.map(({ json }) => (json as { readonly script_text: string }).script_text).toSorted(),
    ).toEqual(['The keeper climbs the stairs.', 'The light goes out. Nobody comes.'])
    await server.stop()
    await fake.close()
  })
})

describe('each service alone', () => {
  const ONE_IMAGE = { images: [{ prompt: 'A brain' }], style: 'realistic' }

  it.each(Object.entries(VARIABLES).filter(([variable]) => variable !== 'VIDEO_SERVICE_URL'))(
    '%s takes over its step and no other',
    async (variable, name) => {
      const fake = await startFakeHttpService()
      const server = await startTestServer({ env: pointTo(fake, [variable]) })
      const path = await createProject(server)
      await server.call('POST', `${path}/generate-script`, { json: WORDS })
      // The voice is made before the images.
      expect((await server.call('POST', `${path}/generate-images`, { json: ONE_IMAGE })).status).toBe(200)
      expect(new Set(received(fake).map((request) => request.path.split('/')[1]))).toEqual(new Set([name]))
      await server.stop()
      await fake.close()
    },
    120_000,
  )

  it('VIDEO_SERVICE_URL takes over rendering and no other step, with files at the public address', async () => {
    const fake = await startFakeHttpService()
    const server = await startTestServer({
      env: { ...pointTo(fake, ['VIDEO_SERVICE_URL']), PUBLIC_URL: 'https://studio.example.com/' },
    })
    const path = await createProject(server)
    await server.call('POST', `${path}/generate-audio`, {
      json: { script_text: 'One short line.', ...VOICE },
    })
    await server.call('POST', `${path}/generate-images`, { json: ONE_IMAGE })
    expect(await server.call('POST', `${path}/generate-video`, { json: VIDEO })).toMatchObject({
      status: 200,
      body: { duration: 0.2 },
    })
    const file = expect.stringMatching(/^https:\/\/studio\.example\.com\/api\/files\//u) as string
    expect(received(fake)).toMatchObject([
      { path: '/video/render', json: { audio_path: file, images: [{ prompt: 'A brain', url: file }] } },
    ])
    await server.stop()
    await fake.close()
  })
})

describe('a service that does not work', () => {
  let fake: FakeHttpService
  let server: TestServer
  let path: string
  beforeAll(async () => {
    fake = await startFakeHttpService()
    server = await startTestServer({ env: { ...pointTo(fake), SERVICE_TIMEOUT_SECONDS: '2' } })
    path = await createProject(server)
  })
  afterAll(async () => {
    await server.stop()
    await fake.close()
  })

  const BROKEN = { status: 500, json: { detail: 'No luck at http://10.0.0.7:9000/bucket' } }
  const STEPS = [
    { step: 'generate-script', json: WORDS, service: 'script', good: { json: { text: 'One short line.' } } },
    {
      step: 'generate-audio',
      json: { script_text: '', ...VOICE },
      service: 'audio',
      good: { json: { url: '/files/line.wav' } },
    },
    {
      step: 'generate-images',
      json: { images: [{ prompt: 'A brain' }], style: 'realistic' },
      service: 'image',
      good: { json: { url: '/files/picture.png' } },
    },
  ]

  it.each(STEPS)(
    'is named by $step, and nothing is made in its place',
    async ({ step, json, service, good }) => {
      fake.respondWith(BROKEN)
      const { status, body } = await server.call('POST', `${path}/${step}`, { json })
      expect([status, body]).toMatchObject([
        502,
        { code: 'MODEL_FAILED', detail: `The ${service} service answered 500: No luck at …` },
      ])
      expect(JSON.stringify(body)).not.toMatch(/10\.0\.0\.7|127\.0\.0\.1/u)
      fake.respondWith(good)
      expect((await server.call('POST', `${path}/${step}`, { json })).status).toBe(200)
    },
  )

  it.each([
    { what: 'answers 500', answer: BROKEN, detail: 'The video service answered 500: No luck at …' },
    {
      what: 'points into the network',
      answer: { json: { url: 'http://10.0.0.7/video.mp4' } },
      detail:
        'The video service returned an output that could not be fetched: it lies neither at a public web address, nor',
    },
    {
      what: 'points to nothing',
      answer: { json: { url: '/files/gone.mp4' } },
      detail: 'The video service returned an output that could not be fetched: its URL returns an error.',
    },
    {
      what: 'points to something else',
      answer: { json: { url: '/files/picture.png' } },
      detail: 'http-service/video returned a file that is not a readable video.',
    },
    {
      what: 'says nothing',
      answer: { json: {} },
      detail: 'The video service returned no video URL.',
    },
  ])('fails a video when it $what', async ({ answer, detail }) => {
    fake.respondWith(answer)
    const { status, body } = await server.call('POST', `${path}/generate-video`, { json: VIDEO })
    expect([status, body['detail']]).toEqual([502, expect.stringContaining(detail)])
    expect(JSON.stringify(body)).not.toMatch(/10\.0\.0\.7|127\.0\.0\.1/u)
    expect((await server.call('GET', path)).body).toMatchObject({
      status: 'images_ready',
      video_url: null,
      error: expect.stringContaining(detail),
    })
  })

  it('fails a video when it takes too long', async () => {
    fake.fail('never')
    expect(await server.call('POST', `${path}/generate-video`, { json: VIDEO })).toMatchObject({
      status: 502,
      body: { code: 'PROVIDER_UNAVAILABLE', detail: 'The video service did not respond within 2 seconds.' },
    })
  })
})

describe('settings of services', () => {
  it('allow outputs at other places of the own network', async () => {
    const [fake, storage] = [await startFakeHttpService(), await startFakeHttpService()]
    fake.respondWith({ json: { text: 'One short line.', url: `${storage.url}/files/line.wav` } })
    const server = await startTestServer({
      env: {
        ...pointTo(fake, ['SCRIPT_SERVICE_URL', 'AUDIO_SERVICE_URL']),
        SERVICE_OUTPUT_ORIGINS: `http://minio:9000, ${storage.url}/`,
      },
    })
    const path = await createProject(server)
    expect(
      (
        await server.call('POST', `${path}/generate-images`, {
          json: { images: [{ prompt: 'A brain' }], style: 'realistic' },
        })
      ).status,
    ).toBe(200)
    expect(storage.requests).toHaveLength(1)
    await server.stop()
    await Promise.all([fake.close(), storage.close()])
  })

  it.each([
    ['an address that is none', { SCRIPT_SERVICE_URL: 'script-service' }, 'SCRIPT_SERVICE_URL'],
    ['a time that is none', { SERVICE_TIMEOUT_SECONDS: 'soon' }, 'SERVICE_TIMEOUT_SECONDS'],
    [
      'a video service that cannot load anything from here',
      { VIDEO_SERVICE_URL: 'http://video:8004', JWT_SECRET: 'a secret of the tests that is long enough' },
      'publicUrl',
    ],
  ])('refuse %s', async (_what, env, field) => {
    await expect(startTestServer({ env })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field },
    })
  })
})
