import { LANGUAGES, MutoscopeError } from '@mutoscope/core'
import { afterEach, describe, expect, it } from 'vitest'
import { openCampaigns, type Body, type OpenCampaignsOptions } from '../campaigns.fixture.js'
import { BUILT_IN_AVATARS } from './avatars.js'
import { VOICE_WORDS } from '../../../setting-words/setting-words.js'

const opened: { close(): Promise<void> }[] = []
function open(options?: OpenCampaignsOptions) {
  const campaigns = openCampaigns(options)
  opened.push(campaigns.studio)
  return campaigns
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const ids = (items: unknown) => (items as readonly { readonly id: string }[]).map(({ id }) => id)

describe('avatars', () => {
  it('are the built-in ones without a provider, filtered and by page', async () => {
    const { call } = open()
    const list = async (query: Body = {}) => (await call('listAvatars', { query })).body
    expect(await list()).toMatchObject({
      total: BUILT_IN_AVATARS.length,
      page: 1,
      avatars: BUILT_IN_AVATARS.map(({ id }) => ({ id, kind: 'drawn', preview_url: null })),
    })
    expect(ids((await list({ gender: 'female' }))['avatars'])).toEqual(['maya', 'aiko', 'elena', 'priya'])
    expect(ids((await list({ search: 'DOCTOR' }))['avatars'])).toEqual(['priya'])
    expect(ids((await list({ limit: 2, page: 2 }))['avatars'])).toEqual(['aiko', 'kwame'])
    expect((await call('listAvatars', { query: { gender: 'robot' } })).status).toBe(400)
    expect((await call('listAvatars', {}, { ownerId: null })).status).toBe(401)
  })

  it('are asked of the provider for each owner, and again after five minutes', async () => {
    const asked: string[] = []
    let time = 0
    const { call } = open({
      now: () => time,
      listAvatars: (ownerId) => {
        asked.push(ownerId)
        return Promise.resolve([
          {
            id: `of-${ownerId}`,
            name: 'Anna',
            provider: 'heygen',
            gender: 'female',
            previewUrl: 'https://example.com/anna.jpg',
          },
        ])
      },
    })
    const list = async (ownerId: string) => call('listAvatars', { query: { search: 'anna' } }, { ownerId })
    expect(await list('ann')).toMatchObject({
      headers: { 'cache-control': 'private, max-age=300' },
      body: {
        avatars: [
          { id: 'of-ann', kind: 'preset', provider: 'heygen', preview_url: 'https://example.com/anna.jpg' },
        ],
      },
    })
    await list('ann')
    expect((await list('ben')).body).toMatchObject({ avatars: [{ id: 'of-ben' }] })
    time = 5 * 60 * 1000
    await list('ann')
    expect(asked).toEqual(['ann', 'ben', 'ann'])
  })

  it('of a provider that cannot be reached are told so and asked for again; built-in ones work all the same', async () => {
    let reachable = false
    const { call } = open({
      listAvatars: () =>
        reachable ? Promise.resolve([]) : Promise.reject(new MutoscopeError('PROVIDER_UNAVAILABLE')),
    })
    expect(await call('listAvatars')).toMatchObject({ status: 502, body: { error: 'PROVIDER_UNAVAILABLE' } })
    expect((await call('generateVideo', { body: { script: 'Hello', avatar_id: 'omar' } })).status).toBe(202)
    reachable = true
    expect((await call('listAvatars')).status).toBe(200)
  })
})

describe('voices', () => {
  it('are the six of every studio in all its languages, and those of the provider', async () => {
    const { call } = open({
      listVoices: () =>
        Promise.resolve([
          { id: 'v1', name: 'Ben', provider: 'heygen', gender: 'male', languages: ['fr'] },
          { id: 'v2', name: 'Cy', provider: 'heygen' },
        ]),
    })
    const list = async (query: Body = {}) => (await call('listVoices', { query })).body
    expect(await list()).toMatchObject({
      total: 8,
      voices: [
        ...VOICE_WORDS.values.map((id) => ({ id, kind: 'studio', languages: LANGUAGES })),
        { id: 'v1', kind: 'preset', languages: ['fr'] },
        { id: 'v2', languages: LANGUAGES },
      ],
    })
    expect(ids((await list({ language: 'de', gender: 'male' }))['voices'])).toEqual(['echo', 'onyx'])
    expect(ids((await list({ language: 'fr', search: 'ben' }))['voices'])).toEqual(['v1'])
    expect((await call('listVoices', { query: { language: 'xx' } })).status).toBe(400)
  })
})
