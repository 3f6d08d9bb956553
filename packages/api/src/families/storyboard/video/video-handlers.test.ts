import { bytesSource, MutoscopeError } from '@mutoscope/core'
import type { VideoModel } from '@mutoscope/core/ports'
import { createFakeClipModels, createFakeStartedImageModel } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import {
  fakeDrive,
  openStoryboard,
  SONG,
  type Body,
  type OpenStoryboardOptions,
} from '../open-storyboard.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options: OpenStoryboardOptions = {}) {
  const storyboard = openStoryboard(options)
  opened.push(storyboard.studio)
  const status = async (task_id: string, ownerId = 'owner-1') =>
    storyboard.call('getStatus', { params: { task_id } }, { ownerId })
  const order = async (body: Body = {}, headers = {}) =>
    storyboard.call<Body & { readonly task_id: string }>(
      'generateVideo',
      { body: { prompt: 'A dancer crosses a city at night', duration: 6, ...body } },
      { headers },
    )
  return { ...storyboard, status, order }
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const SAMPLE = {
  prompt: 'Epic cinematic music video with dramatic lighting',
  duration: 60,
  style: 'cinematic',
  engine: 'runway_standard',
  music_file: 'https://drive.google.com/...',
}

function runway(model = 'gen4.5') {
  const fakes = createFakeClipModels({ model, secondMicros: 120_000 })
  const video: VideoModel = { ...fakes.video, provider: 'runway' }
  return { video, clips: fakes.clips }
}

