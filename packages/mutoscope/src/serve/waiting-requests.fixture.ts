import type { RouteDefinition } from '@mutoscope/api'
import { expect } from 'vitest'
import type { Answered, DocumentedFetch } from './documented-fetch.fixture.js'
import type { FakeServer } from './fake-server.fixture.js'

/** What a request waits for. */
export type Waited = 'models' | 'media'

/** A request for something that is not made yet, or for a look at what would be. */
export interface WaitingRequest {
  /** For instance `jobs.refine`. */
  readonly route: string
  /** What its answer waits for; without any of it, no answer. */
  readonly waitsFor: readonly Waited[]
  /** It leaves a project behind that its caller can find, also when it fails. */
  readonly keeps?: true
  /** In place of the values of the route's example. */
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: Readonly<Record<string, unknown>>
}

/** Makes what an owner needs first, and lists the requests in an order in which each makes something new. */
export async function prepareWaitingRequests(call: DocumentedFetch): Promise<readonly WaitingRequest[]> {
  const make = async (path: string, options: Parameters<DocumentedFetch>[2]) => {
    const { status, body } = await call('POST', path, options)
    expect(status, `${path} ${JSON.stringify(body)}`).toBeLessThan(300)
    return body
  }
  const song = new FormData()
  song.set('file', new File(['RIFF\u0024\0\0\0WAVEfmt '], 'song.wav', { type: 'audio/wav' }))
  const [job, project, task, campaign, upload, ad] = await Promise.all([
    make('/api/v2/generate', {
      json: {
        prompt: 'A hero enters. He finds a door. It opens. Gold shines. He laughs. He leaves',
        duration: 30,
        style: 'cinematic',
        aspect_ratio: '16:9',
      },
    }),
    make('/projects', {
      json: {
        title: 'The Future of AI',
        description: 'What machines learn',
        language: 'en',
        use_case: 'explanation',
      },
    }),
    make('/api/storyboard/video/generate', {
      json: { prompt: 'A robot dances', duration: 6, style: 'cinematic', engine: 'runway_standard' },
    }),
    make('/api/campaigns', { json: { name: 'Spring', budget_usd: 50 } }),
    make('/api/uploads', { form: song }),
    make('/api/generate', {
      form: new URLSearchParams({ product_name: 'Bottle', style: 'modern', cta_text: 'Buy' }),
    }),
  ])
  const text = (body: Readonly<Record<string, unknown>>, name: string) => String(body[name])
  const jobPath = `/api/v2/jobs/${text(job, 'job_id')}`
  await until(call, jobPath, 'storyboard_ready')
  await make(`${jobPath}/approve`, {})
  await make(`${jobPath}/render`, {})
  const talk = await make('/api/ai-studio/generate-video', {
    json: { script: 'Hello. Here is our bottle.', campaign_id: text(campaign, 'id') },
  })
  const character = await make('/api/mv/character-reference', {
    json: { character_description: 'A silver robot' },
  })
  await Promise.all([
    until(call, jobPath, 'completed'),
    until(call, `/api/storyboard/video/${text(task, 'task_id')}/status`, 'completed'),
    until(call, `/api/jobs/${text(ad, 'job_id')}`, 'completed'),
    until(call, `/api/ai-studio/generation-status/${text(talk, 'job_id')}`, 'completed'),
  ])
  const {
    body: { thumbnail_url },
  } = await call('GET', `/api/ai-studio/generated-videos/${text(talk, 'job_id')}`)
  const [ofJob, ofProject, ofTask, ofTalk, ofAd] = [
    { job_id: text(job, 'job_id') },
    { id: text(project, 'id') },
    { task_id: text(task, 'task_id') },
    { job_id: text(talk, 'job_id') },
    { job_id: text(ad, 'job_id') },
  ]
  const order = { campaign_id: text(campaign, 'id'), avatar_id: 'daniel' }
  const models: readonly Waited[] = ['models']
  const media: readonly Waited[] = ['media']
  return [
    { route: 'jobs.exportVideo', waitsFor: media, params: ofJob },
    { route: 'jobs.refine', waitsFor: models, params: ofJob },
    { route: 'projects.generateScript', waitsFor: models, params: ofProject },
    { route: 'projects.generateAudio', waitsFor: ['models', 'media'], params: ofProject },
    { route: 'projects.generateImages', waitsFor: models, params: ofProject },
    { route: 'projects.generateImage', waitsFor: models, params: { ...ofProject, scene_index: '0' } },
    { route: 'projects.generateVideo', waitsFor: ['models', 'media'], params: ofProject },
    { route: 'ads.mvScenes', waitsFor: models },
    { route: 'ads.mvCharacterReference', waitsFor: models },
    {
      route: 'ads.mvVideo',
      waitsFor: ['models', 'media'],
      keeps: true,
      body: { reference_image_s3_keys: [text(character, 's3_key')] },
    },
    { route: 'storyboard.extractFrame', waitsFor: media, body: { video_url: ofTask.task_id, timestamp: 1 } },
    { route: 'storyboard.generateThumbnails', waitsFor: ['models', 'media'], keeps: true },
    {
      route: 'storyboard.generateVideo',
      waitsFor: media,
      keeps: true,
      body: { duration: undefined, music_file: text(upload, 'id') },
    },
    {
      route: 'campaigns.thumbnail',
      waitsFor: media,
      params: { token: String(thumbnail_url).split('/').at(-1) ?? '' },
    },
    ...[
      { route: 'jobs.getJob', params: ofJob },
      { route: 'jobs.getMetadata', params: ofJob },
      { route: 'projects.getProject', params: ofProject },
      { route: 'storyboard.generateMetadata' },
      { route: 'storyboard.getStatus', params: ofTask },
      { route: 'campaigns.quoteVideo', body: order },
      { route: 'campaigns.generationStatus', params: ofTalk },
      ...[
        ['jobs', ofJob],
        ['projects', ofProject],
        ['storyboard', ofTask],
        ['campaigns', ofTalk],
        ['ads', ofAd],
      ].flatMap(([family, params]) =>
        ['quote', 'artifacts'].map((name) => ({
          route: `${family as string}.${name}`,
          params: params as Readonly<Record<string, string>>,
        })),
      ),
      { route: 'jobs.reorder', params: ofJob },
      { route: 'jobs.generate', keeps: true as const },
      { route: 'campaigns.generateVideo', keeps: true as const, body: order },
    ].map((request) => ({ ...request, waitsFor: [] })),
  ]
}

