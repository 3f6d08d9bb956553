import { auth, drive as officialDrive } from '@googleapis/drive'
import { bytesSource, readBytes } from '@mutoscope/core'
import type { FileContext } from '@mutoscope/core/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGoogleDrive, type GoogleDrive, type GoogleDriveOptions } from './google-drive.js'
import { startFakeGoogleDrive, type FakeGoogleDrive } from './testing/fakes/fake-google-drive.js'
import { smallWav } from './testing/index.js'

const TOKEN = 'ya29.test-key-drive'
const UNIT = 256 * 1024
const context: FileContext = { signal: new AbortController().signal, ownerId: 'owner-1' }

let fake: FakeGoogleDrive
beforeEach(async () => {
  fake = await startFakeGoogleDrive()
})
afterEach(() => fake.close())

const connect = (options: GoogleDriveOptions = {}): GoogleDrive =>
  createGoogleDrive({ apiKey: TOKEN, baseUrl: fake.url, ...options })

/** What of a request is contract: method, path, query, token, body. */
function essence(index: number) {
  const request = fake.requests.at(index)
  if (request === undefined) throw new Error('no such request')
  const { method, path, query, headers, json } = request
  return { method, path, query: Object.fromEntries(query), authorization: headers['authorization'], json }
}

function official() {
  const client = new auth.OAuth2()
  client.setCredentials({ access_token: TOKEN })
  return {
    api: officialDrive({ version: 'v3', auth: client }),
    options: { rootUrl: `${fake.url}/`, retry: false },
  }
}

describe('the fake', () => {
  it('answers the official client', async () => {
    const { api, options } = official()
    const { data } = await api.files.list({ q: "'root' in parents and trashed=false" }, options)
    expect(data.files?.map(({ name }) => name)).toEqual(['Music', "L'été"])
    const song = await api.files.get(
      { fileId: 'song-1', alt: 'media' },
      { ...options, responseType: 'arraybuffer' },
    )
    expect(Buffer.from(song.data as unknown as ArrayBuffer)).toEqual(smallWav())
    const created = await api.files.create(
      {
        requestBody: { name: 'new.wav', parents: ['folder-1'] },
        media: { mimeType: 'audio/wav', body: 'sound' },
      },
      options,
    )
    expect(created.data).toMatchObject({ name: 'new.wav', mimeType: 'audio/wav', size: '5' })
    await expect(api.files.get({ fileId: 'none' }, options)).rejects.toMatchObject({ status: 404 })
  })
})

describe('our requests are those of the official client', () => {
  it('when files are listed', async () => {
    const { api, options } = official()
    await connect().listFiles({ folderId: 'folder-1', kind: 'audio', page: '1', limit: 1 }, context)
    const { q, fields } = essence(-1).query
    await api.files.list(
      {
        q: q ?? '',
        fields: fields ?? '',
        pageSize: 1,
        pageToken: '1',
        orderBy: 'name_natural',
        spaces: 'drive',
        supportsAllDrives: true,
        includeItemsFromAllDrives: true,
      },
      options,
    )
    expect(essence(0)).toEqual(essence(1))
    expect(q).toBe("'folder-1' in parents and mimeType contains 'audio/' and trashed=false")
  })

  it('when a file is looked at and fetched', async () => {
    const { api, options } = official()
    await readBytes((await connect().openFile('song-1', context)).body)
    await api.files.get(
      { fileId: 'song-1', fields: essence(0).query['fields'] ?? '', supportsAllDrives: true },
      options,
    )
    await api.files.get({ fileId: 'song-1', alt: 'media', supportsAllDrives: true }, options)
    expect(essence(0)).toEqual(essence(2))
    expect(essence(1)).toEqual(essence(3))
  })

  it('when a file is put, but for the way its bytes travel', async () => {
    const { api, options } = official()
    await connect().uploadFile(
      {
        name: 'a.wav',
        mediaType: 'audio/wav',
        body: bytesSource(Buffer.from('sound')),
        folderId: 'folder-1',
      },
      context,
    )
    const { query, ...ours } = essence(0)
    await api.files.create(
      {
        fields: query['fields'] ?? '',
        supportsAllDrives: true,
        requestBody: { name: 'a.wav', mimeType: 'audio/wav', parents: ['folder-1'] },
        media: { mimeType: 'audio/wav', body: 'sound' },
      },
      options,
    )
    const { query: theirQuery, json: _, ...theirs } = essence(-1)
    expect({ ...ours, json: undefined }).toEqual({ ...theirs, json: undefined })
    expect({ ...query, uploadType: 'multipart' }).toEqual(theirQuery)
    expect(fake.files.at(-2)).toEqual({ ...fake.files.at(-1), id: fake.files.at(-2)?.id })
  })
})

