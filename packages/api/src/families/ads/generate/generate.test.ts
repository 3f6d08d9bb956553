import { afterEach, describe, expect, it } from 'vitest'
import { callRoute } from '../../../testing/call-route.js'
import { uploadedFile } from '../../../testing/uploaded-file.js'
import { openAds, ORDER, type OpenAds } from '../open-ads.fixture.js'

const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u
type Accepted = { readonly job_id: string; readonly estimated_completion_time: number }

let ads: OpenAds
afterEach(() => ads.studio.close())

describe('POST /api/generate', () => {
  it('answers 202 with a random UUID, a time and where the job is', async () => {
    ads = openAds()
    const { status, body, headers } = await callRoute<Accepted>(ads.family, 'generate', { form: ORDER })
    expect(status).toBe(202)
    expect(body).toEqual({
      job_id: expect.stringMatching(UUID_4) as string,
      status: 'pending',
      estimated_completion_time: 300,
      message: 'Video generation job created successfully',
    })
    expect(headers['location']).toBe(`https://studio.test/api/jobs/${body.job_id}`)
  })

  it('shows the product picture in the video', async () => {
    ads = openAds()
    const image = uploadedFile(new Uint8Array([1, 2, 3]), {
      filename: 'product.jpg',
      mediaType: 'image/jpeg',
    })
    const { body } = await callRoute<Accepted>(ads.family, 'generate', {
      form: { ...ORDER, product_image: image },
    })
    await ads.ended(body.job_id)
    const [project] = await ads.studio.projects.list('owner-1')
    const [upload] = await ads.studio.uploads.list('owner-1')
    expect(upload).toMatchObject({ filename: 'product.jpg', mediaType: 'image/jpeg', size: 3 })
    expect(project?.brief).toMatchObject({
      productName: 'EcoWater Bottle',
      productImage: { hash: upload?.hash, mediaType: 'image/jpeg' },
    })
    expect(
      (await ads.studio.artifacts.get({ ownerId: 'owner-1', projectId: project?.id ?? '' }, 'product'))
        .content?.hash,
    ).toBe(upload?.hash)
  })

  it('passes budget, priority, length and shape on', async () => {
    ads = openAds()
    const id = await ads.order({ budget_usd: '2.5', priority: '-3', duration: '12', aspect_ratio: '9:16' })
    const { body } = await callRoute(ads.family, 'getJob', { params: { job_id: id } })
    expect(body).toMatchObject({ budget_usd: 2.5, priority: -3 })
    const [project] = await ads.studio.projects.list('owner-1')
    expect(project).toMatchObject({
      budgetMicros: 2_500_000,
      brief: { durationSec: 12 },
      settings: { aspectRatio: '9:16' },
    })
  })

  it('estimates by what earlier jobs took', async () => {
    ads = openAds()
    for (const name of ['A', 'B', 'C']) await ads.order({ product_name: name })
    const { body } = await callRoute<Accepted>(ads.family, 'generate', { form: ORDER })
    expect(body.estimated_completion_time).toBeLessThan(60)
  })

  it.each([
    [{ product_name: undefined }, 'Product name is required', 'Product name cannot be empty'],
    [{ product_name: '' }, 'Product name is required', 'Product name cannot be empty'],
    [{ product_name: '   ' }, 'Product name is required', 'Product name cannot be empty'],
    [{ style: '' }, 'Style is required', 'Style cannot be empty'],
    [{ cta_text: undefined }, 'CTA text is required', 'CTA text cannot be empty'],
    [
      { product_name: 'x'.repeat(101) },
      'product_name is not valid',
      'product_name: Product name must be at most 100 characters',
    ],
    [
      { cta_text: 'x'.repeat(51) },
      'cta_text is not valid',
      'cta_text: CTA text must be at most 50 characters',
    ],
    [{ priority: '11' }, 'priority is not valid', expect.stringMatching(/^priority: /u) as string],
    [{ budget_usd: '-1' }, 'budget_usd is not valid', expect.stringMatching(/^budget_usd: /u) as string],
    [
      { product_name: '', cta_text: '' },
      'Product name is required',
      'Product name cannot be empty; CTA text cannot be empty',
    ],
  ])('refuses %j with 400 ValidationError in the words of the document', async (change, message, details) => {
    ads = openAds()
    const { status, body } = await callRoute(ads.family, 'generate', { form: { ...ORDER, ...change } })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: 'ValidationError',
      code: 'VALIDATION_ERROR',
      message,
      detail: message,
      details,
    })
    expect(await ads.studio.projects.count('owner-1')).toBe(0)
  })

  it('answers strangers with 401', async () => {
    ads = openAds()
    expect(await callRoute(ads.family, 'generate', { form: ORDER }, { ownerId: null })).toMatchObject({
      status: 401,
      body: { error: 'Unauthorized' },
    })
  })

  it('answers 503 and writes nothing while the queue that the host wants is away', async () => {
    ads = openAds({ isQueueAway: true })
    const image = uploadedFile(new Uint8Array([1]), { filename: 'product.png', mediaType: 'image/png' })
    expect(
      await callRoute(ads.family, 'generate', { form: { ...ORDER, product_image: image } }),
    ).toMatchObject({ status: 503, body: { error: 'QueueUnavailable', retryable: true } })
    expect(await callRoute(ads.family, 'generateBatch', { body: { jobs: [ORDER] } })).toMatchObject({
      status: 503,
    })
    expect(await ads.studio.projects.count('owner-1')).toBe(0)
    expect(await ads.studio.uploads.list('owner-1')).toEqual([])
  })

  it('reuses what the same order made before, and says so', async () => {
    ads = openAds()
    const first = await callRoute(ads.family, 'getJob', { params: { job_id: await ads.order() } })
    const calls = ads.models.calls.length
    const second = await callRoute(ads.family, 'getJob', { params: { job_id: await ads.order() } })
    expect(first.body).toMatchObject({ reused: false, reused_artifacts: 0 })
    expect(second.body).toMatchObject({
      status: 'completed',
      reused: true,
      made_artifacts: 0,
      reused_artifacts: (first.body as { made_artifacts: number }).made_artifacts,
    })
    expect(ads.models.calls.length).toBe(calls)
    const others = await callRoute(
      ads.family,
      'getJob',
      { params: { job_id: await ads.order({}, { ownerId: 'owner-2' }) } },
      { ownerId: 'owner-2' },
    )
    expect(others.body).toMatchObject({ reused: false })
  })
})

