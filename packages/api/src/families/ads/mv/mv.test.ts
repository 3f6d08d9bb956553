import { MutoscopeError } from '@mutoscope/core'
import { afterEach, describe, expect, it } from 'vitest'
import { callRoute } from '../../../testing/call-route.js'
import { uploadedFile } from '../../../testing/uploaded-file.js'
import type { FlavorSource } from '../flavors/flavor-source.js'
import { openAds, type OpenAds } from '../open-ads.fixture.js'

let ads: OpenAds
afterEach(() => ads.studio.close())

const CONCEPT = 'A robot wakes up. It walks through Austin'
const FLAVORS: FlavorSource = {
  list: () => Promise.resolve(['default', 'film', 'broken']),
  async load(name) {
    if (name === 'broken')
      throw new MutoscopeError('INVALID_INPUT', { message: 'broken/parameters.yaml:3: num_scenes: too many' })
    if (name === 'default') return { parameters: { fps: 24 } }
    return {
      image_params: { style: 'anime', aspect_ratio: '9:16' },
      image_prompts: { character: 'Sheet of {character_description}' },
      scene_prompts: { concept: 'On film: {concept_prompt}', scene: '{prompt}, on film' },
      parameters: { scene_duration: 5, style: 'noir', genre: 'jazz', bpm: 90 },
    }
  },
}

type Picture = { readonly image_url: string; readonly s3_key: string }
type Video = { readonly video_url: string; readonly s3_key: string; readonly job_id: string }

const drawCharacter = async (ownerId = 'owner-1') =>
  (
    await callRoute<Picture>(
      ads.family,
      'mvCharacterReference',
      { body: { character_description: 'Silver metallic humanoid robot' } },
      { ownerId },
    )
  ).body

describe('configuration flavors', () => {
  it('lists them, default first', async () => {
    ads = openAds()
    expect((await callRoute(ads.family, 'configFlavors')).body).toEqual({
      flavors: ['default', 'example'],
      default_flavor: 'default',
    })
  })

  it.each([
    ['mvScenes', { body: { concept_prompt: CONCEPT } }],
    ['mvCharacterReference', { body: { character_description: 'A robot' } }],
    ['mvVideo', { body: { prompt: 'A robot' } }],
    ['mvGenerate', { form: { concept_prompt: CONCEPT } }],
  ])('are known to %s: an unknown one answers 400 with what there is', async (route, input) => {
    ads = openAds()
    for (const name of ['nope', '../default', '__proto__']) {
      expect(await callRoute(ads.family, route, { ...input, query: { config_flavor: name } })).toMatchObject({
        status: 400,
        body: {
          error: 'UnknownConfigFlavor',
          message: `Configuration flavor '${name}' not found`,
          details: 'Available flavors: default, example',
        },
      })
    }
    expect(await ads.studio.projects.count('owner-1')).toBe(0)
  })

  it('that are wrong answer 500 and say where', async () => {
    ads = openAds({ flavors: FLAVORS })
    expect(
      await callRoute(ads.family, 'mvScenes', {
        body: { concept_prompt: CONCEPT },
        query: { config_flavor: 'broken' },
      }),
    ).toMatchObject({
      status: 500,
      body: { error: 'ConfigFlavorInvalid', message: 'broken/parameters.yaml:3: num_scenes: too many' },
    })
  })
})

describe('POST /api/mv/scenes', () => {
  it('writes scene prompts and leaves no job behind', async () => {
    ads = openAds()
    const { status, body } = await callRoute(ads.family, 'mvScenes', {
      body: { concept_prompt: CONCEPT, num_scenes: 2 },
    })
    expect(status).toBe(200)
    expect(body).toEqual({
      scenes: [1, 2].map((sequence) => ({
        sequence,
        prompt: expect.stringMatching(/^Picture of A robot wakes up/u) as string,
        duration: 8,
      })),
    })
    expect(await ads.studio.projects.count('owner-1')).toBe(0)
    await callRoute(ads.family, 'mvScenes', { body: { concept_prompt: CONCEPT, num_scenes: 2 } })
    expect(ads.models.calls.filter(({ kind }) => kind === 'script')).toHaveLength(1)
  })

  it('works with the prompts and lengths of a flavor', async () => {
    ads = openAds({ flavors: FLAVORS })
    const { body } = await callRoute(ads.family, 'mvScenes', {
      body: { concept_prompt: 'A robot', num_scenes: 1 },
      query: { config_flavor: 'film' },
    })
    expect(ads.models.calls[0]).toEqual({ kind: 'script', text: 'On film: A robot' })
    expect(body).toEqual({
      scenes: [
        {
          sequence: 1,
          prompt: expect.stringMatching(/^Picture of On film: A robot.*, on film$/u) as string,
          duration: 5,
        },
      ],
    })
  })

  it('answers with what went wrong', async () => {
    ads = openAds({
      before: () => {
        throw new MutoscopeError('MODEL_REFUSED', { message: 'Not this.' })
      },
    })
    expect(await callRoute(ads.family, 'mvScenes', { body: { concept_prompt: CONCEPT } })).toMatchObject({
      status: 422,
      body: { error: 'ModelRefused', message: 'Not this.' },
    })
    expect(await ads.studio.projects.count('owner-1')).toBe(0)
  })

  it.each([
    [{ concept_prompt: '' }, 'Concept prompt is required'],
    [{}, 'Concept prompt is required'],
    [{ concept_prompt: 'A', num_scenes: 101 }, 'num_scenes is not valid'],
  ])('refuses %j with 400', async (body, message) => {
    ads = openAds()
    expect(await callRoute(ads.family, 'mvScenes', { body })).toMatchObject({
      status: 400,
      body: { error: 'ValidationError', message },
    })
  })
})

