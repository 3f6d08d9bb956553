import { afterEach, describe, expect, it } from 'vitest'
import { openCampaigns, type Body, type OpenCampaignsOptions } from '../campaigns.fixture.js'
import { BUILT_IN_TEMPLATES } from './built-in-templates.js'
import { isTemplateText, variablesIn } from './template-text.js'

const opened: { close(): Promise<void> }[] = []
function open(options?: OpenCampaignsOptions) {
  const campaigns = openCampaigns(options)
  opened.push(campaigns.studio)
  return campaigns
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const MINE = {
  name: 'Mine',
  category: 'sales',
  content: 'Meet {{product}}. It {{ benefit }}.',
  variables: [{ name: 'benefit', description: 'Main benefit', default: 'just works' }],
}

describe('built-in templates', () => {
  it('describe exactly the variables of their content, in English that can be spoken', () => {
    for (const { id, content, variables } of BUILT_IN_TEMPLATES) {
      expect({
        id,
        names: variables.map(({ name }) => name).toSorted(),
        clean: isTemplateText(content),
        long: content.length > 150,
      }).toEqual({ id, names: variablesIn(content).toSorted(), clean: true, long: true })
    }
    expect(new Set(BUILT_IN_TEMPLATES.map(({ id }) => id)).size).toBe(BUILT_IN_TEMPLATES.length)
    expect(new Set(BUILT_IN_TEMPLATES.map(({ category }) => category)).size).toBeGreaterThanOrEqual(8)
  })

  it('cannot be changed or deleted', async () => {
    const { call } = open()
    const params = { template_id: 'explainer' }
    expect((await call('getTemplate', { params })).body).toMatchObject({
      id: 'explainer',
      built_in: true,
      created_at: null,
    })
    expect(await call('updateTemplate', { params, body: { name: 'X' } })).toMatchObject({
      status: 403,
      body: { error: 'TEMPLATE_READ_ONLY' },
    })
    expect(await call('deleteTemplate', { params })).toMatchObject({
      status: 403,
      body: { error: 'TEMPLATE_READ_ONLY' },
    })
  })
})

describe('a template of an owner', () => {
  it('is made, changed and deleted, and describes all its variables', async () => {
    const { call } = open()
    const made = await call('createTemplate', { body: MINE })
    expect(made).toMatchObject({
      status: 201,
      body: {
        category: 'sales',
        language: 'en',
        built_in: false,
        variables: [
          { name: 'benefit', description: 'Main benefit', default: 'just works', required: false },
          { name: 'product', description: '', default: null, required: true },
        ],
      },
    })
    const params = { template_id: made.body['id'] }
    expect(
      (await call('updateTemplate', { params, body: { content: 'Only {{benefit}} and {{price}}' } })).body,
    ).toMatchObject({
      name: 'Mine',
      variables: [
        { name: 'benefit', default: 'just works' },
        { name: 'price', required: true },
      ],
    })
    expect((await call('deleteTemplate', { params })).status).toBe(204)
    expect(await call('getTemplate', { params })).toMatchObject({
      status: 404,
      body: { error: 'TEMPLATE_NOT_FOUND' },
    })
  })

  it.each([
    ['no content', { name: 'A' }, 'content'],
    ['braces that are no variable', { name: 'A', content: 'Hi {{first name}}' }, 'content'],
    ['braces that are not closed', { name: 'A', content: 'Hi {{name' }, 'content'],
    [
      'a variable that is not in the content',
      { name: 'A', content: 'Hi', variables: [{ name: 'x' }] },
      'variables',
    ],
    [
      'a variable that is described twice',
      { name: 'A', content: '{{x}}', variables: [{ name: 'x' }, { name: 'x' }] },
      'variables',
    ],
    ['an unknown category', { name: 'A', content: 'Hi', category: 'poems' }, 'category'],
  ])('is refused with INVALID_INPUT for %s', async (_what, body, field) => {
    const { call } = open()
    expect(await call('createTemplate', { body })).toMatchObject({
      status: 400,
      body: { error: 'INVALID_INPUT', details: [{ field }] },
    })
  })

  it('is not there for another owner', async () => {
    const { call } = open()
    const { body } = await call('createTemplate', { body: MINE })
    const bodies: { readonly [route: string]: Body } = { updateTemplate: { name: 'X' }, renderTemplate: {} }
    for (const route of ['getTemplate', 'updateTemplate', 'deleteTemplate', 'renderTemplate'] as const) {
      expect({
        route,
        ...(await call(
          route,
          { params: { template_id: body['id'] }, body: bodies[route] },
          { ownerId: 'owner-2' },
        )),
      }).toMatchObject({ route, status: 404, body: { error: 'TEMPLATE_NOT_FOUND' } })
    }
    expect(
      (await call('listTemplates', { query: { own: 'true' } }, { ownerId: 'owner-2' })).body,
    ).toMatchObject({ total: 0 })
  })
})

describe('filling a template', () => {
  it('takes values as they are and defaults for the rest', async () => {
    const { call } = open()
    const { body } = await call('createTemplate', { body: MINE })
    const render = async (variables: Body) =>
      call('renderTemplate', { params: { template_id: body['id'] }, body: { variables } })
    expect((await render({ product: ' {{benefit}} & $& ' })).body).toEqual({
      script: 'Meet {{benefit}} & $&. It just works.',
      words: 7,
      estimated_duration: 3,
    })
    expect((await render({ product: 'Tea', benefit: 'warms you' })).body).toMatchObject({
      script: 'Meet Tea. It warms you.',
    })
    for (const variables of [{}, { product: ' ' }, { benefit: 'x', constructor: 'y' }]) {
      expect(await render(variables)).toMatchObject({
        status: 400,
        body: { error: 'TEMPLATE_VARIABLE_MISSING', details: { missing: ['product'] } },
      })
    }
    expect((await render({ 'not a name': 'x' })).status).toBe(400)
  })
})

describe('the list of templates', () => {
  it('shows own ones first, by page over both, and filters', async () => {
    const { call } = open()
    for (const name of ['A', 'B', 'C'])
      await call('createTemplate', { body: { ...MINE, name, tags: [`tag-${name}`] } })
    const list = async (query: Body) => {
      const { body } = await call('listTemplates', { query })
      return {
        names: (body['templates'] as readonly { readonly name: string }[]).map(({ name }) => name),
        total: body['total'],
      }
    }
    const builtIn = BUILT_IN_TEMPLATES.map(({ name }) => name)
    expect(await list({ limit: 2 })).toEqual({ names: ['C', 'B'], total: 3 + builtIn.length })
    expect((await list({ limit: 2, page: 2 })).names).toEqual(['A', builtIn[0]])
    expect((await list({ limit: 2, page: 3 })).names).toEqual(builtIn.slice(1, 3))
    expect(await list({ own: true })).toEqual({ names: ['C', 'B', 'A'], total: 3 })
    expect(await list({ own: false, limit: 100 })).toEqual({ names: builtIn, total: builtIn.length })
    expect((await list({ category: 'sales' })).names).toEqual([
      'C',
      'B',
      'A',
      'Limited offer',
      'Personal outreach',
    ])
    expect((await list({ search: 'TAG-b' })).names).toEqual(['B'])
    expect((await list({ search: 'webinar' })).names).toEqual(['Event invitation'])
  })
})
