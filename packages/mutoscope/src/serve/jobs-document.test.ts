import { createMedia } from '@mutoscope/media'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectShape } from './expect-shape.fixture.js'
import { startTestServer, type TestServer } from './start-test-server.fixture.js'

// Every sample request of the document of video jobs, in its own order, with plain HTTP.
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => {
  await server.stop()
})

type Job = {
  readonly status: string
  readonly job_id: number
  readonly storyboard: readonly {
    readonly scene: { readonly scene_number: number; readonly description: string }
    readonly image_url: string | null
  }[]
  readonly approved: boolean
}

async function probe(bytes: Uint8Array) {
  return createMedia().probe({
    size: bytes.byteLength,
    stream: async function* () {
      yield bytes
    },
  })
}

describe('the ten steps of the workflow', () => {
  let job: string

  it('1 to 3: creates a job and waits for its storyboard', async () => {
    const created = await server.call('POST', '/api/v2/generate', {
      headers: { authorization: 'Bearer YOUR_TOKEN' },
      json: {
        prompt: 'A hero discovers a hidden treasure in ancient ruins',
        duration: 30,
        style: 'cinematic',
        aspect_ratio: '16:9',
      },
    })
    expectShape(created.body, { job_id: 123, status: 'pending' })
    job = `/api/v2/jobs/${String(created.body['job_id'])}`
    const ready = await server.until<Job>(job, 'storyboard_ready')
    expect(ready.storyboard).toHaveLength(6)
    expectShape(ready.storyboard, [
      {
        scene: {
          scene_number: 1,
          description: 'Hero enters ancient ruins',
          duration: 5,
          image_prompt: 'A brave hero entering mysterious ancient ruins...',
        },
        image_url: 'https://replicate.delivery/...',
        generation_status: 'completed',
        error: null,
      },
    ])
    const picture = await fetch(ready.storyboard[0]?.image_url ?? '')
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  it('4: refines a scene by query and takes its picture anew', async () => {
    const before = (await server.call<Job>('GET', job)).body.storyboard[1]?.image_url
    const { status, body } = await server.call<Job>(
      'POST',
      `${job}/refine?scene_number=2&new_image_prompt=Dramatic%20wide%20shot%20of%20ancient%20temple`,
    )
    expect(status).toBe(200)
    expect(typeof body.status).toBe('string')
    const after = await server.until<Job>(job, 'storyboard_ready')
    expect(after.approved).toBe(false)
    expect(after.storyboard[1]?.image_url).not.toBe(before)
    await server.call(
      'POST',
      `${job}/refine?scene_number=3&new_description=The%20hero%20discovers%20a%20hidden%20treasure`,
    )
    expect((await server.call<Job>('GET', job)).body.storyboard[2]?.scene.description).toBe(
      'The hero discovers a hidden treasure',
    )
  })

  it('5: reorders the scenes', async () => {
    const { body: before } = await server.call<Job>('GET', job)
    const { status, body } = await server.call<Job>(
      'POST',
      `${job}/reorder?scene_order=1&scene_order=3&scene_order=2&scene_order=4&scene_order=5&scene_order=6`,
    )
    expect([status, typeof body.status]).toEqual([200, 'string'])
    const { body: after } = await server.call<Job>('GET', job)
    expect(after.storyboard.map(({ scene }) => scene.scene_number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(after.storyboard[1]?.scene.description).toBe(before.storyboard[2]?.scene.description)
  })

  it('refuses to export or approve twice what is not ready, in the words of the document', async () => {
    expect(await server.call('GET', `${job}/export?format=mp4&quality=high`)).toMatchObject({
      status: 400,
      body: { detail: expect.stringMatching(/^Video not ready for export\. Current status: /u) },
    })
    expect(await server.call('POST', `${job}/reorder`)).toMatchObject({
      status: 400,
      body: { detail: 'scene_order cannot be empty' },
    })
    expect(await server.call('POST', `${job}/reorder?scene_order=1&scene_order=1`)).toMatchObject({
      status: 400,
      body: { detail: 'Failed to reorder scenes. Check that all scene numbers are valid.' },
    })
    expect(await server.call('POST', `${job}/refine?scene_number=2`)).toMatchObject({
      status: 400,
      body: { detail: 'Must provide either new_image_prompt or new_description' },
    })
  })

  it('6 and 7: approves and renders', async () => {
    expect((await server.call('POST', `${job}/approve`)).status).toBe(200)
    expect((await server.call('POST', `${job}/render`)).status).toBeLessThan(300)
    expect(await server.until<Job>(job, 'completed')).toMatchObject({ approved: true })
  })

  it('8: downloads the video, whole and in parts', async () => {
    const { status, headers, body } = await server.call<Uint8Array>('GET', `${job}/video`)
    expect([status, headers.get('content-type')]).toEqual([200, 'video/mp4'])
    const facts = await probe(body)
    expect(facts.video).toMatchObject({ width: 1920, height: 1080, codec: 'h264' })
    expect(Math.abs((facts.durationMs ?? 0) - 30_000)).toBeLessThan(6000)
    const part = await server.call<Uint8Array>('GET', `${job}/video`, { headers: { range: 'bytes=4-7' } })
    expect([part.status, new TextDecoder().decode(part.body)]).toEqual([206, 'ftyp'])
    expect(
      (await server.call('GET', `${job}/video`, { headers: { range: 'bytes=999999999-' } })).status,
    ).toBe(416)
  })

  it('8: counts what was loaded, and not what was only looked at', async () => {
    const downloads = async () =>
      (await server.call<{ metrics: { download_count: number } }>('GET', `${job}/metadata`)).body.metrics
        .download_count
    const before = await downloads()
    const first = await server.call<Uint8Array>('GET', `${job}/video`)
    expect(await downloads()).toBe(before + 1)
    const etag = first.headers.get('etag') ?? ''
    const head = await fetch(`${server.url}${job}/video`, { method: 'HEAD' })
    const same = await fetch(`${server.url}${job}/video`, { headers: { 'if-none-match': etag } })
    expect([head.status, head.headers.get('etag'), same.status]).toEqual([200, etag, 304])
    expect(await downloads()).toBe(before + 1)
  })

  it.each([
    ['mp4', 'high', 1080, 'h264'],
    ['webm', 'low', 480, 'vp'],
    ['mov', 'medium', 720, 'h264'],
  ] as const)(
    '9: exports %s at %s, and the second time from what is there',
    async (format, quality, height, codec) => {
      const first = await server.call<Uint8Array>('GET', `${job}/export?format=${format}&quality=${quality}`)
      expect(first.status).toBe(200)
      const { video } = await probe(first.body)
      expect([video?.height, video?.codec.startsWith(codec)]).toEqual([height, true])
      const again = await server.call<Uint8Array>('GET', `${job}/export?format=${format}&quality=${quality}`)
      expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
    },
    240_000,
  )

  it('10: tells the metadata', async () => {
    const { body } = await server.call('GET', `${job}/metadata`)
    expectShape(body, {
      job_id: 123,
      status: 'completed',
      created_at: '2025-11-15T10:00:00',
      updated_at: '2025-11-15T10:05:00',
      approved: true,
      approved_at: '2025-11-15T10:04:00',
      scenes: { total: 6, completed: 6, failed: 0, details: [] },
      costs: { estimated: 0.15, actual: 0.12, currency: 'USD' },
      metrics: { refinement_count: 2, download_count: 5 },
      video: { available: true, url: '/data/videos/123/final.mp4', parameters: {} },
      error: null,
    })
    expect(body).toMatchObject({ metrics: { refinement_count: 2, download_count: expect.any(Number) } })
    expect((body['metrics'] as { download_count: number }).download_count).toBeGreaterThanOrEqual(7)
  })

  it('has a hard limit of five refinements', async () => {
    for (const left of [3, 4, 5])
      expect(
        (
          await server.call('POST', `${job}/refine`, {
            json: { scene_number: 1, new_description: `Description ${left}` },
          })
        ).status,
      ).toBe(200)
    expect(await server.call('POST', `${job}/refine?scene_number=1&new_description=x`)).toMatchObject({
      status: 429,
      body: { detail: 'Maximum refinement limit (5) reached for this job' },
    })
  })
})
