import { MutoscopeError } from '@mutoscope/core'
import { createFakeStartedImageModel } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { exampleProblems } from '../../testing/example-problems.js'
import { jobsContract } from './contract.js'
import { openJobs, type Body, type OpenJobsOptions } from './jobs.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options?: OpenJobsOptions) {
  const jobs = openJobs(options)
  opened.push(jobs.studio)
  return jobs
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

describe('the contract of jobs', () => {
  it('has samples that fit its schemas', () => {
    expect(exampleProblems(jobsContract)).toEqual([])
  })
})

describe('ordering a job', () => {
  it('answers with its number and runs to the storyboard, no further', async () => {
    const { call, settle, models } = open()
    const { status, headers, body } = await call('generate', {
      body: {
        prompt: 'A fox walks. A crow sings',
        duration: 30,
        style: 'cinematic',
        aspect_ratio: '16:9',
        budget_usd: 2.5,
      },
    })
    expect({ status, headers }).toEqual({
      status: 202,
      headers: { location: 'https://studio.test/api/v2/jobs/1' },
    })
    expect(body).toMatchObject({
      job_id: 1,
      prompt: 'A fox walks. A crow sings',
      budget_usd: 2.5,
      approved: false,
      approved_at: null,
      video_url: null,
    })
    expect(['pending', 'generating_storyboard']).toContain(body['status'])
    await settle(1)
    const { body: ready } = await call('getJob', { params: { job_id: 1 } })
    expect(ready).toMatchObject({
      status: 'storyboard_ready',
      progress: 100,
      costs: { estimated: 0, actual: 0, currency: 'USD' },
      storyboard: [
        {
          scene: {
            scene_number: 1,
            description: 'A fox walks',
            duration: 2,
            image_prompt: 'Picture of A fox walks',
          },
          generation_status: 'completed',
          error: null,
        },
        { scene: { scene_number: 2 }, generation_status: 'completed' },
      ],
    })
    expect((ready['storyboard'] as { image_url: string }[])[0]?.image_url).toMatch(
      /^https:\/\/studio\.test\/api\/files\/.*scene-1\.png$/u,
    )
    expect(models.calls.filter(({ kind }) => kind === 'speech')).toEqual([])
  })

  it.each([
    [{}, 'prompt'],
    [{ prompt: '  ' }, 'prompt'],
    [{ prompt: 'x', duration: 0 }, 'duration'],
    [{ prompt: 'x', style: 'vague' }, 'style'],
    [{ prompt: 'x', aspect_ratio: '4:3' }, 'aspect_ratio'],
    [{ prompt: 'x', budget_usd: -1 }, 'budget_usd'],
    [{ prompt: 'x', priority: 11 }, 'priority'],
  ])('refuses %o and names the value', async (body, field) => {
    const { call } = open()
    expect(await call('generate', { body })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT', details: [{ place: 'body', field }] },
    })
    expect((await call('listJobs')).headers).toMatchObject({ 'x-total-count': '0' })
  })

  it('tells what it is expected to cost and stops at the budget', async () => {
    const image = createFakeStartedImageModel({ priceMicros: 40_000 })
    const { call, order } = open({ image, publicReads: true })
    const id = await order({ budget_usd: 0.1 })
    expect(image.started.length).toBe(2)
    const { body } = await call('getJob', { params: { job_id: id } })
    expect(body).toMatchObject({
      status: 'failed',
      costs: { estimated: 0.04, actual: 0.08 },
      budget_usd: 0.1,
    })
    expect(body['error']).toContain('budget of $0.10')
    expect((await call('getJob', { params: { job_id: id } }, { ownerId: null })).body).toMatchObject({
      budget_usd: null,
      error: 'A stage failed.',
    })
  })
})

