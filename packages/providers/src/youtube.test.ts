import { Readable } from 'node:stream'
import { auth, youtube as officialYoutube } from '@googleapis/youtube'
import { bytesSource, type Json } from '@mutoscope/core'
import type { PublishContext, PublishRequest } from '@mutoscope/core/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFakeYoutube, type FakeYoutube } from './testing/fakes/fake-youtube.js'
import { SMALL_PNG } from './testing/index.js'
import { createYoutube, type Youtube, type YoutubeOptions } from './youtube.js'

const TOKEN = 'ya29.test-key-youtube'
const UNIT = 256 * 1024
const VIDEO = Buffer.alloc(2 * UNIT + 5, 'frames ')
const SRT = Buffer.from('1\n00:00:00,000 --> 00:00:01,000\nHé\n')

const stored: Readonly<Record<string, Buffer>> = {
  video: VIDEO,
  picture: SMALL_PNG,
  captions: SRT,
  huge: Buffer.alloc(3_000_000),
}
const context: PublishContext = {
  signal: new AbortController().signal,
  progress: () => {},
  open: (hash) => Promise.resolve(bytesSource(stored[hash] ?? Buffer.alloc(0))),
}
const request: PublishRequest = {
  video: { hash: 'video', mediaType: 'video/mp4' },
  title: 'A ruin',
  description: 'Found.',
  tags: ['ruin', 'hero tale'],
  categoryId: '27',
  madeForKids: false,
}

let fake: FakeYoutube
beforeEach(async () => {
  fake = await startFakeYoutube()
})
afterEach(() => fake.close())

const connect = (options: YoutubeOptions = {}): Youtube =>
  createYoutube({ apiKey: TOKEN, baseUrl: fake.url, chunkBytes: UNIT, ...options })

function official() {
  const client = new auth.OAuth2()
  client.setCredentials({ access_token: TOKEN })
  return {
    api: officialYoutube({ version: 'v3', auth: client }),
    options: { rootUrl: `${fake.url}/`, retry: false },
  }
}

/** What of a request is contract. */
function essence(index: number) {
  const received = fake.requests.at(index)
  if (received === undefined) throw new Error('no such request')
  const { method, path, query, headers } = received
  return {
    method,
    path,
    query: new Set(Array.from(query, ([name, value]) => `${name}=${value}`)),
    authorization: headers['authorization'],
  }
}

const theirVideo = {
  snippet: { title: 'A ruin', description: 'Found.', tags: ['ruin', 'hero tale'], categoryId: '27' },
  status: { privacyStatus: 'private', selfDeclaredMadeForKids: false, containsSyntheticMedia: true },
}

