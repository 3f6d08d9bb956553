import { adsGenerate, adsGetJob, adsJobProgress, createClient, isCode, jobsApprove, jobsEvents, jobsGenerate, jobsGetJob, jobsGetVideo, jobsListJobs, jobsRender, jobsReorder, paginate, watchJob, type Client } from '@mutoscope/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFakeServer, type FakeServer } from './serve/fake-server.fixture.js'

let server: FakeServer
let client: Client

beforeAll(async () => {
  server = await startFakeServer()
  client = createClient({ baseUrl: server.url, token: () => server.token('ann') })
})
afterAll(() => server.stop())

describe('the shipped client against the mounted API', () => {
  it('orders, follows, approves, renders and loads a video', async () => {
    const { job_id } = await jobsGenerate(client, { body: { prompt: 'A fox walks. A crow sings. The cheese falls', duration: 6 } })
    const job = { params: { job_id } }
    const types = new Set<string>()
    for await (const { event, data } of watchJob(client, jobsEvents, job)) {
      if (event !== 'event') continue
      types.add(data.type)
      if (data.type === 'gate.reached') break
    }
    expect(types).toContain('run.started')
    const { storyboard } = await jobsReorder(client, { ...job, query: { scene_order: [3, 1, 2] } })
    expect(storyboard.map(({ scene }) => scene.scene_number)).toEqual([1, 2, 3])
    await jobsApprove(client, job)
    await jobsRender(client, job)
    let last = ''
    for await (const { event, data } of watchJob(client, jobsEvents, job)) last = event === 'event' ? data.type : last
    expect(last).toBe('run.succeeded')
    expect((await jobsGetJob(client, job)).status).toBe('completed')
    expect((await (await jobsGetVideo(client, job)).arrayBuffer()).byteLength).toBeGreaterThan(0)
  })

  it('makes a thing once for one Idempotency-Key, and goes through lists', async () => {
    const order = () => jobsGenerate(client, { body: { prompt: 'A mouse in the town', duration: 6 } }, { idempotencyKey: 'order-1' })
    const first = await order()
    expect(await order()).toEqual(first)
    await jobsGenerate(client, { body: { prompt: 'A cat in the hat', duration: 6 } })
    const ids: number[] = []
    for await (const { job_id } of paginate(client, jobsListJobs, { query: { limit: 2 } })) ids.push(job_id)
    expect(ids).toContain(first.job_id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThanOrEqual(3)
  })

  it('says by code what is wrong, over HTTP, events and WebSocket', async () => {
    const missing = { params: { job_id: 999_999 } }
    await expect(jobsGetJob(client, missing)).rejects.toSatisfy((error) => isCode(error, 'JOB_NOT_FOUND'))
    await expect(watchJob(client, jobsEvents, missing).next()).rejects.toMatchObject({ code: 'JOB_NOT_FOUND', status: 404 })
    await expect(watchJob(client, adsJobProgress, { params: { job_id: '550e8400-e29b-41d4-a716-446655440000' } }).next()).rejects.toMatchObject({ code: 'JOB_NOT_FOUND' })
    await expect(jobsListJobs(createClient({ baseUrl: server.url }))).rejects.toMatchObject({ code: 'UNAUTHORIZED', status: 401 })
    await expect(jobsGenerate(client, { body: { prompt: '' } })).rejects.toMatchObject({ status: 400, retryable: false })
  })

  it('sends a form, and follows the job by WebSocket to its end', async () => {
    const { job_id } = await adsGenerate(client, { form: { product_name: 'Tea', style: 'modern', cta_text: 'Drink it' } })
    const progress: number[] = []
    for await (const message of watchJob(client, adsJobProgress, { params: { job_id } })) progress.push(message.progress)
    expect(progress.at(-1)).toBe(100)
    expect((await adsGetJob(client, { params: { job_id } })).status).toBe('completed')
  })
})
