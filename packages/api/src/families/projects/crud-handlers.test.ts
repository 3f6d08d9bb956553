import { afterEach, describe, expect, it } from 'vitest'
import { exampleProblems } from '../../testing/example-problems.js'
import { projectsContract } from './contract.js'
import { openProjects, type OpenProjectsOptions, type Shown } from './projects.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options?: OpenProjectsOptions) {
  const projects = openProjects(options)
  opened.push(projects.studio)
  return projects
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

describe('keeping projects', () => {
  it('has samples that fit its schemas', () => {
    expect(exampleProblems(projectsContract)).toEqual([])
  })

  it('makes a draft with every member of the document', async () => {
    const { call } = open()
    const body = {
      title: 'My New Project',
      description: 'Project description',
      language: 'en',
      use_case: 'explanation',
    }
    const response = await call<Shown>('createProject', { body })
    expect(response).toMatchObject({
      status: 201,
      headers: { location: `https://studio.test/projects/${response.body.id}` },
    })
    const { id, created_at, updated_at, ...rest } = response.body
    expect([typeof id, typeof created_at, typeof updated_at]).toEqual(['string', 'string', 'string'])
    expect(rest).toEqual({
      ...body,
      status: 'draft',
      progress: 0,
      warnings: [],
      attention: null,
      script_text: '',
      script_style: 'educational',
      voice_id: 'alloy',
      audio_speed: 1,
      audio_pitch: 1,
      audio_path: null,
      image_style: 'realistic',
      images: [],
      resolution: '1080p',
      fps: 30,
      video_template_id: 'ken_burns',
      background_music: 'soft',
      aspect_ratio: '16:9',
      video_url: null,
      thumbnail: null,
      duration: 0,
      video_inspirations: [],
      processing: false,
      error: null,
    })
    expect((await call('getProject', { params: { id } })).body).toEqual(response.body)
  })

  it('keeps what a caller writes, makes a short upright, and holds a budget', async () => {
    const { call, show, create } = open()
    const fields = {
      title: 'Kept',
      description: '',
      language: 'fr',
      use_case: 'youtube_short',
      script_text: 'Un. Deux.',
      script_style: 'comedic',
      voice_id: 'nova',
      audio_speed: 0.7,
      audio_pitch: 1.3,
      image_style: 'pixar',
      images: [{ prompt: 'A cat', url: null }],
      resolution: '720p',
      fps: 60,
      video_template_id: 'slide_left',
      background_music: 'none',
      video_inspirations: ['https://example.com/a'],
    }
    const id = await create({ ...fields, budget_usd: 1.5 })
    expect(await show(id)).toMatchObject({ ...fields, aspect_ratio: '9:16' })
    expect((await call('setBudget', { params: { id }, body: { budget_usd: null } })).body).toEqual({
      budget: null,
    })
  })

  it.each([
    [{}, 'title'],
    [{ title: ' ' }, 'title'],
    [{ title: 'x', language: 'xx' }, 'language'],
    [{ title: 'x', use_case: 'party' }, 'use_case'],
    [{ title: 'x', audio_speed: 0.6 }, 'audio_speed'],
    [{ title: 'x', audio_pitch: 1.31 }, 'audio_pitch'],
    [{ title: 'x', fps: 25 }, 'fps'],
    [{ title: 'x', resolution: '480p' }, 'resolution'],
    [{ title: 'x', images: [{ url: null }] }, 'images.0.prompt'],
    [{ title: 'x', voice_id: 'bob' }, 'voice_id'],
    [{ title: 'x', budget_usd: -1 }, 'budget_usd'],
  ])('refuses %o and names the value', async (body, field) => {
    const { call } = open()
    expect(await call('createProject', { body })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT', details: [{ place: 'body', field }] },
    })
    expect((await call('listProjects')).headers).toEqual({ 'x-total-count': '0' })
  })

  it("changes what is named, takes a whole project back as it came, and ignores what is not the caller's to write", async () => {
    const { call, create, show, studio } = open()
    const id = await create()
    const before = await show(id)
    expect((await call('updateProject', { params: { id }, body: before })).body).toEqual({
      ...before,
      updated_at: expect.any(String) as string,
    })
    const response = await call<Shown>('updateProject', {
      params: { id },
      body: {
        title: 'Updated Title',
        images: [{ prompt: 'Updated prompt', url: null }],
        id: 'other',
        status: 'video_ready',
        audio_path: 'https://evil.example/a.mp3',
        duration: 99,
        video_template_id: 'zoom_out',
      },
    })
    expect(response).toMatchObject({
      status: 200,
      body: {
        id,
        title: 'Updated Title',
        description: 'Machines learn. So do we',
        status: 'draft',
        audio_path: null,
        duration: 0,
        video_template_id: 'zoom_out',
      },
    })
    expect(response.body.images).toEqual([{ prompt: 'Updated prompt', url: null }])
    expect((await studio.projects.get({ ownerId: 'owner-1', projectId: id })).brief).toMatchObject({
      title: 'Updated Title',
    })
    expect(await call('updateProject', { params: { id }, body: { fps: 25 } })).toMatchObject({ status: 400 })
  })

  it("lists the caller's, newest first, by page, status and words", async () => {
    const { call, create, step } = open()
    const first = await create({ title: 'About whales' })
    const second = await create({ title: 'Tides', description: 'What WHALES know' })
    const third = await create({ title: 'Sand' })
    await create({ title: 'Whales of another' }, { ownerId: 'bob' })
    await step('generateScript', second)
    await step('generateAudio', first, { script_text: 'One. Two' })
    const ids = async (query: object) =>
      (await call<Shown[]>('listProjects', { query: { ...query } })).body.map(({ id }) => id)
    expect(await ids({})).toEqual([third, second, first])
    expect(await ids({ search: 'whales' })).toEqual([second, first])
    expect(await ids({ status: 'draft' })).toEqual([third])
    expect(await ids({ status: 'script_generated' })).toEqual([second])
    expect(await ids({ status: 'audio_ready', search: 'whales' })).toEqual([first])
    expect(await ids({ status: 'audio_generated' })).toEqual([first])
    const { headers, body } = await call<Shown[]>('listProjects', { query: { page: '2', limit: '1' } })
    expect([headers, body.map(({ id }) => id)]).toEqual([
      {
        'x-total-count': '3',
        link: '<https://studio.test/projects?limit=1&page=1>; rel="prev", <https://studio.test/projects?limit=1&page=3>; rel="next"',
      },
      [second],
    ])
    const { headers: skipped } = await call('listProjects', { query: { offset: '1', limit: '1' } })
    expect(skipped['link']).toContain('/projects?limit=1&offset=2>; rel="next"')
    for (const query of [
      { status: 'done' },
      { page: 0 },
      { limit: 101 },
      { offset: -1 },
      { offset: 1, page: 2 },
    ])
      expect(await call('listProjects', { query })).toMatchObject({
        status: 400,
        body: { code: 'INVALID_INPUT' },
      })
  })

  it('lists all projects when nobody asks for a page', async () => {
    const { call, create } = open()
    const ids: string[] = []
    for (let index = 0; index < 120; index++) ids.unshift(await create({ title: `Project ${index}` }))
    const all = await call<Shown[]>('listProjects')
    expect(all.body.map(({ id }) => id)).toEqual(ids)
    expect(all.headers).toEqual({ 'x-total-count': '120' })
    expect((await call<Shown[]>('listProjects', { query: { page: '1' } })).body).toHaveLength(50)
    expect((await call<Shown[]>('listProjects', { query: { offset: '100' } })).body).toHaveLength(20)
  })

  it('refuses addresses of pictures that it did not answer, by name', async () => {
    const { call, create, show, step, studio } = open()
    const id = await create({ description: 'One. Two' })
    const foreign = [
      { prompt: 'A cat', url: null },
      { prompt: 'A dog', url: 'https://elsewhere.example/api/files/x/dog.png' },
    ]
    const { token } = await studio.links.sign(
      { use: 'file', hash: 'a'.repeat(64), mediaType: 'image/png', upload: 'u1' },
      60_000,
    )
    const upload = [{ prompt: 'A cat', url: `https://studio.test/api/files/${token}/cat.png` }]
    for (const [images, field] of [
      [foreign, 'images.1.url'],
      [upload, 'images.0.url'],
    ] as const)
      for (const response of [
        await call('createProject', { body: { title: 'x', images } }),
        await call('updateProject', { params: { id }, body: { images } }),
        await step('generateImages', id, { images }),
      ])
        expect(response).toMatchObject({
          status: 400,
          body: { code: 'INVALID_INPUT', details: [{ place: 'body', field }] },
        })
    await step('generateImages', id, { images: [{ prompt: 'A cat', url: '' }, { prompt: 'A dog' }] })
    const { images } = await show(id)
    expect(images.map(({ url }) => url !== null)).toEqual([true, true])
    const { body } = await call<Shown>('updateProject', { params: { id }, body: { images } })
    expect(body.images).toEqual(images)
    // An address under another name of the server is known by its signature.
    const own = await studio.links.sign({ use: 'file', hash: 'a'.repeat(64), mediaType: 'image/png' }, 60_000)
    const elsewhere = images.map((each) => ({
      ...each,
      url: `http://inside:5000/api/files/${own.token}/a.png`,
    }))
    expect((await call('updateProject', { params: { id }, body: { images: elsewhere } })).status).toBe(200)
  })

  it('says that inspirations are kept and not used', async () => {
    const { create, show } = open()
    const inspired = await show(await create({ video_inspirations: ['https://example.com/a'] }))
    expect(inspired['warnings']).toEqual([expect.stringContaining('video_inspirations')])
    expect((await show(await create({ video_inspirations: [] })))['warnings']).toEqual([])
  })

  it('removes a project, also one that is being made', async () => {
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const { call, create, step } = open({
      models: {
        before: () => {
          begun.resolve()
          return gate.promise
        },
      },
    })
    const id = await create()
    const script = step('generateScript', id)
    await begun.promise
    const removed = call('deleteProject', { params: { id } })
    gate.reject(new Error('gone'))
    expect(await removed).toMatchObject({ status: 204, body: undefined })
    expect((await script).status).toBeGreaterThanOrEqual(400)
    expect(await call('getProject', { params: { id } })).toMatchObject({
      status: 404,
      body: { code: 'PROJECT_NOT_FOUND', detail: `Project ${id} not found` },
    })
    expect((await call('listProjects')).body).toEqual([])
  })

  it('tells everybody what can be chosen', async () => {
    const { call } = open()
    expect((await call('getOptions', {}, { ownerId: null })).body).toMatchObject({
      voices: ['alloy', 'echo', 'fable', 'onyx', 'nova', 'shimmer'],
      fps: [24, 30, 60],
      audio_speed: { min: 0.7, max: 1.3 },
      video_templates: expect.arrayContaining(['basic_fade', 'ken_burns']) as string[],
    })
  })

  it("answers for another owner's project as for a missing one", async () => {
    const { call, create } = open()
    const id = await create()
    const params = { id, scene_index: 0 }
    for (const name of [
      'getProject',
      'updateProject',
      'deleteProject',
      'generateScript',
      'generateAudio',
      'generateImages',
      'generateImage',
      'generateVideo',
      'cancel',
      'quote',
      'ledger',
    ] as const) {
      const body = name === 'updateProject' || name.startsWith('generate') ? { body: {} } : {}
      expect([name, await call(name, { params, ...body }, { ownerId: 'eve' })]).toMatchObject([
        name,
        { status: 404, body: { error: 'PROJECT_NOT_FOUND', detail: `Project ${id} not found` } },
      ])
      expect([
        name,
        await call(name, { params: { ...params, id: 'none' }, ...body }, { ownerId: 'eve' }),
      ]).toMatchObject([name, { status: 404, body: { detail: 'Project none not found' } }])
      expect([name, await call(name, { params, ...body }, { ownerId: null })]).toMatchObject([
        name,
        { status: 401 },
      ])
    }
  })
})
