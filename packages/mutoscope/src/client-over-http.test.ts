import {
  adsJobProgress,
  createClient,
  isCode,
  jobsEvents,
  jobsGenerate,
  jobsGetJob,
  jobsListJobs,
  paginate,
  watchJob,
  type Client,
} from '@mutoscope/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orderAdvertisement, orderVideo, SEEN } from './client-flows.fixture.js'
import { startFakeServer, type FakeServer } from './serve/fake-server.fixture.js'

let server: FakeServer
let client: Client

beforeAll(async () => {
  server = await startFakeServer()
  client = createClient({ baseUrl: server.url, token: () => server.token('ann') })
})
afterAll(() => server.stop())

describe('the shipped client against the mounted API', () => {
  it('goes from a prompt to files, and from a form to an advertisement', async () => {
    expect(await orderVideo(client)).toEqual(SEEN.video)
    expect(await orderAdvertisement(client)).toEqual(SEEN.advertisement)
  })

  it('makes a thing once for one Idempotency-Key, and goes through lists', async () => {
    const order = () =>
      jobsGenerate(
        client,
        { body: { prompt: 'A mouse in the town', duration: 6 } },
        { idempotencyKey: 'order-1' },
      )
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
    await expect(watchJob(client, jobsEvents, missing).next()).rejects.toMatchObject({
      code: 'JOB_NOT_FOUND',
      status: 404,
    })
    await expect(
      watchJob(client, adsJobProgress, { params: { job_id: '550e8400-e29b-41d4-a716-446655440000' } }).next(),
    ).rejects.toMatchObject({ code: 'JOB_NOT_FOUND' })
    await expect(jobsListJobs(createClient({ baseUrl: server.url }))).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
      status: 401,
    })
    await expect(jobsGenerate(client, { body: { prompt: '' } })).rejects.toMatchObject({
      status: 400,
      retryable: false,
    })
  })
})