describe('ordering a video', () => {
  it('answers the documented request without any key, and says that a stand-in was made', async () => {
    const { order, settle, status } = open()
    const response = await order(SAMPLE)
    const { body } = response
    expect(response).toMatchObject({
      status: 202,
      headers: { location: `https://studio.test/api/storyboard/video/${body.task_id}/status` },
    })
    expect(body).toMatchObject({
      engine: 'runway_standard',
      estimated_cost: 7.2,
      estimated_credits: 72,
      currency: 'USD',
      duration: 60,
      stand_in: true,
      estimated_time: 360,
      expected_cost: 0,
    })
    expect(body['warnings']).toEqual([
      expect.stringContaining('Runway Standard is not available'),
      expect.stringContaining('a song is composed'),
    ])
    await settle(body.task_id)
    expect((await status(body.task_id)).body).toMatchObject({
      id: body.task_id,
      task_id: body.task_id,
      user_id: 'owner-1',
      status: 'completed',
      progress: 100,
      prompt: SAMPLE.prompt,
      music_file: SAMPLE.music_file,
      engine: 'runway_standard',
      cost: 0,
      credits_used: 0,
      estimated_cost: 7.2,
      estimated_credits: 72,
      warnings: body['warnings'],
      stand_in: true,
      duration: 60,
      error: null,
      error_message: null,
      video_url: expect.stringMatching(
        new RegExp(`^https://studio.test/api/files/.*/${body.task_id}\\.mp4$`, 'u'),
      ),
      completed_at: expect.stringMatching(/Z$/u),
      youtube_title: expect.any(String),
      youtube_description: expect.any(String),
    })
  })

  it('makes clips with the engine where there is a key, and tells what was really spent', async () => {
    const { video, clips } = runway()
    const { order, settle, status } = open({
      video,
      engineAvailable: async (owner, provider, model) =>
        owner === 'owner-1' && provider === 'runway' && model === 'gen4.5',
    })
    const { body } = await order({ engine: 'runway_standard' })
    expect(body).toMatchObject({
      stand_in: false,
      estimated_cost: 0.72,
      estimated_credits: 8,
      engine_cost: { real: { total_credits: 72, total_cost: 0.72 } },
    })
    await settle(body.task_id)
    expect(clips.length).toBeGreaterThan(0)
    const { body: done } = await status(body.task_id)
    const seconds = clips.reduce((sum, { durationSec }) => sum + durationSec, 0)
    expect(done['cost']).toBeCloseTo(seconds * 0.12)
    expect(done['credits_used']).toBe(Math.ceil(seconds * 1.2))
    expect(body['expected_cost']).toBeGreaterThanOrEqual(Number(done['cost']))
  })

  it('never buys clips for an engine that is not there or that is free', async () => {
    const { video, clips } = runway()
    const { make } = open({ video, engineAvailable: () => Promise.resolve(false) })
    await make({ engine: 'runway_unlimited' })
    await make({ engine: 'runway_turbo' })
    expect(clips).toEqual([])
    await make()
    expect(clips).not.toEqual([])
  })

  it('refuses an engine without a key with API_KEY_REQUIRED where nothing may stand in', async () => {
    const { order } = open({ standIns: false })
    expect(await order({ engine: 'runway_turbo' })).toMatchObject({
      status: 424,
      body: { error: 'API_KEY_REQUIRED', details: { engine: 'runway_turbo', service: 'runway' } },
    })
    expect((await order({ engine: 'runway_turbo', allow_stand_in: true })).status).toBe(202)
    expect((await open().order({ engine: 'runway_turbo', allow_stand_in: false })).status).toBe(424)
  })

  it('asks for no key where no key opens the engine', async () => {
    const { order } = open({ standIns: false })
    expect(await order({ engine: 'runway_unlimited' })).toMatchObject({
      status: 400,
      body: {
        error: 'INVALID_REQUEST',
        message: expect.stringContaining('has no API'),
        details: { field: 'engine', engine: 'runway_unlimited' },
      },
    })
  })

  it('tells nothing spent for what was cancelled before anything was bought', async () => {
    const gate = Promise.withResolvers<void>()
    const { order, call, status } = open({
      models: { before: () => gate.promise },
      video: runway().video,
      engineAvailable: () => Promise.resolve(true),
    })
    const {
      body: { task_id },
    } = await order({ engine: 'runway_standard' })
    const cancelled = call('cancel', { params: { task_id } })
    gate.resolve()
    await cancelled
    expect((await status(task_id)).body).toMatchObject({
      status: 'cancelled',
      cost: 0,
      credits_used: 0,
      estimated_cost: 0.72,
      estimated_credits: 8,
    })
  })

  it('refuses what is expected to cost more than its budget with INSUFFICIENT_CREDITS, and leaves nothing behind', async () => {
    const { order, call, studio } = open({
      video: runway().video,
      engineAvailable: () => Promise.resolve(true),
    })
    expect(await order({ engine: 'runway_standard', duration: 10, budget_usd: 0.5 })).toMatchObject({
      status: 402,
      body: {
        error: 'INSUFFICIENT_CREDITS',
        retryable: false,
        details: { required: expect.any(Number), available: 0.5, unit: 'USD' },
      },
    })
    expect((await call('listVideos')).body).toMatchObject({ total: 0 })
    expect(await studio.projects.count('owner-1')).toBe(0)
  })

  it('asks for the price of a manual engine, and goes by it', async () => {
    const { order } = open()
    expect(await order({ engine: 'veo_3_1_fast' })).toMatchObject({
      status: 400,
      body: { error: 'MISSING_FIELDS', details: { missing_fields: ['manual_price_per_10s'] } },
    })
    expect(
      (await order({ engine: 'Veo 3.1 Fast', duration: 20, manual_price_per_10s: 1.5 })).body,
    ).toMatchObject({
      engine: 'veo_3_1_fast',
      estimated_cost: 3,
      estimated_credits: null,
      engine_cost: { figures: 'manual' },
    })
  })

  it('keeps every column, whoever the user id says', async () => {
    const { order, status } = open({
      download: () => Promise.resolve({ ...bytesSource(new Uint8Array(10)), mediaType: 'audio/wav' }),
    })
    const columns = {
      project_name: 'Summer',
      song_title: 'Summer Vibes',
      genre: 'EDM',
      mood: 'happy',
      bpm: 120,
    }
    const { body } = await order({
      ...columns,
      user_id: 'somebody',
      music_file: 'https://example.com/song.wav?access_token=ya29.secret',
    })
    expect((await status(body.task_id)).body).toMatchObject({
      ...columns,
      user_id: 'owner-1',
      music_file: 'https://example.com/song.wav',
      youtube_title: expect.stringContaining('Summer Vibes'),
    })
    expect((await order({ genre: 'cyber folk', mood: 'xyzzy' })).status).toBe(202)
    expect(await order({ prompt: undefined })).toMatchObject({
      status: 400,
      body: { error: 'MISSING_FIELDS', details: { missing_fields: ['prompt'] } },
    })
  })
})

