import { MutoscopeError } from '@mutoscope/core'
import { createFakeModels, createFakeStartedImageModel } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { openJobs, type Body, type OpenJobsOptions } from './jobs.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options?: OpenJobsOptions) {
  const jobs = openJobs(options)
  opened.push(jobs.studio)
  const refine = async (id: number, query: Body, body?: Body) =>
    jobs.call('refine', { params: { job_id: id }, query, ...(body === undefined ? {} : { body }) })
  const reorder = async (id: number, query: Body, body?: Body) =>
    jobs.call('reorder', { params: { job_id: id }, query, ...(body === undefined ? {} : { body }) })
  const approve = async (id: number) => jobs.call('approve', { params: { job_id: id } })
  const render = async (id: number) => jobs.call('render', { params: { job_id: id } })
  const show = async (id: number) => (await jobs.call<ShownJob>('getJob', { params: { job_id: id } })).body
  return { ...jobs, refine, reorder, approve, render, show }
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

type ShownJob = Body & {
  readonly storyboard: readonly {
    readonly scene: { readonly description: string; readonly image_prompt: string }
    readonly image_url: string | null
  }[]
}

describe('refining a scene', () => {
  it('draws the picture again at once, adds $0.02 and takes the approval back', async () => {
    const { order, approve, refine, show, models } = open()
    const id = await order()
    await approve(id)
    const before = await show(id)
    const drawn = models.calls.length
    const { status, body } = await refine(id, {
      scene_number: '2',
      new_image_prompt: 'Dramatic wide shot of ancient temple',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'storyboard_ready',
      approved: false,
      approved_at: null,
      costs: { estimated: 0.02 },
      metrics: { refinement_count: 1 },
    })
    expect(models.calls.slice(drawn)).toEqual([
      { kind: 'image', text: 'Dramatic wide shot of ancient temple #1' },
    ])
    const after = await show(id)
    expect(after.storyboard[1]?.scene.image_prompt).toBe('Dramatic wide shot of ancient temple')
    expect(
      after.storyboard.map(({ image_url }, index) => image_url === before.storyboard[index]?.image_url),
    ).toEqual([true, false, true])
  })

  it('changes a description for nothing, and counts it', async () => {
    const { order, refine, show, models } = open()
    const id = await order()
    const drawn = models.calls.length
    expect(
      (await refine(id, { scene_number: 3, new_description: 'The hero discovers a hidden treasure' })).body,
    ).toMatchObject({ costs: { estimated: 0 }, metrics: { refinement_count: 1 } })
    expect(models.calls.length).toBe(drawn)
    expect((await show(id)).storyboard[2]?.scene.description).toBe('The hero discovers a hidden treasure')
  })

  it('takes values from a body before those of the query, and asks for another picture of the same prompt', async () => {
    const { order, refine, show, models } = open()
    const id = await order()
    await refine(
      id,
      { scene_number: 1, new_image_prompt: 'From the query', new_description: 'From the query' },
      { scene_number: 2, new_image_prompt: 'From the body', new_description: null },
    )
    const { storyboard } = await show(id)
    expect(storyboard.map(({ scene }) => [scene.image_prompt, scene.description]).slice(0, 2)).toEqual([
      ['Picture of A fox walks', 'A fox walks'],
      ['From the body', 'From the query'],
    ])
    await refine(id, {}, { scene_number: 2, new_image_prompt: 'From the body' })
    expect(models.calls.at(-1)).toEqual({ kind: 'image', text: 'From the body #2' })
  })

  it('says what is wrong, in the words of the document', async () => {
    const { order, refine, call } = open()
    const id = await order()
    const refusals = [
      [
        { scene_number: 1 },
        400,
        'NOTHING_TO_REFINE',
        'Must provide either new_image_prompt or new_description',
      ],
      [
        { scene_number: 1, new_image_prompt: '  ' },
        400,
        'NOTHING_TO_REFINE',
        'Must provide either new_image_prompt or new_description',
      ],
      [{ new_description: 'x' }, 400, 'NOTHING_TO_REFINE', 'scene_number is required'],
      [
        { scene_number: 4, new_description: 'x' },
        404,
        'SCENE_NOT_FOUND',
        'Scene 4 not found. The storyboard has scenes 1 to 3.',
      ],
    ] as const
    for (const [query, status, code, detail] of refusals)
      expect([query, await refine(id, query)]).toMatchObject([query, { status, body: { code, detail } }])
    expect(await refine(id, { scene_number: 0, new_description: 'x' })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT' },
    })
    expect(await refine(id, { scene_number: 1, new_description: 'x'.repeat(5001) })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT' },
    })
    expect((await call('getMetadata', { params: { job_id: id } })).body).toMatchObject({
      metrics: { refinement_count: 0 },
    })
  })

  it('allows five, and nothing brings one back', async () => {
    const { order, approve, refine, reorder, call } = open()
    const id = await order()
    for (let count = 1; count <= 4; count++)
      expect((await refine(id, { scene_number: 1, new_description: `Try ${count}` })).status).toBe(200)
    const both = await Promise.all([
      refine(id, { scene_number: 1, new_image_prompt: 'This' }),
      refine(id, { scene_number: 2, new_image_prompt: 'That' }),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 429])
    await reorder(id, { scene_order: [3, 2, 1] })
    await approve(id)
    expect(await refine(id, { scene_number: 1, new_description: 'Once more' })).toMatchObject({
      status: 429,
      body: {
        code: 'REFINEMENT_LIMIT_REACHED',
        detail: 'Maximum refinement limit (5) reached for this job',
        retryable: false,
      },
    })
    expect((await call('getMetadata', { params: { job_id: id } })).body).toMatchObject({
      approved: true,
      metrics: { refinement_count: 5 },
      costs: { estimated: 0.02 },
    })
  })

  it('keeps both changes and draws both pictures of two that come at once', async () => {
    const { order, refine, show } = open()
    const id = await order()
    const both = await Promise.all([
      refine(id, { scene_number: 1, new_image_prompt: 'This' }),
      refine(id, { scene_number: 2, new_image_prompt: 'That' }),
    ])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await show(id)).toMatchObject({
      status: 'storyboard_ready',
      metrics: { refinement_count: 2 },
      costs: { estimated: 0.04 },
      storyboard: [
        { scene: { image_prompt: 'This' }, generation_status: 'completed' },
        { scene: { image_prompt: 'That' }, generation_status: 'completed' },
        {},
      ],
    })
  })

  it('says that a picture model failed, and has no other model draw in its place', async () => {
    let broken = false
    const keyed = createFakeModels({
      before: () => {
        if (broken) throw new MutoscopeError('PROVIDER_AUTH', { message: 'The key was refused.' })
      },
    }).image
    const standIn = createFakeModels()
    const { order, refine, show } = open({ image: [keyed, standIn.image] })
    const id = await order()
    broken = true
    expect(await refine(id, { scene_number: 2, new_image_prompt: 'Temple' })).toMatchObject({
      status: 500,
      body: {
        detail: expect.stringMatching(/^Failed to regenerate image: .*The key was refused/u) as string,
      },
    })
    expect(standIn.calls).toEqual([])
    expect((await show(id)).storyboard[1]?.image_url).toBeNull()
    broken = false
    expect((await refine(id, { scene_number: 2, new_image_prompt: 'A temple' })).status).toBe(200)
    expect(standIn.calls).toEqual([])
  })

  it('does not count one whose picture could not be drawn, and says why', async () => {
    let broken = true
    const { order, refine, show, approve } = open({
      models: {
        before: ({ text }) => {
          if (broken && text.startsWith('Temple'))
            throw new MutoscopeError('MODEL_FAILED', { message: 'API timeout' })
        },
      },
    })
    const id = await order()
    expect(await refine(id, { scene_number: 2, new_image_prompt: 'Temple' })).toMatchObject({
      status: 500,
      body: {
        code: 'IMAGE_NOT_REGENERATED',
        detail: expect.stringMatching(/^Failed to regenerate image: .*API timeout$/u) as string,
        retryable: true,
      },
    })
    expect(await show(id)).toMatchObject({
      status: 'failed',
      metrics: { refinement_count: 0 },
      costs: { estimated: 0 },
      storyboard: [
        {},
        {
          scene: { image_prompt: 'Temple' },
          generation_status: 'failed',
          error: 'API timeout',
          image_url: null,
        },
        {},
      ],
    })
    expect(await approve(id)).toMatchObject({
      status: 400,
      body: {
        code: 'STORYBOARD_NOT_READY',
        detail: 'Storyboard not ready for approval. Current status: failed',
      },
    })
    broken = false
    expect((await refine(id, { scene_number: 2, new_image_prompt: 'Temple' })).body).toMatchObject({
      status: 'storyboard_ready',
      metrics: { refinement_count: 1 },
    })
  })

  it('refuses a picture that the budget does not allow, before anything is sent', async () => {
    const image = createFakeStartedImageModel({ priceMicros: 40_000 })
    const { order, refine, show } = open({ image })
    const id = await order({ budget_usd: 0.12 })
    expect(await refine(id, { scene_number: 1, new_image_prompt: 'Temple' })).toMatchObject({
      status: 402,
      body: { code: 'BUDGET_EXCEEDED' },
    })
    expect(image.started).not.toContain('Temple')
    expect(await show(id)).toMatchObject({ metrics: { refinement_count: 0 } })
  })

  it('waits for what is being made, and for a storyboard', async () => {
    const gate = Promise.withResolvers<void>()
    const { call, refine, reorder, approve, render, settle, studio } = open({
      models: { before: () => gate.promise },
    })
    await call('generate', { body: { prompt: 'A fox walks' } })
    const detail = expect.stringMatching(
      /^Job 1 is busy\. Current status: (pending|generating_storyboard)$/u,
    ) as string
    for (const response of [
      await refine(1, { scene_number: 1, new_description: 'x' }),
      await reorder(1, { scene_order: [1] }),
      await approve(1),
      await render(1),
    ]) {
      expect(response).toMatchObject({ status: 409, body: { code: 'JOB_BUSY', detail, retryable: true } })
    }
    const record = await studio.records.collection('jobs.job').findByNumber(1)
    const run = await studio.runs.active({ ownerId: 'owner-1', projectId: record?.id ?? '' })
    await studio.runs.cancel({ ownerId: 'owner-1', runId: run?.id ?? '' })
    gate.reject(new Error('The model is gone'))
    await settle(1)
    expect(await refine(1, { scene_number: 1, new_description: 'x' })).toMatchObject({
      status: 400,
      body: {
        code: 'STORYBOARD_NOT_READY',
        detail: 'Storyboard not ready for refinement. Current status: cancelled',
      },
    })
    expect(await approve(1)).toMatchObject({ status: 400, body: { code: 'STORYBOARD_NOT_READY' } })
  })
})

