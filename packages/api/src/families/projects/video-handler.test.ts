import { MutoscopeError } from '@mutoscope/core'
import { afterEach, describe, expect, it } from 'vitest'
import { openProjects, type OpenProjectsOptions } from './projects.fixture.js'

const opened: { close(): Promise<void> }[] = []
async function open(options?: OpenProjectsOptions) {
  const projects = openProjects(options)
  opened.push(projects.studio)
  const id = await projects.create()
  return { ...projects, id }
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const REFUSAL = {
  status: 400,
  body: { code: 'AUDIO_AND_IMAGES_REQUIRED', detail: 'Audio and images required' },
}
const LOOK = { resolution: '1080p', fps: 24, template: 'basic_fade', background_music: 'cinematic' }

describe('generating a video', () => {
  it('needs audio and images first', async () => {
    const { id, step, call } = await open()
    expect(await step('generateVideo', id, LOOK)).toMatchObject(REFUSAL)
    await step('generateScript', id)
    await step('generateImages', id)
    expect(await step('generateVideo', id, LOOK)).toMatchObject(REFUSAL)
    await step('generateAudio', id)
    await call('updateProject', {
      params: { id },
      body: { images: [{ prompt: 'Not drawn' }, { prompt: 'Nor this' }, { prompt: 'Nor that' }] },
    })
    expect(await step('generateVideo', id, LOOK)).toMatchObject(REFUSAL)
    expect(await step('generateVideo', id, { fps: 25 })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT' },
    })
  })

  it('answers with the video, its thumbnail and its length, and makes nothing twice', async () => {
    const { id, step, show, models, media } = await open()
    for (const name of ['generateScript', 'generateAudio', 'generateImages'] as const) await step(name, id)
    const { status, body } = await step('generateVideo', id, LOOK)
    expect(status).toBe(200)
    expect(body).toEqual({
      status: 'video_ready',
      warnings: [],
      duration: expect.closeTo(6, 1) as number,
      updated_at: expect.any(String) as string,
      video_url: expect.stringMatching(/video\.mp4$/u) as string,
      thumbnail: expect.stringMatching(/thumbnail\.jpg$/u) as string,
    })
    expect(await show(id)).toMatchObject({
      status: 'video_ready',
      video_url: body['video_url'],
      thumbnail: body['thumbnail'],
      duration: body['duration'],
      fps: 24,
      video_template_id: 'basic_fade',
      background_music: 'cinematic',
      processing: false,
    })
    const made = [models.calls.length, media.calls.length]
    expect((await step('generateVideo', id, LOOK)).body).toMatchObject({ video_url: body['video_url'] })
    expect([models.calls.length, media.calls.length]).toEqual(made)
  })

  it('answers at once when the caller would rather not wait', async () => {
    const gate = Promise.withResolvers<void>()
    const { id, step, show, studio } = await open({
      media: { before: (name) => (name.startsWith('stitch') ? gate.promise : undefined) },
    })
    for (const name of ['generateScript', 'generateAudio', 'generateImages'] as const) await step(name, id)
    expect(await step('generateVideo', id, LOOK, { prefer: 'respond-async' })).toEqual({
      status: 202,
      headers: { location: `https://studio.test/projects/${id}`, 'preference-applied': 'respond-async' },
      body: { message: 'Video generation started', status: 'processing' },
    })
    expect(await show(id)).toMatchObject({ status: 'images_ready', processing: true, video_url: null })
    const thumbnail = new Promise<void>((resolve) =>
      studio.hub.on('event', ({ data }) => JSON.stringify(data).includes('"thumbnail"') && resolve()),
    )
    gate.resolve()
    await thumbnail
    expect(await show(id)).toMatchObject({
      status: 'video_ready',
      processing: false,
      thumbnail: expect.stringMatching(/thumbnail\.jpg$/u) as string,
    })
  })

  it('tells how the rendering failed', async () => {
    const { id, step, show } = await open({
      media: {
        before: (name) => {
          if (name.startsWith('stitch')) throw new MutoscopeError('MODEL_FAILED', { message: 'No space' })
        },
      },
    })
    for (const name of ['generateScript', 'generateAudio', 'generateImages'] as const) await step(name, id)
    expect(await step('generateVideo', id, LOOK)).toMatchObject({
      status: 502,
      body: { code: 'MODEL_FAILED', detail: 'No space' },
    })
    expect(await show(id)).toMatchObject({
      status: 'images_ready',
      error: expect.stringContaining('No space') as string,
      video_url: null,
    })
  })
})