describe('the song of a video', () => {
  const drive = fakeDrive('ya29.good')
  const LINK = `https://drive.google.com/file/d/${SONG.id}/view?usp=sharing`

  it('comes from Google Drive, and the video is as long as it', async () => {
    const { order, settle, status, calls } = open({ fileSource: drive.source })
    const { body } = await order({ music_file: LINK, duration: undefined }, { 'x-drive-token': 'ya29.good' })
    // The fake finds 2 s.
    expect(body).toMatchObject({ duration: 2, warnings: [] })
    await settle(body.task_id)
    expect((await status(body.task_id)).body).toMatchObject({ status: 'completed', music_file: LINK })
    expect(calls.some(({ kind }) => kind === 'music')).toBe(false)
  })

  it.each([
    ['the download_url of its metadata', `https://www.googleapis.com/drive/v3/files/${SONG.id}?alt=media`],
    ['its id', SONG.id],
  ])('comes from Google Drive by %s', async (_name, music_file) => {
    const { order } = open({ fileSource: drive.source })
    expect(await order({ music_file, duration: undefined }, { 'x-drive-token': 'ya29.good' })).toMatchObject({
      status: 202,
      body: { duration: 2, warnings: [] },
    })
    expect(await order({ music_file })).toMatchObject({ status: 401, body: { error: 'TOKEN_REQUIRED' } })
  })

  it.each([
    'https://drive.google.com/drive/my-drive',
    'https://drive.google.com/file/d/1AbC/view',
    'https://drive.google.com/',
    'https://www.googleapis.com/drive/v3/files?alt=media',
  ])('is refused, not composed, for the link %s that names no file', async (music_file) => {
    const { order, studio } = open({ fileSource: drive.source })
    expect(await order({ music_file }, { 'x-drive-token': 'ya29.good' })).toMatchObject({
      status: 400,
      body: { error: 'INVALID_REQUEST', details: { field: 'music_file' } },
    })
    expect(await studio.projects.count('owner-1')).toBe(0)
  })

  it('needs a token for Google Drive', async () => {
    const { order } = open({ fileSource: drive.source })
    expect(await order({ music_file: LINK })).toMatchObject({
      status: 401,
      body: { error: 'TOKEN_REQUIRED' },
    })
    expect(await order({ music_file: LINK }, { 'x-drive-token': 'ya29.old' })).toMatchObject({
      status: 401,
      body: { error: 'TOKEN_EXPIRED' },
    })
    expect(
      await order(
        { music_file: 'https://drive.google.com/open?id=1Other123' },
        { 'x-drive-token': 'ya29.good' },
      ),
    ).toMatchObject({ status: 404, body: { error: 'NOT_FOUND' } })
  })

  it('may be an upload of the caller, and of nobody else', async () => {
    const { order, studio } = open()
    const put = async (ownerId: string, mediaType: string) =>
      studio.uploads.put({
        ownerId,
        source: bytesSource(new TextEncoder().encode('a song')),
        mediaType,
        maxBytes: 100,
      })
    expect((await order({ music_file: (await put('owner-1', 'audio/mpeg')).id })).status).toBe(202)
    expect(await order({ music_file: (await put('eve', 'audio/mpeg')).id })).toMatchObject({
      status: 404,
      body: { error: 'NOT_FOUND' },
    })
    expect(await order({ music_file: (await put('owner-1', 'image/png')).id })).toMatchObject({
      status: 400,
      body: { error: 'INVALID_REQUEST', details: { media_type: 'image/png' } },
    })
  })

  it('may be at an address, where the host loads such files and allows it', async () => {
    const download = (url: string) => {
      if (url.includes('127.0.0.1')) throw new MutoscopeError('URL_NOT_ALLOWED')
      return Promise.resolve({ ...bytesSource(new Uint8Array(10)), mediaType: 'audio/wav' })
    }
    const { order } = open({ download })
    expect((await order({ music_file: 'https://example.com/song.wav' })).status).toBe(202)
    expect(await order({ music_file: 'http://127.0.0.1/song.wav' })).toMatchObject({
      status: 400,
      body: { error: 'URL_NOT_ALLOWED' },
    })
    expect(
      await open({ download, maxFileBytes: 5 }).order({ music_file: 'https://example.com/song.wav' }),
    ).toMatchObject({ status: 413, body: { error: 'LIMIT_EXCEEDED' } })
    expect(await open().order({ music_file: 'https://example.com/song.wav' })).toMatchObject({
      status: 404,
      body: { error: 'NOT_FOUND' },
    })
    expect(await open().order({ music_file: 'song.wav' })).toMatchObject({
      status: 404,
      body: { error: 'NOT_FOUND' },
    })
  })
})

