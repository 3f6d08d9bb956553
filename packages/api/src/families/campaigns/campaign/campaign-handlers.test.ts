import { afterEach, describe, expect, it } from 'vitest'
import { openCampaigns, type Body, type OpenCampaignsOptions } from '../campaigns.fixture.js'
import { CAMPAIGN_STATUSES, CAMPAIGN_TRANSITIONS } from './campaign-status.js'

const opened: { close(): Promise<void> }[] = []
function open(options?: OpenCampaignsOptions) {
  const campaigns = openCampaigns(options)
  opened.push(campaigns.studio)
  return campaigns
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

describe('a campaign', () => {
  it('takes back what it answered, and what does not stand there is still refused', async () => {
    const { call, upload } = open()
    const brand = { name: 'EcoWater', logo_upload_id: await upload() }
    const { body } = await call('createCampaign', { body: { name: 'Spring', status: 'draft', brand } })
    const params = { id: body['id'] }
    expect(
      await call('updateCampaign', { params, body: { ...body, name: 'Summer', spent_usd: 99 } }),
    ).toMatchObject({
      status: 200,
      body: {
        name: 'Summer',
        spent_usd: 0,
        brand,
        warnings: [expect.stringContaining('logo_upload_id')],
        created_at: body['created_at'],
      },
    })
    expect((await call('createCampaign', { body: { ...body, status: 'active' } })).status).toBe(400)
    expect((await call('updateCampaign', { params, body: { ...body, colour: 'red' } })).status).toBe(400)
  })

  it('begins as a draft, with what was said and defaults for the rest', async () => {
    const { call, upload } = open()
    const logo = await upload()
    const { status, headers, body } = await call('createCampaign', {
      body: {
        name: ' Spring launch ',
        objective: 'sales',
        platforms: ['tiktok', 'tiktok', 'x'],
        budget_usd: 12.5,
        start_date: '2026-03-01',
        end_date: '2026-03-01',
        brand: { name: 'EcoWater', colors: ['#0A84FF'], logo_upload_id: logo },
        defaults: { avatar_id: 'daniel', voice_id: 'onyx', aspect_ratio: '9:16' },
      },
    })
    expect(status).toBe(201)
    expect(headers).toEqual({ location: `https://studio.test/api/campaigns/${String(body['id'])}` })
    expect(body).toMatchObject({
      name: 'Spring launch',
      status: 'draft',
      description: '',
      objective: 'sales',
      platforms: ['tiktok', 'x'],
      target_audience: '',
      budget_usd: 12.5,
      start_date: '2026-03-01',
      brand: {
        name: 'EcoWater',
        logo_upload_id: logo,
        logo_url: expect.stringContaining('face.png') as string,
      },
      updated_at: expect.stringMatching(/Z$/u) as string,
      defaults: {
        avatar_id: 'daniel',
        voice_id: 'onyx',
        aspect_ratio: '9:16',
        language: null,
        style: null,
        music: null,
        captions: null,
      },
      video_count: 0,
      spent_usd: 0,
    })
    expect((await call('getCampaign', { params: { id: body['id'] } })).body).toEqual(body)
  })

  it.each([
    ['no name', {}, 'name'],
    ['an empty name', { name: '  ' }, 'name'],
    ['an unknown member', { name: 'A', colour: 'red' }, ''],
    ['a status, which is not theirs to choose', { name: 'A', status: 'active' }, 'status'],
    ['a negative budget', { name: 'A', budget_usd: -1 }, 'budget_usd'],
    ['a colour by name', { name: 'A', brand: { colors: ['red'] } }, 'brand.colors.0'],
    ['a day that is none', { name: 'A', start_date: '2026-02-30' }, 'start_date'],
    ['an end before its start', { name: 'A', start_date: '2026-03-02', end_date: '2026-03-01' }, 'end_date'],
    ['an unknown platform', { name: 'A', platforms: ['fax'] }, 'platforms.0'],
  ])('is refused with INVALID_INPUT for %s', async (_what, body, field) => {
    const { call } = open()
    expect(await call('createCampaign', { body })).toMatchObject({
      status: 400,
      body: { error: 'INVALID_INPUT', details: [{ field }] },
    })
    expect((await call('listCampaigns')).body).toMatchObject({ total: 0 })
  })

  it.each([
    ['AVATAR_NOT_FOUND', { defaults: { avatar_id: 'nobody' } }],
    ['VOICE_NOT_FOUND', { defaults: { voice_id: 'nobody' } }],
    ['UPLOAD_NOT_FOUND', { brand: { logo_upload_id: 'nothing' } }],
  ])('is refused with %s for what is not there', async (error, body) => {
    const { call, upload, campaign } = open()
    expect(await call('createCampaign', { body: { name: 'A', ...body } })).toMatchObject({
      status: 404,
      body: { error },
    })
    expect(await call('updateCampaign', { params: { id: await campaign() }, body })).toMatchObject({
      status: 404,
      body: { error },
    })
    const foreign = await upload('image/png', 'owner-2')
    expect(
      (await call('createCampaign', { body: { name: 'A', brand: { logo_upload_id: foreign } } })).status,
    ).toBe(404)
    expect(
      (
        await call('createCampaign', {
          body: { name: 'A', brand: { logo_upload_id: await upload('audio/mpeg') } },
        })
      ).body,
    ).toMatchObject({ error: 'UPLOAD_NOT_FOUND' })
  })

  it('keeps what a change does not name, also inside brand and defaults', async () => {
    const { call, campaign } = open()
    const params = {
      id: await campaign({
        description: 'First',
        brand: { name: 'Eco', colors: ['#ffffff'] },
        defaults: { voice_id: 'nova', language: 'fr' },
        start_date: '2026-03-01',
      }),
    }
    expect(
      (
        await call('updateCampaign', {
          params,
          body: { name: 'Summer', brand: { name: 'Water' }, defaults: { language: null } },
        })
      ).body,
    ).toMatchObject({
      name: 'Summer',
      description: 'First',
      brand: { name: 'Water', colors: ['#ffffff'] },
      defaults: { voice_id: 'nova', language: null },
    })
    expect(await call('updateCampaign', { params, body: { end_date: '2026-02-01' } })).toMatchObject({
      status: 400,
      body: { details: [{ field: 'end_date' }] },
    })
  })

  it('takes only the steps of its life, and answers INVALID_TRANSITION with those that are open', async () => {
    const { call, campaign } = open()
    const walks: { readonly [status: string]: readonly string[] } = {
      draft: [],
      active: ['active'],
      paused: ['active', 'paused'],
      completed: ['active', 'completed'],
      archived: ['archived'],
    }
    for (const from of CAMPAIGN_STATUSES) {
      for (const to of CAMPAIGN_STATUSES) {
        const params = { id: await campaign() }
        for (const status of walks[from] ?? []) await call('updateCampaign', { params, body: { status } })
        const { status, body } = await call('updateCampaign', { params, body: { status: to } })
        const allowed = to === from || CAMPAIGN_TRANSITIONS[from].includes(to)
        expect({ from, status, body }).toMatchObject(
          allowed
            ? { status: 200, body: { status: to } }
            : {
                from,
                status: 409,
                body: {
                  error: 'INVALID_TRANSITION',
                  details: { from, to, allowed: CAMPAIGN_TRANSITIONS[from] },
                },
              },
        )
      }
    }
  })

  it('can be copied: the copy is a draft without videos', async () => {
    const { call, campaign, video } = open()
    const id = await campaign({ name: 'x'.repeat(200), target_audience: 'Everybody' })
    await call('updateCampaign', { params: { id }, body: { status: 'active' } })
    await video({ campaign_id: id })
    const { status, body } = await call('duplicateCampaign', { params: { id } })
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { status: 'draft', target_audience: 'Everybody', video_count: 0 },
    })
    expect(body['name']).toMatch(/^x{193} \(copy\)$/u)
    expect(body['id']).not.toBe(id)
  })

  it('leaves its videos behind when it is deleted', async () => {
    const { call, campaign, video } = open()
    const id = await campaign()
    const videoId = await video({ campaign_id: id })
    expect((await call('deleteCampaign', { params: { id } })).status).toBe(204)
    expect((await call('getVideo', { params: { video_id: videoId } })).body).toMatchObject({
      campaign_id: null,
    })
    expect(await call('deleteCampaign', { params: { id } })).toMatchObject({
      status: 404,
      body: { error: 'CAMPAIGN_NOT_FOUND' },
    })
  })

  it('is not there for another owner', async () => {
    const { call, campaign } = open()
    const params = { id: await campaign() }
    const bodies: { readonly [route: string]: Body } = { updateCampaign: { name: 'Mine' } }
    for (const route of [
      'getCampaign',
      'updateCampaign',
      'deleteCampaign',
      'duplicateCampaign',
      'campaignAnalytics',
    ] as const) {
      expect({
        route,
        ...(await call(route, { params, body: bodies[route] }, { ownerId: 'owner-2' })),
      }).toMatchObject({
        route,
        status: 404,
        body: { error: 'CAMPAIGN_NOT_FOUND', code: 'CAMPAIGN_NOT_FOUND' },
      })
      expect((await call(route, { params, body: bodies[route] }, { ownerId: null })).status).toBe(401)
    }
    expect((await call('listCampaigns', {}, { ownerId: 'owner-2' })).body).toMatchObject({
      campaigns: [],
      total: 0,
    })
  })
})

