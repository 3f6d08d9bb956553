import { MutoscopeError } from '@mutoscope/core'
import { createFakeStartedImageModel } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { openProjects, type OpenProjectsOptions } from './projects.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options?: OpenProjectsOptions) {
  const projects = openProjects(options)
  opened.push(projects.studio)
  return projects
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const PROMPTS = ['Picture of The Future of AI', 'Picture of Machines learn', 'Picture of So do we']

describe('generating a script', () => {
  it('writes it from what the project says, and keeps what the request changes', async () => {
    const { create, step, show, asked } = open()
    const id = await create()
    const response = await step('generateScript', id)
    expect(response).toMatchObject({
      status: 200,
      body: { script_text: 'The Future of AI\n\nMachines learn\n\nSo do we', status: 'script_generated' },
    })
    expect(await show(id)).toMatchObject({
      status: 'script_generated',
      images: PROMPTS.map((prompt) => ({ prompt, url: null })),
      audio_path: null,
    })
    await step('generateScript', id, {
      title: 'Tides',
      description: 'The moon pulls',
      use_case: 'tutorial',
      language: 'fr',
      style: 'casual',
    })
    expect(await show(id)).toMatchObject({
      title: 'The Future of AI',
      description: 'Machines learn. So do we',
      use_case: 'tutorial',
      language: 'fr',
      script_style: 'casual',
      script_text: 'Tides\n\nThe moon pulls',
    })
    expect(asked('script')).toEqual(['The Future of AI. Machines learn. So do we', 'Tides. The moon pulls'])
  })

  it('refuses words it does not know', async () => {
    const { create, step } = open()
    const id = await create()
    for (const body of [{ style: 'vague' }, { language: 'xx' }, { title: '' }])
      expect(await step('generateScript', id, body)).toMatchObject({
        status: 400,
        body: { code: 'INVALID_INPUT' },
      })
  })

  it('says what the model met, and that something is being made', async () => {
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const { create, step, show } = open({
      models: {
        before: () => {
          begun.resolve()
          return gate.promise
        },
      },
    })
    const id = await create()
    const first = step('generateScript', id)
    await begun.promise
    expect(await step('generateImages', id, { images: [{ prompt: 'A cat' }] })).toMatchObject({
      status: 409,
      body: { code: 'PROJECT_BUSY', retryable: true },
    })
    expect(await show(id)).toMatchObject({ processing: true, status: 'draft' })
    gate.reject(new MutoscopeError('MODEL_FAILED', { message: 'The model is gone' }))
    expect(await first).toMatchObject({
      status: 502,
      body: { code: 'MODEL_FAILED', detail: 'The model is gone' },
    })
    expect(await show(id)).toMatchObject({
      processing: false,
      status: 'draft',
      error: expect.stringContaining('The model is gone') as string,
    })
  })
})

describe('generating audio', () => {
  it('speaks the script as one file', async () => {
    const { create, step, show, media } = open()
    const id = await create()
    await step('generateScript', id)
    const { status, body } = await step('generateAudio', id, {
      script_text: 'The Future of AI Machines learn  So do we',
      voice_id: 'nova',
      audio_speed: 1.2,
      audio_pitch: 0.9,
      language: 'en',
    })
    expect([status, body['status'], body['audio_path']]).toEqual([
      200,
      'audio_generated',
      expect.stringMatching(/audio\.mp3$/u),
    ])
    expect(media.calls).toEqual(['mix', 'sound file mp3'])
    expect(await show(id)).toMatchObject({
      status: 'audio_ready',
      audio_path: body['audio_path'],
      voice_id: 'nova',
      audio_speed: 1.2,
      audio_pitch: 0.9,
      duration: 3.6,
    })
    await step('generateAudio', id)
    expect(media.calls.length).toBe(2)
  })

  it("takes the caller's own words, and says when there are none", async () => {
    const { create, step, show, asked } = open()
    const id = await create()
    expect(await step('generateAudio', id, {})).toMatchObject({
      status: 400,
      body: { code: 'SCRIPT_REQUIRED', detail: 'Script required' },
    })
    await step('generateAudio', id, {
      script_text: 'One. Two',
      voice_id: 'alloy',
      audio_speed: 1,
      audio_pitch: 1,
      language: 'en',
    })
    expect(asked('speech')).toEqual(['One #1', 'Two #1'])
    expect((await show(id)).script_text).toBe('One. Two')
    await step('generateAudio', id, { script_text: 'One. Three' })
    expect(asked('speech').slice(2)).toEqual(['Three #1'])
    expect(await step('generateAudio', id, { audio_speed: 2 })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT' },
    })
  })

  it('does not write a script anew because it is named otherwise or spoken in another language', async () => {
    const { create, step, show, call, asked } = open()
    const id = await create()
    await step('generateScript', id)
    await call('updateProject', { params: { id }, body: { title: 'Another name', language: 'fr' } })
    await step('generateAudio', id)
    expect((await show(id)).title).toBe('Another name')
    expect(asked('script').slice(1)).toEqual(['The Future of AI\n\nMachines learn\n\nSo do we'])
  })
})