describe('the status of a video', () => {
  it("is another owner's secret", async () => {
    const { make, status, call } = open()
    const task_id = await make()
    expect(await status(task_id, 'eve')).toMatchObject({ status: 404, body: { error: 'TASK_NOT_FOUND' } })
    expect(await status('none')).toMatchObject({ status: 404, body: { error: 'TASK_NOT_FOUND' } })
    expect((await call('quote', { params: { task_id }, query: {} })).body).toMatchObject({ to_make: 0 })
    expect(await call('quote', { params: { task_id }, query: {} }, { ownerId: 'eve' })).toMatchObject({
      status: 404,
      body: { error: 'TASK_NOT_FOUND' },
    })
  })

  it.each([
    ['MODEL_FAILED', 'GENERATION_FAILED', true],
    ['PROVIDER_NO_CREDITS', 'INSUFFICIENT_CREDITS', false],
    ['PROVIDER_AUTH', 'API_KEY_REQUIRED', false],
    ['PROVIDER_UNAVAILABLE', 'MAX_RETRIES_EXCEEDED', true],
    ['MODEL_REFUSED', 'GENERATION_FAILED', false],
  ] as const)('tells %s as %s, and a retry makes what is missing', async (thrown, code, retryable) => {
    let broken = true
    const { make, status, call, settle } = open({
      models: {
        before: ({ kind }) => {
          if (broken && kind === 'image') throw new MutoscopeError(thrown, { message: 'Not now.' })
        },
      },
    })
    const task_id = await make()
    expect((await status(task_id)).body).toMatchObject({
      status: 'failed',
      video_url: null,
      completed_at: null,
      error_message: 'Not now.',
      error: { code, message: 'Not now.', retryable },
      current_stage: 'images',
    })
    broken = false
    expect((await call('retryVideo', { params: { task_id } })).status).toBe(202)
    await settle(task_id)
    expect((await status(task_id)).body).toMatchObject({ status: 'completed', progress: 100, error: null })
  })

  it('says when the answer to a paid request was lost, and where to decide about it', async () => {
    let lost = true
    const image = createFakeStartedImageModel({
      afterStart: () => {
        if (lost) throw new Error('socket hang up')
      },
    })
    const { order, status, call, settle, studio } = open({ image })
    const {
      body: { task_id },
    } = await order({ num_scenes: 1 })
    await settle(task_id)
    const { body } = await status(task_id)
    const [waiting] = await studio.calls.list({ ownerId: 'owner-1', projectId: task_id })
    const id = waiting?.id ?? ''
    const message = expect.stringContaining(id)
    expect(body).toMatchObject({
      status: 'needs_attention',
      error_message: message,
      error: { code: 'CALL_AMBIGUOUS', message, retryable: false },
      attention: {
        calls: [
          {
            call_id: id,
            stage: 'images',
            provider: 'fake',
            resolve_url: `https://studio.test/api/calls/${id}/resolve`,
          },
        ],
      },
    })
    for (const route of ['retryVideo', 'startRun'] as const)
      expect(await call(route, { params: { task_id }, body: {} })).toMatchObject({
        status: 409,
        body: { code: 'CALL_AMBIGUOUS', retryable: false, details: { calls: [{ call_id: id }] } },
      })
    lost = false
    await studio.calls.resolve({ ownerId: 'owner-1', callId: id }, { action: 'resubmit' })
    await settle(task_id)
    expect((await status(task_id)).body).toMatchObject({
      status: 'completed',
      error: null,
      attention: null,
      cost: 0.04,
    })
  })

  it('says that a task is busy while it is worked on', async () => {
    const gate = Promise.withResolvers<void>()
    const { order, status, call, settle } = open({ models: { before: () => gate.promise } })
    const {
      body: { task_id },
    } = await order()
    expect(await call('retryVideo', { params: { task_id } })).toMatchObject({
      status: 409,
      body: { error: 'TASK_BUSY', retryable: true },
    })
    expect(['pending', 'processing']).toContain((await status(task_id)).body['status'])
    gate.resolve()
    await settle(task_id)
    expect((await status(task_id)).body['status']).toBe('completed')
  })
})