describe('folders and files', () => {
  it('lists the folders of the root', async () => {
    const { items, nextPage } = await connect().listFolders({}, context)
    expect(items).toEqual([
      { id: 'folder-1', name: 'Music', modifiedAt: Date.parse('2026-11-02T10:00:00Z') },
      { id: 'folder-2', name: "L'été", modifiedAt: Date.parse('2026-11-02T10:00:00Z') },
    ])
    expect(nextPage).toBeNull()
  })

  it('lists files page by page', async () => {
    const first = await connect().listFiles({ folderId: 'folder-1', kind: 'audio', limit: 1 }, context)
    expect(first).toMatchObject({
      items: [{ id: 'song-1', kind: 'audio', size: smallWav().byteLength }],
      nextPage: '1',
    })
    const second = await connect().listFiles(
      { folderId: 'folder-1', kind: 'audio', limit: 1, page: first.nextPage ?? '' },
      context,
    )
    expect(second).toMatchObject({ items: [{ id: 'song-2' }], nextPage: null })
  })

  it('finds names with quotes and backslashes', async () => {
    const { items } = await connect().listFiles({ folderId: 'folder-1', search: "it's \\ here" }, context)
    expect(items.map(({ id }) => id)).toEqual(['song-2'])
    expect(fake.requests[0]?.query.get('q')).toContain(String.raw`name contains 'it\'s \\ here'`)
  })

  it('lists every kind but folders when none is named', async () => {
    const { items } = await connect().listFiles({ folderId: 'folder-1' }, context)
    expect(items.map(({ kind }) => kind)).toEqual(['audio', 'audio', 'image', null])
  })

  it('tells the facts of a picture', async () => {
    expect(await connect().getFile('picture-1', context)).toMatchObject({
      mediaType: 'image/png',
      kind: 'image',
      width: 1,
      height: 1,
      durationMs: null,
      folderIds: ['folder-1'],
    })
  })

  it.each(['../about', 'a b', "x' or 'y", ''])('sends nothing for the id %j', async (id) => {
    await expect(connect().getFile(id, context)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'id' },
    })
    await expect(connect().listFiles({ folderId: id }, context)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect(fake.requests).toHaveLength(0)
  })

  it('refuses pages that Drive does not have', async () => {
    await expect(connect().listFolders({ limit: 1001 }, context)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'limit', limit: 1000 },
    })
  })
})

describe('downloads', () => {
  it('fetches a file in windows and in ranges', async () => {
    const { body, file } = await connect({ windowBytes: 2000 }).openFile('song-1', context)
    expect(Buffer.from(await readBytes(body))).toEqual(smallWav())
    expect(fake.requests.filter(({ query }) => query.get('alt') === 'media')).toHaveLength(3)
    expect(body.size).toBe(file.size)
    const part: Uint8Array[] = []
    for await (const chunk of body.stream({ start: 8, end: 12 })) part.push(chunk)
    expect(Buffer.concat(part).toString()).toBe('WAVE')
    expect(fake.requests.at(-1)?.headers['range']).toBe('bytes=8-11')
  })

  it('does not open what has no bytes', async () => {
    await expect(connect().openFile('document-1', context)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { mediaType: 'application/vnd.google-apps.document' },
    })
  })

  it('notices that a file was changed under it', async () => {
    const isDownload = (input: string | URL | Request): boolean =>
      new URL(input instanceof Request ? input.url : input).searchParams.has('alt')
    const { body } = await connect({
      fetch: async (input, init) =>
        isDownload(input) ? new Response('short', { status: 206 }) : fetch(input, init),
    }).openFile('song-1', context)
    await expect(readBytes(body)).rejects.toMatchObject({ code: 'PROVIDER_RESPONSE_INVALID' })
  })
})