describe('generating images', () => {
  it('draws one for every prompt of the script, in order', async () => {
    const { create, step, show, asked } = open()
    const id = await create()
    await step('generateScript', id)
    const { body } = await step<{ images: { prompt: string; url: string }[]; status: string }>(
      'generateImages',
      id,
    )
    expect(body.status).toBe('images_ready')
    expect(body.images.map(({ prompt, url }) => [prompt, url.split('/').at(-1)])).toEqual(
      PROMPTS.map((prompt, index) => [prompt, `image-${index}.png`]),
    )
    expect(await show(id)).toMatchObject({
      status: 'images_ready',
      images: body.images,
      image_style: 'realistic',
      thumbnail: body.images[0]?.url,
    })
    await step('generateImages', id, { images: body.images, style: 'realistic' })
    expect(asked('image').length).toBe(3)
  })

  it('in any number, spreads them over the narration and never buys its voice again', async () => {
    const { create, step, show, studio, asked } = open()
    const id = await create({ title: 'A', description: 'B b. C c. D d' })
    await step('generateScript', id)
    await step('generateAudio', id)
    const ref = { ownerId: 'owner-1', projectId: id }
    const audio = (await studio.artifacts.get(ref, 'audio')).digest
    const spoken = asked('speech').length
    const scenes = async () => (await studio.projects.get(ref)).storyboard?.scenes ?? []
    const narrations = async () => (await scenes()).map(({ narration }) => narration)
    const before = await narrations()
    const script = (await show(id)).script_text
    const draw = async (prompts: readonly string[]) => {
      const from = asked('image').length
      await step('generateImages', id, { images: prompts.map((prompt) => ({ prompt, url: null })) })
      expect((await show(id)).images.map(({ prompt }) => prompt)).toEqual(prompts)
      expect((await show(id)).images.every(({ url }) => url !== null)).toBe(true)
      return asked('image').slice(from)
    }

    expect(await draw(['A brain', 'A hospital'])).toEqual(['A brain #1', 'A hospital #1'])
    expect(await narrations()).toEqual(before)
    expect((await scenes()).map(({ imagePrompt }) => imagePrompt)).toEqual(
      before.map((_, index) => (index < before.length / 2 ? 'A brain' : 'A hospital')),
    )
    const many = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']
    expect((await draw(many)).toSorted()).toEqual(many.map((prompt) => `${prompt} #1`).toSorted())
    expect((await scenes()).length).toBe(7)
    expect((await narrations()).filter((narration) => narration !== '')).toEqual(before)
    await draw(['A brain', 'A hospital'])
    expect(await narrations()).toEqual(before)
    expect(asked('speech').length).toBe(spoken)
    expect([(await studio.artifacts.get(ref, 'audio')).digest, (await show(id)).script_text]).toEqual([
      audio,
      script,
    ])
  })

  it('refuses no images, and says what the model refused', async () => {
    const { create, step } = open({
      models: {
        before: ({ text }) => {
          if (text.startsWith('Forbidden')) throw new MutoscopeError('MODEL_FAILED', { message: 'No' })
        },
      },
    })
    const id = await create()
    expect(await step('generateImages', id, {})).toMatchObject({
      status: 400,
      body: { code: 'IMAGES_REQUIRED', detail: 'images cannot be empty' },
    })
    expect(await step('generateImages', id, { images: [] })).toMatchObject({
      status: 400,
      body: { code: 'IMAGES_REQUIRED' },
    })
    expect(await step('generateImages', id, { images: [{ prompt: '' }] })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT' },
    })
    expect(
      await step('generateImages', id, { images: [{ prompt: 'A cat' }, { prompt: 'Forbidden' }] }),
    ).toMatchObject({ status: 502, body: { code: 'MODEL_FAILED', detail: 'No' } })
  })

  it('stops at the budget', async () => {
    const image = createFakeStartedImageModel({ priceMicros: 40_000 })
    const { create, step } = open({ image })
    const id = await create({ budget_usd: 0.05 })
    expect(
      await step('generateImages', id, { images: [{ prompt: 'A cat' }, { prompt: 'A dog' }] }),
    ).toMatchObject({ status: 402, body: { code: 'BUDGET_EXCEEDED' } })
    expect(image.started.length).toBe(1)
  })
})