describe('the list of videos', () => {
  it('is found by status, project and words, page by page, for its owner alone', async () => {
    const { make, call } = open()
    const first = await make({ project_name: 'Summer', song_title: 'Sun' })
    const second = await make({ project_name: 'Winter' })
    const ids = async (query: Body, ownerId = 'owner-1') =>
      (await call<{ videos: { id: string }[] }>('listVideos', { query }, { ownerId })).body.videos.map(
        ({ id }) => id,
      )
    expect(await ids({})).toEqual([second, first])
    expect(await ids({ project_name: 'Summer' })).toEqual([first])
    expect(await ids({ search: 'sun' })).toEqual([first])
    expect(await ids({ status: 'completed' })).toEqual([second, first])
    expect(await ids({ status: 'failed' })).toEqual([])
    expect((await call('listVideos', { query: { limit: '1', offset: '1' } })).body).toMatchObject({
      total: 2,
      limit: 1,
      offset: 1,
      videos: [{ id: first }],
    })
    expect(await ids({}, 'eve')).toEqual([])
  })
})

describe('engines', () => {
  it('are the documented table, with what they really are beside it', async () => {
    const { call } = open({
      engineAvailable: (_owner, _provider, model) => Promise.resolve(model === 'gen4.5'),
    })
    const { engines } = (await call<{ engines: Body[] }>('listEngines')).body
    expect(
      engines.map(({ id, cost_per_10s, pricing, credits_per_10s, speed_seconds, available }) => [
        id,
        cost_per_10s,
        pricing,
        credits_per_10s,
        speed_seconds,
        available,
      ]),
    ).toEqual([
      ['veo_3_1_standard', 7.5, 'fixed', null, 45, false],
      ['veo_3_1_fast', null, 'manual', null, 20, false],
      ['runway_standard', 1.2, 'fixed', 12, 60, true],
      ['runway_turbo', 0.5, 'fixed', 5, 30, false],
      ['runway_unlimited', 0, 'free', 0, 90, false],
    ])
    expect(engines[0]).toMatchObject({ real: { provider: 'runway', model: 'veo3.1', cost_per_10s: 4 } })
    expect(
      (await call<{ engines: Body[] }>('listEngines', {}, { ownerId: null })).body.engines.map(
        ({ available }) => available,
      ),
    ).toEqual([null, null, null, null, null])
  })

  it('cost what the document says, to the cent', async () => {
    const { call } = open()
    expect(
      (await call('calculateCost', { body: { duration: 60, engine: 'runway_standard' } }, { ownerId: null }))
        .body,
    ).toMatchObject({
      duration: 60,
      engine: 'runway_standard',
      cost_per_10s: 1.2,
      total_cost: 7.2,
      total_credits: 72,
      currency: 'USD',
    })
    for (const [engine, duration, total_cost, total_credits] of [
      ['veo_3_1_standard', 10, 7.5, null],
      ['runway_turbo', 30, 1.5, 15],
      ['runway_unlimited', 600, 0, 0],
      ['runway_standard', 7, 0.84, 9],
    ] as const) {
      expect((await call('calculateCost', { body: { duration, engine } })).body).toMatchObject({
        total_cost,
        total_credits,
      })
    }
    expect(
      (
        await call('calculateCost', {
          body: { duration: 10, engine: 'veo_3_1_fast', manual_price_per_10s: 2 },
        })
      ).body,
    ).toMatchObject({ total_cost: 2, figures: 'manual', real: { total_cost: 1.5 } })
    expect(await call('calculateCost', { body: { duration: 10, engine: 'veo_3_1_fast' } })).toMatchObject({
      status: 400,
      body: { error: 'MISSING_FIELDS' },
    })
  })
})
