import { afterEach, describe, expect, it } from 'vitest'
import { fakeDrive, openStoryboard, SONG, type OpenStoryboardOptions } from '../open-storyboard.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options: OpenStoryboardOptions = {}) {
  const drive = fakeDrive('ya29.good')
  const storyboard = openStoryboard({ fileSource: drive.source, ...options })
  opened.push(storyboard.studio)
  return { ...storyboard, asked: drive.asked }
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

describe('Google Drive', () => {
  it('lists folders and files with the documented token in the query', async () => {
    const { call, asked } = open()
    expect((await call('listFolders', { query: { access_token: 'ya29.good' } })).body).toEqual({
      folders: [{ id: '0Songs', name: 'Songs', modified_time: null }],
      next_page_token: 'more',
    })
    const { body } = await call<{ files: unknown[] }>('listFiles', {
      params: { folder_id: '0Songs' },
      query: { access_token: 'ya29.good', file_type: 'audio', page_size: '20', page_token: 'p' },
    })
    expect(body).toMatchObject({
      folder_id: '0Songs',
      file_type: 'audio',
      files: [
        {
          id: SONG.id,
          name: SONG.name,
          mime_type: 'audio/mpeg',
          size: 6,
          modified_time: '2025-11-02T00:00:00.000Z',
          duration: 184.2,
        },
      ],
    })
    await call('listFiles', {
      params: { folder_id: '0Songs' },
      query: { access_token: 'ya29.good', file_type: 'all' },
    })
    expect(asked).toEqual(['folders root', 'audio 0Songs p20', 'file 0Songs 100'])
  })

  it('tells facts of a file and where its bytes are, without the token', async () => {
    const { body } = await open().call('getFile', {
      params: { file_id: SONG.id },
      query: { access_token: 'ya29.good' },
    })
    expect(body).toMatchObject({
      id: SONG.id,
      download_url: `https://www.googleapis.com/drive/v3/files/${SONG.id}?alt=media&supportsAllDrives=true`,
    })
    expect(JSON.stringify(body)).not.toContain('ya29')
  })

  it("takes the token from a header or from the saved key, which is the owner's alone", async () => {
    const { call } = open({ queryTokens: false })
    expect((await call('listFolders', {}, { headers: { 'x-drive-token': 'ya29.good' } })).status).toBe(200)
    await call('saveKey', { body: { user_id: 'me', service: 'google_drive', api_key: 'ya29.good' } })
    expect((await call('listFolders')).status).toBe(200)
    expect(await call('listFolders', {}, { ownerId: 'eve' })).toMatchObject({
      status: 401,
      body: { error: 'TOKEN_REQUIRED' },
    })
  })

  it.each([
    ['TOKEN_REQUIRED', 401, false, undefined, SONG.id],
    ['TOKEN_EXPIRED', 401, false, 'ya29.old', SONG.id],
    ['NOT_FOUND', 404, false, 'ya29.good', '1Other'],
    ['RATE_LIMIT', 429, true, 'slow', SONG.id],
  ])('answers %s with %i', async (error, status, retryable, access_token, file_id) => {
    const response = await open().call('getFile', { params: { file_id }, query: { access_token } })
    expect(response).toMatchObject({
      status,
      body: { error, retryable },
      headers: error === 'RATE_LIMIT' ? { 'Retry-After': '2' } : {},
    })
    expect(JSON.stringify(response.body)).not.toMatch(/ya29\.(?:good|old)/u)
  })

  it('takes no token from the query where that is switched off, nor a blank header', async () => {
    const { call } = open({ queryTokens: false })
    expect(
      await call(
        'listFolders',
        { query: { access_token: 'ya29.good' } },
        { headers: { 'x-drive-token': ' ' } },
      ),
    ).toMatchObject({ status: 401, body: { error: 'TOKEN_REQUIRED' } })
  })

  it('says so where the host has none, and asks for a login', async () => {
    const { studio, call } = openStoryboard()
    opened.push(studio)
    expect(await call('listFolders', { query: { access_token: 'a' } })).toMatchObject({
      status: 503,
      body: { error: 'DRIVE_UNAVAILABLE' },
    })
    expect((await call('listFolders', {}, { ownerId: null })).status).toBe(401)
  })

  it('needs no master key for tokens that are not saved', async () => {
    const { call } = open({ masterKeys: [] })
    expect((await call('listFolders', { query: { access_token: 'ya29.good' } })).status).toBe(200)
    expect((await call('listFolders')).body).toMatchObject({ error: 'TOKEN_REQUIRED' })
    expect(await call('listKeys', { params: { user_id: 'me' } })).toMatchObject({
      status: 503,
      body: { error: 'VAULT_KEY_MISSING' },
    })
  })
})