describe('looking at jobs', () => {
  it("lists the caller's, newest first, in pages, by status", async () => {
    const { call, order, orderVideo } = open()
    await order()
    await orderVideo()
    await order({}, { ownerId: 'bob' })
    const { headers, body } = await call<Body[]>('listJobs', { query: { limit: '1' } })
    expect(headers).toEqual({
      'x-total-count': '2',
      link: '<https://studio.test/api/v2/jobs?limit=1&offset=1>; rel="next"',
    })
    expect(body).toMatchObject([{ job_id: 2, status: 'completed' }])
    const numbers = async (query: Body) =>
      (await call<{ job_id: number }[]>('listJobs', { query })).body.map(({ job_id }) => job_id)
    expect(await numbers({})).toEqual([2, 1])
    expect(await numbers({ status: 'storyboard_ready' })).toEqual([1])
    expect(await numbers({ status: 'completed' })).toEqual([2])
    expect(await numbers({ status: 'rendering' })).toEqual([])
    expect(await call('listJobs', { query: { status: 'done' } })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT' },
    })
    expect(await call('listJobs', { query: { limit: 101 } })).toMatchObject({ status: 400 })
    expect(await call('listJobs', {}, { ownerId: null })).toMatchObject({ status: 401 })
  })

  it('shows a failed storyboard with the scene that failed', async () => {
    const { call, order } = open({
      models: {
        before: ({ kind, text }) => {
          if (kind === 'image' && text.includes('crow'))
            throw new MutoscopeError('MODEL_FAILED', { message: 'API timeout' })
        },
      },
    })
    const id = await order()
    expect((await call('getJob', { params: { job_id: id } })).body).toMatchObject({
      status: 'failed',
      current_stage: 'images',
      storyboard: [
        { generation_status: 'completed', error: null },
        { generation_status: 'failed', image_url: null, error: 'API timeout' },
        { generation_status: 'completed' },
      ],
    })
    expect((await call('getMetadata', { params: { job_id: id } })).body).toMatchObject({
      scenes: { total: 3, completed: 2, failed: 1 },
    })
    expect((await call<Body[]>('listJobs', { query: { status: 'failed' } })).body).toMatchObject([
      { job_id: id, error: expect.stringContaining('API timeout') as string },
    ])
  })

  it('gives metadata with the documented members', async () => {
    const { call, orderVideo } = open({ publicReads: true })
    const id = await orderVideo()
    const { body } = await call('getMetadata', { params: { job_id: id } }, { ownerId: null })
    expect(body).toMatchObject({
      job_id: id,
      status: 'completed',
      approved: true,
      scenes: { total: 3, completed: 3, failed: 0 },
      costs: { estimated: 0, actual: 0, currency: 'USD' },
      metrics: { refinement_count: 0, download_count: 0 },
      error: null,
      video: {
        available: true,
        parameters: {
          duration: 6,
          width: 1920,
          height: 1080,
          fps: 30,
          style: 'cinematic',
          aspect_ratio: '16:9',
          format: 'mp4',
        },
      },
    })
    expect(typeof body['approved_at']).toBe('string')
  })

  it('shows strangers and other owners no word of a job', async () => {
    const { call, order } = open({
      publicReads: true,
      models: {
        before: ({ kind, text }) => {
          if (kind === 'image' && text.includes('crow'))
            throw new MutoscopeError('MODEL_FAILED', { message: 'The crow is refused' })
        },
      },
    })
    const id = await order()
    for (const caller of [{ ownerId: null }, { ownerId: 'eve' }]) {
      for (const name of ['getJob', 'getMetadata'] as const) {
        const { status, body } = await call(name, { params: { job_id: id } }, caller)
        expect(status).toBe(200)
        expect(JSON.stringify(body)).not.toMatch(/fox|crow|cheese|"owner-1"/u)
      }
    }
    expect((await call('getJob', { params: { job_id: id } }, { ownerId: null })).body).toMatchObject({
      prompt: null,
      storyboard: [{ scene: { scene_number: 1, description: null, image_prompt: null } }, {}, {}],
    })
  })

  it('answers strangers with 401 and other owners with 404 unless reads are public', async () => {
    const { call, orderVideo } = open()
    const id = await orderVideo()
    for (const name of ['getJob', 'getMetadata', 'getVideo'] as const) {
      expect((await call(name, { params: { job_id: id } })).status).toBe(200)
      expect(await call(name, { params: { job_id: id } }, { ownerId: null })).toMatchObject({ status: 401 })
      expect(await call(name, { params: { job_id: id } }, { ownerId: 'eve' })).toMatchObject({
        status: 404,
        body: { code: 'JOB_NOT_FOUND' },
      })
    }
  })

  it("tells a missing job and another owner's apart from nothing", async () => {
    const { call, order } = open()
    const id = await order()
    const inputs = {
      refine: { query: { scene_number: 1, new_description: 'x' } },
      reorder: { query: { scene_order: [1] } },
      approve: {},
      render: {},
      exportVideo: {},
      cancel: {},
      quote: {},
      ledger: {},
    } as const
    for (const [name, input] of Object.entries(inputs) as [keyof typeof inputs, object][]) {
      const foreign = await call(name, { ...input, params: { job_id: id } }, { ownerId: 'eve' })
      const missing = await call(name, { ...input, params: { job_id: 99 } }, { ownerId: 'eve' })
      expect([name, foreign]).toMatchObject([
        name,
        { status: 404, body: { error: 'JOB_NOT_FOUND', detail: `Job ${id} not found` } },
      ])
      expect({ ...missing.body, timestamp: '' }).toEqual(
        JSON.parse(JSON.stringify({ ...foreign.body, timestamp: '' }).replaceAll(`Job ${id} `, 'Job 99 ')),
      )
      expect(await call(name, { ...input, params: { job_id: id } }, { ownerId: null })).toMatchObject({
        status: 401,
      })
    }
    expect(await call('getJob', { params: { job_id: 'abc' } })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT' },
    })
  })
})