describe('POST /api/mv/character-reference', () => {
  it('draws a picture that its key stands for, in the way of the flavor', async () => {
    ads = openAds({ flavors: FLAVORS })
    const { body } = await callRoute<Picture>(ads.family, 'mvCharacterReference', {
      body: { character_description: 'a robot' },
      query: { config_flavor: 'film' },
    })
    expect(body.s3_key).toMatch(/^mv\/outputs\/character_reference\/[0-9a-f-]{36}\.png$/u)
    expect(body.image_url).toMatch(/^https:\/\/studio\.test\/api\/files\//u)
    expect(ads.models.calls).toEqual([{ kind: 'image', text: 'Sheet of a robot #1' }])
    const [project] = await ads.studio.projects.list('owner-1')
    expect(project?.settings).toMatchObject({ style: 'anime', aspectRatio: '9:16' })
    expect((await callRoute(ads.family, 'mvFile', { query: { s3_key: body.s3_key } })).body).toMatchObject({
      s3_key: body.s3_key,
      media_type: 'image/png',
    })
    expect((await callRoute<readonly unknown[]>(ads.family, 'listJobs')).body).toEqual([])
  })
})

describe('POST /api/mv/video', () => {
  it('waits for the clip, made with reference pictures', async () => {
    ads = openAds()
    const { s3_key } = await drawCharacter()
    const { status, body } = await callRoute<Video>(ads.family, 'mvVideo', {
      body: { prompt: 'Robot walking through downtown', duration: 8, reference_image_s3_keys: [s3_key] },
    })
    expect(status).toBe(200)
    expect(body.s3_key).toBe(`mv/projects/${body.job_id}/scenes/scene_001.mp4`)
    expect(body.video_url).toMatch(/\/scene_001\.mp4$/u)
    const job = await callRoute(ads.family, 'getJob', { params: { job_id: body.job_id } })
    expect(job.body).toMatchObject({
      kind: 'clip',
      status: 'completed',
      concept_prompt: 'Robot walking through downtown',
      stages: [{ stage_name: 'video_gen' }, { stage_name: 'compositing' }],
    })
    const [project] = await ads.studio.projects.list('owner-1', { recipes: ['clip'] })
    expect(project?.brief).toMatchObject({
      durationSec: 8,
      images: [{ mediaType: 'image/png', use: 'reference' }],
    })
  })

  it('answers 202 at once where the caller prefers it; the key stands for the clip once it is there', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    ads = openAds({ before: () => promise, flavors: FLAVORS })
    const { status, body, headers } = await callRoute<Video>(
      ads.family,
      'mvVideo',
      { body: { prompt: 'A robot' }, query: { config_flavor: 'film' } },
      { headers: { prefer: 'respond-async' } },
    )
    expect(status).toBe(202)
    expect(body).toMatchObject({ status: 'pending', estimated_completion_time: 75 })
    expect(headers).toEqual({
      location: `https://studio.test/api/jobs/${body.job_id}`,
      'preference-applied': 'respond-async',
    })
    expect(await callRoute(ads.family, 'mvFile', { query: { s3_key: body.s3_key } })).toMatchObject({
      status: 404,
      body: { error: 'FileNotFound' },
    })
    resolve()
    await ads.ended(body.job_id)
    expect((await callRoute(ads.family, 'mvFile', { query: { s3_key: body.s3_key } })).body).toMatchObject({
      media_type: 'video/mp4',
    })
    const [project] = await ads.studio.projects.list('owner-1')
    expect(project).toMatchObject({
      brief: { prompt: 'A robot, on film', durationSec: 5 },
      settings: { fps: 24 },
    })
  })

  it.each(['nope', '../../etc/passwd', 'mv/outputs/character_reference/../../../x.png'])(
    'answers the unknown key %j with 404',
    async (key) => {
      ads = openAds()
      expect(
        await callRoute(ads.family, 'mvVideo', {
          body: { prompt: 'A robot', reference_image_s3_keys: [key] },
        }),
      ).toMatchObject({
        status: 404,
        body: { error: 'FileNotFound', message: `File '${key}' not found` },
      })
      expect(await ads.studio.projects.count('owner-1')).toBe(0)
    },
  )

  it('answers the key of another owner with 404, and a clip as reference with 400', async () => {
    ads = openAds()
    const { s3_key } = await drawCharacter('owner-2')
    expect(
      await callRoute(ads.family, 'mvVideo', {
        body: { prompt: 'A robot', reference_image_s3_keys: [s3_key] },
      }),
    ).toMatchObject({ status: 404 })
    expect(await callRoute(ads.family, 'mvFile', { query: { s3_key } })).toMatchObject({ status: 404 })
    const clip = await callRoute<Video>(ads.family, 'mvVideo', { body: { prompt: 'A robot', duration: 2 } })
    expect(
      await callRoute(ads.family, 'mvVideo', {
        body: { prompt: 'A robot', reference_image_s3_keys: [clip.body.s3_key] },
      }),
    ).toMatchObject({
      status: 400,
      body: { error: 'ValidationError', details: `'${clip.body.s3_key}' is no picture` },
    })
  })
})