describe('POST /api/generate/batch', () => {
  it('takes several orders at once, in their order', async () => {
    ads = openAds()
    const { status, body } = await callRoute<{ readonly jobs: readonly Accepted[]; readonly total: number }>(
      ads.family,
      'generateBatch',
      {
        body: { jobs: [ORDER, { ...ORDER, product_name: 'Lamp', priority: 5, budget_usd: 1 }] },
      },
    )
    expect(status).toBe(202)
    expect(body.total).toBe(2)
    const lamp = await callRoute(ads.family, 'getJob', { params: { job_id: body.jobs[1]?.job_id ?? '' } })
    expect(lamp.body).toMatchObject({ product_name: 'Lamp', priority: 5, budget_usd: 1 })
  })

  it.each([
    [
      { jobs: [ORDER, { ...ORDER, product_name: ' ' }] },
      'Product name is required',
      'Job 2: Product name cannot be empty',
    ],
    [
      { jobs: [{ style: 'modern', cta_text: 'Go' }] },
      'Product name is required',
      'Job 1: Product name cannot be empty',
    ],
    [
      { jobs: [{ ...ORDER, product_name: 5 }] },
      'product_name is not valid',
      'Job 1: product_name: Product name must be a text',
    ],
    [{ jobs: [] }, 'A list of jobs is required', 'A list of jobs cannot be empty'],
    [undefined, 'The body is required', 'The body cannot be empty'],
    ['text', 'The body is not valid', expect.stringMatching(/^The body: /u) as string],
    [{}, 'A list of jobs is required', 'A list of jobs cannot be empty'],
    [
      { jobs: Array.from({ length: 51 }, () => ORDER) },
      'jobs is not valid',
      'jobs: A batch has at most 50 jobs',
    ],
  ])('refuses the whole of a batch with 400 and writes nothing (%#)', async (body, message, details) => {
    ads = openAds()
    expect(await callRoute(ads.family, 'generateBatch', { body })).toMatchObject({
      status: 400,
      body: { error: 'ValidationError', message, details },
    })
    expect(await ads.studio.projects.count('owner-1')).toBe(0)
  })
})
