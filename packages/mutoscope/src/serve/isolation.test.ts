import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentedFetch, type DocumentedFetch } from './documented-fetch.fixture.js'
import { startFakeServer, type FakeServer } from './fake-server.fixture.js'

// Two owners: whatever Ada has made, Eve finds nothing of it, by no route.
const WORD = 'xyzzy'
let server: FakeServer
let ada: DocumentedFetch
let eve: DocumentedFetch
let stranger: DocumentedFetch
beforeAll(async () => {
  server = await startFakeServer()
  ada = await documentedFetch(server.url, { authorization: `Bearer ${await server.token('ada')}` })
  eve = await documentedFetch(server.url, { authorization: `Bearer ${await server.token('eve')}` })
  stranger = await documentedFetch(server.url)
})
afterAll(async () => {
  await server.stop()
})

/** Path parameters of something of Ada's, by family and then by the beginning of the path. */
async function makeThings(): Promise<
  readonly { readonly prefix: string; readonly params: Readonly<Record<string, string>> }[]
> {
  const make = async (path: string, options: Parameters<DocumentedFetch>[2]) => {
    const { status, body } = await ada('POST', path, options)
    expect(status, `${path} ${JSON.stringify(body)}`).toBeLessThan(300)
    return body
  }
  const form = new URLSearchParams({ product_name: `${WORD} bottle`, style: 'modern', cta_text: 'Buy' })
  const [job, ad, project, task, campaign, template, video, webhook, upload] = [
    await make('/api/v2/generate', {
      json: { prompt: `A ${WORD} walks`, duration: 6, style: 'cinematic', aspect_ratio: '16:9' },
    }),
    await make('/api/generate', { form }),
    await make('/projects', {
      json: { title: `${WORD} title`, description: WORD, language: 'en', use_case: 'explanation' },
    }),
    await make('/api/storyboard/video/generate', {
      json: { prompt: `A ${WORD} dances`, duration: 6, style: 'cinematic', engine: 'runway_unlimited' },
    }),
    await make('/api/campaigns', { json: { name: `${WORD} campaign` } }),
    await make('/api/ai-studio/prompt-templates', {
      json: { name: `${WORD} template`, category: 'product', content: `Say ${WORD}` },
    }),
    await make('/api/ai-studio/generate-video', { json: { script: `Hello ${WORD}.`, title: WORD } }),
    await make('/api/webhooks', { json: { url: `https://example.com/${WORD}` } }),
    await make('/api/uploads', { form: pngForm() }),
  ]
  const id = (body: Readonly<Record<string, unknown>>, name: string) => String(body[name])
  const task_id = id(task, 'task_id')
  const videoUrl = await until(`/api/storyboard/video/${task_id}/status`)
  await until(`/api/ai-studio/generation-status/${id(video, 'job_id')}`)
  const drawn = await make('/api/storyboard/thumbnails/generate', {
    json: { video_url: videoUrl, context: { song_title: WORD }, variants: ['bold'] },
  })
  const [thumbnail] = drawn['thumbnails'] as readonly Readonly<Record<string, unknown>>[]
  await ada('POST', '/api/storyboard/api-keys', {
    json: { user_id: 'ada', service: 'runway', api_key: `sk-${WORD}-0123456789` },
  })
  return [
    { prefix: '/api/v2/jobs/', params: { job_id: id(job, 'job_id') } },
    { prefix: '/api/jobs/', params: { job_id: id(ad, 'job_id') } },
    { prefix: '/projects/', params: { id: id(project, 'id'), scene_index: '0' } },
    { prefix: '/api/storyboard/video', params: { task_id, thumbnail_id: id(thumbnail ?? {}, 'id') } },
    { prefix: '/api/storyboard/api-keys/', params: { user_id: 'ada', service: 'runway' } },
    { prefix: '/api/campaigns/', params: { id: id(campaign, 'id') } },
    { prefix: '/api/ai-studio/prompt-templates/', params: { template_id: id(template, 'id') } },
    {
      prefix: '/api/ai-studio/gener',
      params: { job_id: id(video, 'job_id'), video_id: id(video, 'job_id') },
    },
    { prefix: '/api/webhooks/', params: { id: id(webhook, 'id') } },
    { prefix: '/api/uploads/', params: { id: id(upload, 'id') } },
  ]
}

/** Waits for something of Ada's to be complete, and tells where its video is. */
async function until(path: string): Promise<unknown> {
  for (;;) {
    const { body } = await ada('GET', path)
    if (body['status'] === 'completed') return body['video_url']
    expect(['pending', 'queued', 'processing'], `at ${JSON.stringify(body)}`).toContain(body['status'])
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function pngForm(): FormData {
  const form = new FormData()
  form.set(
    'file',
    new File(
      [
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
      ],
      `${WORD}.png`,
      { type: 'image/png' },
    ),
  )
  return form
}

describe('another owner', () => {
  it("gets 404 from every route with somebody else's ids, and reads nothing of it in any list", async () => {
    const things = await makeThings()
    const found: string[] = []
    let tried = 0
    for (const { contract } of server.families) {
      for (const [name, route] of Object.entries(contract.routes)) {
        const thing = things.find(({ prefix }) => route.path.startsWith(prefix))
        const isTheirs = route.path.includes(':') && thing !== undefined
        if (route.path.includes(':') && thing === undefined) continue
        if (!isTheirs && (route.method !== 'GET' || route.auth === 'public')) continue
        const path = route.path.replaceAll(/:(\w+)/gu, (whole, key: string) => thing?.params[key] ?? whole)
        const search = new URLSearchParams(
          Object.entries(route.example.query ?? {}).flatMap(([key, value]) =>
            [value].flat().map((item) => [key, String(item)] as [string, string]),
          ),
        )
        const body =
          route.method === 'GET' || route.method === 'DELETE' || route.example.body === undefined
            ? {}
            : { json: route.example.body }
        const answer = await eve(
          route.method,
          search.size === 0 ? path : `${path}?${search.toString()}`,
          body,
        )
        expect(JSON.stringify(answer.body), `${contract.name}.${name}`).not.toContain(WORD)
        if (isTheirs && answer.status !== 404) found.push(`${contract.name}.${name} ${answer.status}`)
        tried++
      }
    }
    expect(found).toEqual([])
    expect(tried).toBeGreaterThan(80)
  })

  it('leaves everything there, for its owner', async () => {
    expect(JSON.stringify((await ada('GET', '/projects')).body)).toContain(WORD)
    expect((await ada('GET', '/api/v2/jobs/1')).status).toBe(200)
  })
})

describe('a stranger', () => {
  it("gets 401 from every route that is somebody's", async () => {
    for (const { contract } of server.families) {
      for (const [name, route] of Object.entries(contract.routes)) {
        if (route.auth !== 'required') continue
        const answer = await stranger(route.method, route.path.replaceAll(/:\w+/gu, '1'))
        expect(answer.status, `${contract.name}.${name}`).toBe(401)
      }
    }
  })
})