describe('POST /api/mv/generate', () => {
  it('orders a whole music video to a song of the caller', async () => {
    ads = openAds({ flavors: FLAVORS })
    const { s3_key } = await drawCharacter()
    const music = uploadedFile(new Uint8Array([1, 2, 3, 4]), {
      filename: 'song.mp3',
      mediaType: 'audio/mpeg',
    })
    const scenes = JSON.stringify([
      { prompt: 'Robot at dawn, on film', duration: 3 },
      { prompt: 'Robot at dusk' },
    ])
    const { status, body } = await callRoute<{ readonly job_id: string }>(ads.family, 'mvGenerate', {
      query: { config_flavor: 'film' },
      form: {
        concept_prompt: CONCEPT,
        scenes,
        reference_image_s3_keys: s3_key,
        song_title: 'Metal Heart',
        music,
      },
    })
    expect(status).toBe(202)
    await ads.ended(body.job_id)
    const job = await callRoute(ads.family, 'getJob', { params: { job_id: body.job_id } })
    expect(job.body).toMatchObject({
      kind: 'music_video',
      status: 'completed',
      concept_prompt: `On film: ${CONCEPT}`,
      stages: [
        { stage_name: 'script_gen' },
        { stage_name: 'music_gen', status: 'completed' },
        { stage_name: 'video_gen' },
        { stage_name: 'compositing' },
      ],
    })
    const [project] = await ads.studio.projects.list('owner-1', { recipes: ['music-video'] })
    expect(project?.brief).toMatchObject({
      scenes: [{ prompt: 'Robot at dawn, on film', durationSec: 3 }, { prompt: 'Robot at dusk, on film' }],
      songTitle: 'Metal Heart',
      genre: 'jazz',
      bpm: 90,
      style: 'noir',
      music: { mediaType: 'audio/mpeg' },
      references: [{ mediaType: 'image/png' }],
    })
    expect(project?.brief).not.toHaveProperty('durationSec', expect.any(Number))
  })

  it('composes and writes what is not given; the scenes decide the length', async () => {
    ads = openAds()
    const { body } = await callRoute<{ readonly job_id: string }>(ads.family, 'mvGenerate', {
      form: {
        concept_prompt: CONCEPT,
        num_scenes: '2',
        bpm: '120',
        character_description: 'a silver robot',
        genre: '',
        song_title: '  ',
      },
    })
    await ads.ended(body.job_id)
    const [project] = await ads.studio.projects.list('owner-1')
    expect(project?.brief).toMatchObject({
      numScenes: 2,
      durationSec: 16,
      bpm: 120,
      character: 'a silver robot',
    })
    expect(project?.brief).not.toMatchObject({ genre: expect.any(String) as string })
    expect(ads.models.calls.some(({ kind }) => kind === 'music')).toBe(true)
    expect(
      (await callRoute<readonly unknown[]>(ads.family, 'listJobs', { query: { kind: 'music_video' } })).body,
    ).toHaveLength(1)
  })

  it.each([
    [{ concept_prompt: ' ' }, 'Concept prompt is required'],
    [{ concept_prompt: 'A', scenes: '[{' }, 'scenes is not valid'],
    [{ concept_prompt: 'A', scenes: '[{"duration":3}]' }, 'Prompt is required'],
    [{ concept_prompt: 'A', bpm: '10' }, 'bpm is not valid'],
  ])('refuses %j with 400', async (form, message) => {
    ads = openAds()
    expect(await callRoute(ads.family, 'mvGenerate', { form })).toMatchObject({
      status: 400,
      body: { error: 'ValidationError', message },
    })
  })
})