describe('our requests are those of the official client, which the fake answers', () => {
  it('when a video is published, but for the way its bytes travel', async () => {
    const { api, options } = official()
    await connect().publish(request, context)
    await api.videos.insert(
      {
        part: ['snippet', 'status'],
        notifySubscribers: false,
        requestBody: theirVideo,
        media: { mimeType: 'video/mp4', body: Readable.from([VIDEO]) },
      },
      options,
    )
    const [ours, theirs] = fake.videos
    expect(ours).toEqual({ ...theirs, id: ours?.id })
    expect(fake.requests[0]?.headers).toMatchObject({
      'x-upload-content-type': 'video/mp4',
      'x-upload-content-length': String(VIDEO.byteLength),
      'content-type': 'application/json',
    })
    const { query, ...rest } = essence(0)
    const { query: theirQuery, ...theirRest } = essence(-1)
    expect(rest).toEqual(theirRest)
    expect(
      [...query]
        .map((pair) => pair.replace('=resumable', '=multipart'))
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual([...theirQuery].toSorted((a, b) => a.localeCompare(b)))
  })

  it('when a thumbnail is set', async () => {
    const { api, options } = official()
    const { videoId } = await connect().publish(request, context)
    await connect().setThumbnail(videoId, { hash: 'picture', mediaType: 'image/png' }, context)
    const ours = {
      ...essence(-1),
      type: fake.requests.at(-1)?.headers['content-type'],
      thumbnail: fake.videos[0]?.thumbnail,
    }
    await api.thumbnails.set(
      { videoId, media: { mimeType: 'image/png', body: Readable.from([SMALL_PNG]) } },
      options,
    )
    expect(ours).toEqual({
      ...essence(-1),
      type: fake.requests.at(-1)?.headers['content-type'],
      thumbnail: fake.videos[0]?.thumbnail,
    })
    expect(ours.thumbnail?.bytes).toEqual(SMALL_PNG)
  })

  it('when captions are added', async () => {
    const { api, options } = official()
    await connect().addCaptions(
      'video-1',
      { file: { hash: 'captions', mediaType: 'application/x-subrip' }, language: 'fr', name: 'Français' },
      context,
    )
    await api.captions.insert(
      {
        part: ['snippet'],
        requestBody: { snippet: { videoId: 'video-2', language: 'fr', name: 'Français', isDraft: false } },
        media: { mimeType: 'application/x-subrip', body: Readable.from([SRT]) },
      },
      options,
    )
    const [ours, theirs] = fake.captions
    expect(ours).toEqual({ ...theirs, id: 'captions-1', snippet: { ...theirs?.snippet, videoId: 'video-1' } })
    expect(ours?.bytes).toEqual(SRT)
    expect(essence(0)).toEqual(essence(1))
  })

  it('when a status is asked for', async () => {
    const { api, options } = official()
    const { videoId } = await connect().publish(request, context)
    await connect().getStatus(videoId, context)
    await api.videos.list({ part: ['status'], id: [videoId] }, options)
    expect(essence(-2)).toEqual(essence(-1))
  })
})

describe('publishing', () => {
  it('tells what was made, and is private and synthetic unless told otherwise', async () => {
    const seen: number[] = []
    const published = await connect().publish(request, {
      ...context,
      progress: (fraction) => seen.push(fraction),
    })
    expect(published).toEqual({
      videoId: 'video-1',
      url: 'https://www.youtube.com/watch?v=video-1',
      privacy: 'private',
    })
    expect(fake.videos[0]).toMatchObject({ bytes: VIDEO, mediaType: 'video/mp4', resource: theirVideo })
    expect(seen).toEqual([0, UNIT / VIDEO.byteLength, (2 * UNIT) / VIDEO.byteLength, 1])
    await connect().publish(
      { ...request, privacy: 'unlisted', synthetic: false, madeForKids: true, language: 'fr' },
      context,
    )
    expect(fake.videos[1]?.resource).toMatchObject({
      snippet: { defaultLanguage: 'fr' },
      status: { privacyStatus: 'unlisted', selfDeclaredMadeForKids: true, containsSyntheticMedia: false },
    })
  })

  it('can be set for a later time', async () => {
    await connect().publish({ ...request, publishAt: Date.parse('2027-01-01T12:00:00Z') }, context)
    expect(fake.videos[0]?.resource).toMatchObject({
      status: { privacyStatus: 'private', publishAt: '2027-01-01T12:00:00.000Z' },
    })
  })

  it('says when YouTube kept a video private', async () => {
    const strict = await startFakeYoutube({ audited: false })
    expect(
      await connect({ baseUrl: strict.url }).publish({ ...request, privacy: 'public' }, context),
    ).toMatchObject({ privacy: 'private' })
    await strict.close()
  })

  it.each(['reset-after', 'reset-before', '503-after', '503-before', 'malformed'] as const)(
    'makes one whole video when a piece ends as %s',
    async (fault) => {
      fake.fail(fault)
      await connect().publish(request, context)
      expect(fake.videos).toHaveLength(1)
      expect(fake.videos[0]?.bytes).toEqual(VIDEO)
    },
  )

  it('makes one video when the last answer is lost', async () => {
    const youtube = connect({ chunkBytes: 4 * UNIT })
    fake.fail('reset-after')
    expect(await youtube.publish(request, context)).toMatchObject({ videoId: 'video-1' })
    expect(fake.videos).toHaveLength(1)
    expect(fake.charges).toHaveLength(1)
  })

  it('is finished by another process with the saved session', async () => {
    let session: Json = null
    await expect(
      connect().publish(request, {
        ...context,
        saveSession: async (saved) => void (session = saved),
        progress: (fraction) => {
          if (fraction > 0.3) throw new Error('the process died')
        },
      }),
    ).rejects.toThrow('the process died')
    await connect().publish(request, { ...context, session })
    expect(fake.videos).toHaveLength(1)
    expect(fake.videos[0]?.bytes).toEqual(VIDEO)
    expect(fake.charges).toHaveLength(3)
  })

  it('stops between pieces when it is cancelled', async () => {
    const controller = new AbortController()
    const work = connect().publish(request, {
      ...context,
      signal: controller.signal,
      progress: (fraction) => {
        if (fraction > 0) controller.abort()
      },
    })
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(fake.videos).toHaveLength(0)
  })
})

describe('limits are checked before anything is sent', () => {
  it.each<[string, Partial<PublishRequest>, object]>([
    ['an empty title', { title: ' ' }, { field: 'title' }],
    ['a title of 101 characters', { title: '🎬'.repeat(101) }, { field: 'title', limit: 100 }],
    ['a bracket in the title', { title: 'a < b' }, { field: 'title' }],
    [
      'a description of 5001 bytes',
      { description: `${'é'.repeat(2500)}!` },
      { field: 'description', limit: 5000 },
    ],
    ['a bracket in the description', { description: '<b>' }, { field: 'description' }],
    ['501 characters of tags', { tags: ['a'.repeat(250), 'b'.repeat(250)] }, { field: 'tags', limit: 500 }],
    [
      'tags whose quotes count',
      { tags: ['a'.repeat(250), `${'b'.repeat(245)} cd`] },
      { field: 'tags', limit: 500 },
    ],
    ['a tag with a comma', { tags: ['a,b'] }, { field: 'tags' }],
    ['a category by name', { categoryId: 'Education' }, { field: 'categoryId' }],
    ['what is no video', { video: { hash: 'picture', mediaType: 'image/png' } }, { field: 'video' }],
    ['a public video for later', { privacy: 'public', publishAt: 1 }, { field: 'publishAt' }],
  ])('refuses %s', async (_name, change, details) => {
    await expect(connect().publish({ ...request, ...change }, context)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details,
    })
    expect(fake.requests).toHaveLength(0)
  })

  it('takes what is just within them', async () => {
    await connect().publish(
      {
        ...request,
        title: '🎬'.repeat(100),
        description: 'é'.repeat(2500),
        tags: ['a'.repeat(250), `${'b'.repeat(245)} c`],
      },
      context,
    )
    expect(fake.videos).toHaveLength(1)
  })

  it('refuses thumbnails that are too large or no picture, and odd ids and languages', async () => {
    await expect(
      connect().setThumbnail('video-1', { hash: 'huge', mediaType: 'image/png' }, context),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { limit: 2_097_152 } })
    await expect(
      connect().setThumbnail('video-1', { hash: 'picture', mediaType: 'image/webp' }, context),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(
      connect().setThumbnail('a&b', { hash: 'picture', mediaType: 'image/png' }, context),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const captions = { file: { hash: 'captions', mediaType: 'text/vtt' }, language: 'English', name: '' }
    await expect(connect().addCaptions('video-1', captions, context)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'language' },
    })
    expect(fake.requests).toHaveLength(0)
  })
})