describe('generating one image', () => {
  it('draws another take of the same, or another picture, and leaves the others as they are', async () => {
    const { create, step, show, drawOne, asked } = open()
    const id = await create()
    await step('generateScript', id)
    await step('generateImages', id)
    const before = await show(id)
    const response = await drawOne(id, 1, { prompt: PROMPTS[1], style: 'realistic' })
    expect(response).toMatchObject({
      status: 200,
      body: { scene_index: 1, image_url: expect.stringMatching(/image-1\.png$/u) as string },
    })
    await drawOne(id, 2, { prompt: 'A lighthouse' })
    expect(asked('image').slice(3)).toEqual([`${PROMPTS[1]} #2`, 'A lighthouse #1'])
    const { images } = await show(id)
    expect(images[1]).toEqual({ prompt: PROMPTS[1], url: response.body['image_url'] })
    expect(images.map(({ prompt }) => prompt)).toEqual([PROMPTS[0], PROMPTS[1], 'A lighthouse'])
    expect([images[0]?.url === before.images[0]?.url, images[1]?.url === before.images[1]?.url]).toEqual([
      true,
      false,
    ])
  })

  it('draws one image in another style, and all in one style again', async () => {
    const { create, step, drawOne, show, asked, models } = open()
    const id = await create()
    await step('generateScript', id)
    await step('generateImages', id)
    await drawOne(id, 0, { style: 'sketch' })
    expect(asked('image').length).toBe(4)
    expect(await show(id)).toMatchObject({ image_style: 'realistic' })
    const from = models.calls.length
    await step('generateImages', id, { style: 'realistic' })
    expect(asked('image', from)).toEqual([])
  })

  it('pays once for what was drawn along with another', async () => {
    const { create, step, drawOne, asked } = open()
    const id = await create()
    await step('generateScript', id)
    await drawOne(id, 0)
    expect(asked('image').toSorted()).toEqual(PROMPTS.map((prompt) => `${prompt} #1`).toSorted())
    await drawOne(id, 1)
    await drawOne(id, 2)
    expect(asked('image').length).toBe(3)
    await drawOne(id, 1)
    expect(asked('image').slice(3)).toEqual([`${PROMPTS[1]} #2`])
  })

  it('knows only images that the project has', async () => {
    const { create, drawOne } = open()
    const id = await create()
    expect(await drawOne(id, 0)).toMatchObject({
      status: 404,
      body: {
        code: 'IMAGE_NOT_FOUND',
        detail: 'Image 0 not found. The project has 0 images; the index starts at 0.',
      },
    })
    expect(await drawOne(id, -1)).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } })
    expect(await drawOne(id, 0, { style: 'vague' })).toMatchObject({ status: 400 })
  })
})