describe('the list of campaigns', () => {
  const names = ({ body }: { readonly body: Body }) =>
    (body['campaigns'] as readonly { readonly name: string }[]).map(({ name }) => name)

  it('goes by page, and tells where the pages beside it are', async () => {
    const { call, campaign } = open()
    for (const name of ['A', 'B', 'C']) await campaign({ name })
    const first = await call('listCampaigns', { query: { limit: '2' } })
    expect(names(first)).toEqual(['C', 'B'])
    expect(first.body).toMatchObject({ total: 3, page: 1, limit: 2 })
    expect(first.headers).toMatchObject({
      'x-total-count': '3',
      link: '<https://studio.test/api/campaigns?sort=newest&limit=2&page=2>; rel="next"',
    })
    expect(names(await call('listCampaigns', { query: { limit: 2, page: 2 } }))).toEqual(['A'])
    expect(names(await call('listCampaigns', { query: { limit: 2, page: 9 } }))).toEqual([])
    for (const query of [
      { page: 0 },
      { limit: 101 },
      { sort: 'random' },
      { status: 'gone' },
      { from: 'yesterday' },
    ])
      expect((await call('listCampaigns', { query })).status).toBe(400)
  })

  it('filters by status, platform, words and time, and sorts', async () => {
    const { call, campaign } = open()
    const b = await campaign({
      name: 'Bravo',
      platforms: ['tiktok'],
      start_date: '2026-05-01',
      brand: { name: 'Öko' },
    })
    await campaign({ name: 'Alpha', platforms: ['tiktok', 'x'], start_date: '2026-04-01' })
    await campaign({ name: 'Charlie', description: 'for bravo fans' })
    await call('updateCampaign', { params: { id: b }, body: { status: 'active' } })
    const list = async (query: Body) => names(await call('listCampaigns', { query }))
    expect(await list({ status: 'active' })).toEqual(['Bravo'])
    expect(await list({ platform: 'tiktok' })).toEqual(['Alpha', 'Bravo'])
    expect(await list({ platform: 'tiktok', status: 'draft' })).toEqual(['Alpha'])
    expect(await list({ platform: 'tiktok', sort: 'oldest', limit: 1, page: 2 })).toEqual(['Alpha'])
    expect(await list({ search: 'BRAVO' })).toEqual(['Charlie', 'Bravo'])
    expect(await list({ search: 'öko' })).toEqual(['Bravo'])
    expect(await list({ sort: 'oldest' })).toEqual(['Bravo', 'Alpha', 'Charlie'])
    expect(await list({ sort: 'name' })).toEqual(['Alpha', 'Bravo', 'Charlie'])
    expect(await list({ sort: 'start_date' })).toEqual(['Alpha', 'Bravo', 'Charlie'])
    expect((await list({ sort: 'updated' }))[0]).toBe('Bravo')
    expect(await list({ until: '2020-01-01T00:00:00Z' })).toEqual([])
    expect(await list({ from: '2020-01-01T00:00:00Z' })).toHaveLength(3)
  })
})