describe('captions', () => {
  const captions = { file: { hash: 'captions', mediaType: 'text/vtt' }, language: 'en', name: '' }

  it.each(['reset-after', '503-after', 'malformed'] as const)(
    'are added once when the answer is %s',
    async (fault) => {
      fake.fail(fault)
      expect(await connect().addCaptions('video-1', captions, context)).toEqual({ captionId: 'captions-1' })
      expect(fake.captions).toHaveLength(1)
    },
  )

  it('are not called added when they were not', async () => {
    fake.fail('reset-before')
    await expect(connect().addCaptions('video-1', captions, context)).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
    })
    expect(fake.captions).toHaveLength(0)
  })

  it('of a language that is there are refused', async () => {
    await connect().addCaptions('video-1', captions, context)
    await expect(connect().addCaptions('video-1', captions, context)).rejects.toMatchObject({
      code: 'PROVIDER_REJECTED',
      details: { upstreamReason: 'captionExists' },
    })
  })
})

describe('status', () => {
  it('follows a video to its end', async () => {
    const { videoId } = await connect().publish(request, context)
    expect(await connect().getStatus(videoId, context)).toEqual({
      state: 'processing',
      reason: null,
      privacy: 'private',
    })
    fake.setStatus(videoId, { uploadStatus: 'processed', privacyStatus: 'public' })
    expect(await connect().getStatus(videoId, context)).toEqual({
      state: 'processed',
      reason: null,
      privacy: 'public',
    })
    fake.setStatus(videoId, { uploadStatus: 'rejected', rejectionReason: 'duplicate' })
    expect(await connect().getStatus(videoId, context)).toMatchObject({
      state: 'rejected',
      reason: 'duplicate',
    })
    await expect(connect().getStatus('other', context)).rejects.toMatchObject({
      code: 'PROVIDER_REJECTED',
      details: { reason: 'NOT_FOUND' },
    })
  })
})

describe('errors', () => {
  it('waits for midnight in California when the quota is used up', async () => {
    const youtube = connect({ now: () => Date.parse('2026-11-21T18:30:00Z') })
    fake.refuse(403, 'quotaExceeded')
    await expect(youtube.publish(request, context)).rejects.toMatchObject({
      code: 'PROVIDER_RATE_LIMITED',
      details: { reason: 'QUOTA_EXCEEDED', retryAfterMs: 13.5 * 3_600_000 },
    })
    expect(fake.requests).toHaveLength(1)
  })

  it.each([
    [401, 'authError', 'PROVIDER_AUTH', { reason: 'TOKEN_EXPIRED' }],
    [401, 'youtubeSignupRequired', 'PROVIDER_AUTH', { reason: 'NO_CHANNEL' }],
    [400, 'uploadLimitExceeded', 'PROVIDER_REJECTED', { reason: 'UPLOAD_LIMIT' }],
    [400, 'invalidTitle', 'PROVIDER_REJECTED', { upstreamReason: 'invalidTitle' }],
  ])('maps %i %s to %s', async (status, reason, code, details) => {
    fake.refuse(status, reason)
    await expect(connect().publish(request, context)).rejects.toMatchObject({ code, details })
  })

  it('never shows the token', async () => {
    fake.refuse(401, TOKEN)
    const error: unknown = await connect()
      .checkKey()
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH' })
    expect(JSON.stringify([String(error), (error as Error).stack])).not.toContain('test-key')
  })

  it('checks the token, and that there is a channel', async () => {
    await expect(connect().checkKey()).resolves.toBeUndefined()
    fake.removeChannel()
    await expect(connect().checkKey()).rejects.toMatchObject({
      code: 'PROVIDER_AUTH',
      details: { reason: 'NO_CHANNEL' },
    })
  })
})