describe('reordering scenes', () => {
  it('puts every scene in its new place and takes the approval back, also from a finished video', async () => {
    const { orderVideo, reorder, show, models } = open()
    const id = await orderVideo()
    const made = models.calls.length
    const { body } = await reorder(id, { scene_order: ['3', '1', '2'] })
    expect(body).toMatchObject({
      status: 'storyboard_ready',
      approved: false,
      approved_at: null,
      metrics: { refinement_count: 0 },
    })
    expect((await show(id)).storyboard.map(({ scene }) => scene)).toMatchObject([
      { scene_number: 1, description: 'The cheese falls' },
      { scene_number: 2, description: 'A fox walks' },
      { scene_number: 3 },
    ])
    expect((await reorder(id, {}, { scene_order: [2, 3, 1] })).body).toMatchObject({
      approved: false,
      storyboard: [{ scene: { description: 'A fox walks' } }, {}, {}],
    })
    expect(models.calls.length).toBe(made)
  })

  it('says what is wrong, in the words of the document', async () => {
    const { order, reorder, show } = open()
    const id = await order()
    for (const query of [{}, { scene_order: [] }]) {
      expect(await reorder(id, query)).toMatchObject({
        status: 400,
        body: { code: 'SCENE_ORDER_EMPTY', detail: 'scene_order cannot be empty' },
      })
    }
    for (const scene_order of [
      ['1'],
      [1, 2],
      [1, 2, 2],
      [1, 2, 4],
      [0, 1, 2],
      [1, 2, 3, 3],
      ['a', 'b', 'c'],
      [1.5, 2, 3],
    ]) {
      expect([scene_order, await reorder(id, { scene_order })]).toMatchObject([
        scene_order,
        {
          status: 400,
          body: {
            code: 'INVALID_SCENES',
            detail: 'Failed to reorder scenes. Check that all scene numbers are valid.',
          },
        },
      ])
    }
    expect((await show(id)).storyboard[0]?.scene.description).toBe('A fox walks')
  })
})