/** Finds a route by its name. */
function findRoute(server: FakeServer, name: string): RouteDefinition {
  const [family, route = ''] = name.split('.')
  const found = server.families.find(({ contract }) => contract.name === family)?.contract.routes[route]
  if (found === undefined) throw new Error(`There is no route ${name}`)
  return found
}

/** Sends the example of a route with the values of a request in it. */
export function sendExample(
  server: FakeServer,
  call: DocumentedFetch,
  { route: name, params = {}, query = {}, body }: Omit<WaitingRequest, 'waitsFor'>,
): Promise<Answered<Record<string, unknown>>> {
  const { method, path, example } = findRoute(server, name)
  const asked = { ...example.query, ...query }
  const search = new URLSearchParams(
    Object.entries(asked).flatMap(([key, value]) =>
      [value].flat().map((item): [string, string] => [key, String(item)]),
    ),
  )
  const json =
    example.body === undefined && body === undefined
      ? undefined
      : { ...(example.body as object | undefined), ...body }
  const filled = path.replaceAll(/:(\w+)/gu, (_whole, key: string) => encodeURIComponent(params[key] ?? ''))
  return call(
    method,
    search.size === 0 ? filled : `${filled}?${search.toString()}`,
    json === undefined ? {} : { json },
  )
}

async function until(call: DocumentedFetch, path: string, status: string): Promise<void> {
  for (;;) {
    const { body } = await call('GET', path)
    if (body['status'] === status) return
    expect(
      ['pending', 'queued', 'generating_storyboard', 'rendering', 'processing'],
      `${path} ${JSON.stringify(body)}`,
    ).toContain(body['status'])
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
