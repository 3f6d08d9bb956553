import { MutoscopeError } from '@mutoscope/core'
import { afterEach, describe, expect, it } from 'vitest'
import { callRoute } from '../../../testing/call-route.js'
import { openAds, type OpenAds } from '../open-ads.fixture.js'

type JobBody = {
  readonly job_id: string
  readonly status: string
  readonly progress: number
  readonly stages: readonly {
    readonly stage_name: string
    readonly status: string
    readonly progress: number
  }[]
}

let ads: OpenAds
afterEach(() => ads.studio.close())

const UNKNOWN = '550e8400-e29b-41d4-a716-446655440000'

/** Holds the models up from the first voice line on. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  const opened = openAds({
    before: ({ kind }) => {
      if (kind !== 'speech') return undefined
      reached.resolve()
      return promise
    },
  })
  return { ads: opened, release: resolve, reached: reached.promise }
}

describe('GET /api/jobs/:job_id', () => {
  it('shows a completed job with everything the document shows', async () => {
    ads = openAds()
    const id = await ads.order()
    const { status, body } = await callRoute<JobBody>(ads.family, 'getJob', { params: { job_id: id } })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      job_id: id,
      kind: 'product_ad',
      status: 'completed',
      progress: 100,
      product_name: 'EcoWater Bottle',
      style: 'modern',
      cta_text: 'Buy Now!',
      error_message: null,
      cost_usd: 0,
      video_url: expect.stringMatching(
        new RegExp(`^https://studio\\.test/api/files/.+/${id}\\.mp4$`, 'u'),
      ) as string,
    })
    expect(body.stages.map(({ stage_name, status: of, progress }) => [stage_name, of, progress])).toEqual([
      ['script_gen', 'completed', 100],
      ['voice_gen', 'completed', 100],
      ['video_gen', 'completed', 100],
      ['compositing', 'completed', 100],
    ])
    expect(body.stages[0]).toMatchObject({
      id: 1,
      started_at: expect.stringMatching(/Z$/u) as string,
      completed_at: expect.stringMatching(/Z$/u) as string,
      error_message: null,
    })
  })

  it('shows how far a job is while it goes on', async () => {
    const { ads: opened, release, reached } = held()
    ads = opened
    const id = await ads.order({}, { wait: false })
    await reached
    const { body } = await callRoute<JobBody>(ads.family, 'getJob', { params: { job_id: id } })
    expect(body).toMatchObject({ status: 'processing', progress: 14, video_url: null })
    expect(body.stages.map(({ status }) => status)).toEqual(['completed', 'processing', 'pending', 'pending'])
    release()
    await ads.ended(id)
    expect((await callRoute<JobBody>(ads.family, 'getJob', { params: { job_id: id } })).body.progress).toBe(
      100,
    )
  })

  it('says why a job failed, also in its stage', async () => {
    ads = openAds({
      before: ({ kind }) => {
        if (kind === 'image')
          throw new MutoscopeError('MODEL_REFUSED', { message: 'The picture was refused.' })
      },
    })
    const id = await ads.order()
    const { body } = await callRoute<JobBody>(ads.family, 'getJob', { params: { job_id: id } })
    expect(body).toMatchObject({
      status: 'failed',
      video_url: null,
      error_message: expect.stringContaining('The picture was refused.') as string,
    })
    expect(body.stages[2]).toMatchObject({
      stage_name: 'video_gen',
      status: 'failed',
      error_message: 'The picture was refused.',
    })
    expect(body.progress).toBeLessThan(100)
  })

  it.each([
    ['an unknown id', UNKNOWN],
    ['a text that is no id', 'nope'],
    ['a path', '../../etc/passwd'],
  ])('answers %s with 404 JobNotFound', async (_what, id) => {
    ads = openAds()
    const { status, body } = await callRoute(ads.family, 'getJob', { params: { job_id: id } })
    expect(status).toBe(404)
    expect(body).toMatchObject({
      error: 'JobNotFound',
      message: `Job with ID '${id}' not found`,
      details: 'The specified job ID does not exist in the system',
    })
  })

  it.each(['getJob', 'deleteJob', 'cancel', 'ledger', 'quote', 'events', 'artifacts'])(
    'keeps the job of one owner from another (%s)',
    async (route) => {
      ads = openAds()
      const id = await ads.order()
      expect(
        await callRoute(ads.family, route, { params: { job_id: id } }, { ownerId: 'owner-2' }),
      ).toMatchObject({ status: 404, body: { error: 'JobNotFound' } })
      expect((await callRoute<JobBody>(ads.family, 'getJob', { params: { job_id: id } })).body.status).toBe(
        'completed',
      )
    },
  )
})

describe('GET /api/jobs', () => {
  it('lists the newest first, in pages, by status and kind', async () => {
    ads = openAds({
      before: ({ kind, text }) => {
        if (kind === 'script' && text.includes('Broken')) throw new MutoscopeError('MODEL_REFUSED')
      },
    })
    const ids = [
      await ads.order({ product_name: 'One' }),
      await ads.order({ product_name: 'Broken' }),
      await ads.order({ product_name: 'Three' }),
    ]
    await ads.order({}, { ownerId: 'owner-2' })
    const list = async (query: Readonly<Record<string, string>>) => {
      const { body, headers } = await callRoute<readonly JobBody[]>(ads.family, 'listJobs', { query })
      return { ids: body.map(({ job_id }) => job_id), headers }
    }
    expect((await list({})).ids).toEqual(ids.toReversed())
    expect((await list({ status: 'failed' })).ids).toEqual([ids[1]])
    expect((await list({ kind: 'clip' })).ids).toEqual([])
    const page = await list({ limit: '1', offset: '1', kind: 'product_ad' })
    expect(page.ids).toEqual([ids[1]])
    expect(page.headers).toEqual({
      'x-total-count': '3',
      link: '<https://studio.test/api/jobs?kind=product_ad&limit=1&offset=0>; rel="prev", <https://studio.test/api/jobs?kind=product_ad&limit=1&offset=2>; rel="next"',
    })
  })

  it.each([{ limit: '501' }, { limit: '0' }, { limit: 'many' }, { offset: '-1' }, { status: 'done' }])(
    'refuses %j with 400',
    async (query) => {
      ads = openAds()
      const { status, body } = await callRoute(ads.family, 'listJobs', { query })
      expect(status).toBe(400)
      expect(body).toMatchObject({
        error: 'ValidationError',
        message: `${Object.keys(query)[0]} is not valid`,
      })
    },
  )
})

describe('ending and removing jobs', () => {
  it('cancels a job that goes on, and removes only one that has ended', async () => {
    const { ads: opened, release, reached } = held()
    ads = opened
    const id = await ads.order({}, { wait: false })
    await reached
    expect(await callRoute(ads.family, 'deleteJob', { params: { job_id: id } })).toMatchObject({
      status: 409,
      body: { error: 'JobActive', details: `Cancel it first: POST /api/jobs/${id}/cancel` },
    })
    const cancelling = callRoute(ads.family, 'cancel', { params: { job_id: id } })
    release()
    expect(await cancelling).toMatchObject({ status: 200, body: { cancelled: true } })
    await ads.ended(id)
    expect((await callRoute<JobBody>(ads.family, 'getJob', { params: { job_id: id } })).body).toMatchObject({
      status: 'cancelled',
      stages: [{ status: 'completed' }, { status: 'cancelled' }, {}, {}],
    })
    expect(await callRoute(ads.family, 'deleteJob', { params: { job_id: id } })).toMatchObject({
      status: 204,
    })
    expect(await callRoute(ads.family, 'getJob', { params: { job_id: id } })).toMatchObject({ status: 404 })
  })
})

describe('GET /api/metrics', () => {
  it('counts the jobs of the caller', async () => {
    ads = openAds({
      before: ({ text }) => {
        if (text.includes('Broken')) throw new MutoscopeError('MODEL_REFUSED')
      },
    })
    expect((await callRoute(ads.family, 'metrics')).body).toEqual({
      jobs: {
        total: 0,
        pending: 0,
        processing: 0,
        completed: 0,
        failed: 0,
        cancelled: 0,
        needs_attention: 0,
      },
      queue_length: 0,
      success_rate: null,
      average_duration_seconds: null,
      cost_usd: 0,
    })
    await ads.order()
    await ads.order({ product_name: 'Broken' })
    await ads.order({}, { ownerId: 'owner-2' })
    expect((await callRoute(ads.family, 'metrics')).body).toMatchObject({
      jobs: { total: 2, completed: 1, failed: 1 },
      queue_length: 0,
      success_rate: 0.5,
      average_duration_seconds: expect.any(Number) as number,
    })
  })
})