describe('uploads', () => {
  const bytes = Buffer.alloc(2 * UNIT + 1000, 'sound and picture ')
  const upload = { name: 'film.mp4', mediaType: 'video/mp4', body: bytesSource(bytes), marker: 'call-1' }

  it('sends pieces, tells progress, and keeps the marker', async () => {
    const seen: number[] = []
    const file = await connect({ chunkBytes: UNIT }).uploadFile(upload, {
      ...context,
      progress: (fraction) => seen.push(fraction),
    })
    expect(file).toMatchObject({ name: 'film.mp4', size: bytes.byteLength, kind: 'video' })
    expect(fake.files.at(-1)).toMatchObject({
      bytes,
      parents: ['root'],
      appProperties: { mutoscope: 'call-1' },
    })
    expect(seen[0]).toBe(0)
    expect(seen.at(-1)).toBe(1)
    expect(fake.charges).toHaveLength(3)
  })

  it.each(['reset-after', 'reset-before', '503-after', '503-before', 'malformed'] as const)(
    'makes one whole file when a piece ends as %s',
    async (fault) => {
      fake.fail(fault)
      const before = fake.files.length
      await connect({ chunkBytes: UNIT }).uploadFile(upload, context)
      expect(fake.files).toHaveLength(before + 1)
      expect(fake.files.at(-1)?.bytes).toEqual(bytes)
    },
  )

  it('is finished by another process with the saved session', async () => {
    let session = ''
    const stopped = connect({ chunkBytes: UNIT }).uploadFile(upload, {
      ...context,
      saveSession: async (saved) => void (session = saved),
      progress: (fraction) => {
        if (fraction > 0.3) throw new Error('the process died')
      },
    })
    await expect(stopped).rejects.toThrow('the process died')
    const file = await connect({ chunkBytes: UNIT }).uploadFile(upload, { ...context, session })
    expect(file.size).toBe(bytes.byteLength)
    expect(fake.files.at(-1)?.bytes).toEqual(bytes)
    expect(fake.charges).toHaveLength(3)
    expect(fake.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it('begins anew when the saved session is gone', async () => {
    const session = `${fake.url}/upload/drive/v3/files?uploadType=resumable&upload_id=old`
    await connect({ chunkBytes: UNIT }).uploadFile(upload, { ...context, session })
    expect(fake.files.at(-1)?.bytes).toEqual(bytes)
  })

  it('gives up when the other side keeps no piece', async () => {
    const keepsNothing: typeof fetch = async (input, init) =>
      input instanceof Request && input.method === 'PUT'
        ? new Response(null, { status: 308 })
        : fetch(input, init)
    await expect(
      connect({ chunkBytes: UNIT, fetch: keepsNothing }).uploadFile(upload, context),
    ).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE', details: { offset: 0 } })
  })

  it('does not send bytes to another host', async () => {
    await expect(
      connect().uploadFile(upload, { ...context, session: 'https://evil.example/upload' }),
    ).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' })
  })

  it('refuses pieces that are not whole units, and files without bytes', async () => {
    await expect(connect({ chunkBytes: 1000 }).uploadFile(upload, context)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { limit: UNIT },
    })
    await expect(
      connect().uploadFile({ ...upload, body: bytesSource(new Uint8Array()) }, context),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(fake.requests).toHaveLength(0)
  })
})

describe('errors', () => {
  it('says when the token must be renewed, and never shows it', async () => {
    await connect().checkKey()
    fake.expireToken()
    const error: unknown = await connect()
      .checkKey()
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'PROVIDER_AUTH',
      details: { reason: 'TOKEN_EXPIRED', upstreamReason: 'authError', status: 401 },
    })
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain('test-key')
  })

  it.each([
    [403, 'insufficientFilePermissions', 'PROVIDER_REJECTED', 'NO_ACCESS'],
    [403, 'insufficientPermissions', 'PROVIDER_AUTH', 'INSUFFICIENT_SCOPE'],
    [403, 'storageQuotaExceeded', 'PROVIDER_REJECTED', 'STORAGE_FULL'],
    [403, 'dailyLimitExceeded', 'PROVIDER_RATE_LIMITED', 'QUOTA_EXCEEDED'],
    [404, 'notFound', 'PROVIDER_REJECTED', 'NOT_FOUND'],
  ])('maps %i %s to %s', async (status, reason, code, ours) => {
    fake.refuse(status, reason)
    await expect(connect().getFile('song-1', context)).rejects.toMatchObject({
      code,
      details: { reason: ours, upstreamReason: reason },
    })
    expect(fake.requests).toHaveLength(1)
  })

  it('tries again when it was too fast', async () => {
    fake.refuse(403, 'userRateLimitExceeded')
    expect(await connect().getFile('song-1', context)).toMatchObject({ id: 'song-1' })
    expect(fake.requests).toHaveLength(2)
  })

  it('names option and variable when there is no token', async () => {
    await expect(
      createGoogleDrive({ baseUrl: fake.url, apiKey: () => undefined }).checkKey(),
    ).rejects.toMatchObject({ code: 'PROVIDER_KEY_MISSING' })
  })

  it('asks for the token of the owner', async () => {
    const drive = connect({ apiKey: ({ ownerId }) => `test-key-of-${ownerId}` })
    await drive.getFile('song-1', context)
    expect(fake.requests[0]?.headers['authorization']).toBe('Bearer test-key-of-owner-1')
  })
})