describe('approving and rendering', () => {
  it('renders what was approved', async () => {
    const { order, approve, render, settle, show } = open()
    const id = await order()
    const approved = await approve(id)
    expect(approved).toMatchObject({ status: 200, body: { approved: true, status: 'storyboard_ready' } })
    expect((await approve(id)).body['approved_at']).toBe(approved.body['approved_at'])
    const response = await render(id)
    expect(response).toMatchObject({
      status: 202,
      headers: { location: `https://studio.test/api/v2/jobs/${id}` },
      body: { status: 'rendering' },
    })
    await settle(id)
    expect(await show(id)).toMatchObject({
      status: 'completed',
      approved: true,
      progress: 100,
      video_url: expect.stringContaining(`job-${id}.mp4`) as string,
    })
  })

  it('approves once when two approve at once', async () => {
    const { order, approve } = open()
    const id = await order()
    expect(
      (await Promise.all([approve(id), approve(id)])).map(({ status, body }) => [status, body['approved']]),
    ).toEqual([
      [200, true],
      [200, true],
    ])
  })

  it('lets a run that waits at the gate go on, and changes nothing meanwhile', async () => {
    const { studio, order, approve, refine, settle, show } = open()
    const id = await order()
    const record = await studio.records.collection('jobs.job').findByNumber(id)
    await studio.runs.start({ ownerId: 'owner-1', projectId: record?.id ?? '' })
    await settle(id)
    expect(await refine(id, { scene_number: 1, new_description: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'JOB_BUSY' },
    })
    expect(await approve(id)).toMatchObject({
      status: 200,
      body: { approved: true, metrics: { refinement_count: 0 } },
    })
    await settle(id)
    expect(await show(id)).toMatchObject({ status: 'completed' })
  })

  it('does not render what nobody approved, and starts one rendering of two', async () => {
    const { order, approve, render, refine } = open()
    const id = await order()
    const refusal = {
      status: 400,
      body: {
        code: 'STORYBOARD_NOT_APPROVED',
        detail: 'Storyboard must be approved before rendering. Current status: storyboard_ready',
      },
    }
    expect(await render(id)).toMatchObject(refusal)
    await approve(id)
    await refine(id, { scene_number: 1, new_description: 'Another' })
    expect(await render(id)).toMatchObject(refusal)
    await approve(id)
    const both = await Promise.all([render(id), render(id)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409])
  })

  it('tells how a rendering failed, and renders again', async () => {
    let broken = true
    const { order, approve, render, settle, show } = open({
      media: {
        before: (call) => {
          if (broken && call === 'mix')
            throw new MutoscopeError('MODEL_FAILED', { message: 'No space for the mix' })
        },
      },
    })
    const id = await order()
    await approve(id)
    await render(id)
    await settle(id)
    expect(await show(id)).toMatchObject({
      status: 'failed',
      current_stage: 'render',
      approved: true,
      error: expect.stringContaining('No space for the mix') as string,
    })
    broken = false
    expect((await render(id)).status).toBe(202)
    await settle(id)
    expect(await show(id)).toMatchObject({ status: 'completed', error: null })
  })
})
