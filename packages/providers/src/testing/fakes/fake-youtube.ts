import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { fakeGoogleUpload, readMultipart } from '../google-upload.js'

/** A video that a fake YouTube was given. */
export type FakeYoutubeVideo = {
  readonly id: string
  readonly resource: Readonly<Record<string, unknown>>
  readonly bytes: Buffer
  readonly mediaType: string
  thumbnail: { readonly bytes: Buffer; readonly mediaType: string } | null
  status: Record<string, unknown>
}

/** A caption track that a fake YouTube was given. */
export type FakeYoutubeCaptions = {
  readonly id: string
  readonly snippet: Readonly<Record<string, unknown>>
  readonly bytes: Buffer
  readonly mediaType: string
}

/**
 * A fake YouTube. Pieces of uploads and caption tracks count as its paid requests, so that
 * {@link FakeServer.fail} breaks them.
 */
export interface FakeYoutube extends FakeServer {
  readonly videos: readonly FakeYoutubeVideo[]
  readonly captions: readonly FakeYoutubeCaptions[]
  /** Answers the next request with this error. */
  refuse(status: number, reason: string): void
  /** What became of a video. */
  setStatus(videoId: string, status: Readonly<Record<string, string>>): void
  /** From now on the account has no channel. */
  removeChannel(): void
}

/** Options of {@link startFakeYoutube}. */
export interface FakeYoutubeOptions {
  /** False: uploads stay private, as those of projects that were not audited. @default true */
  readonly audited?: boolean
}

/** Starts a fake YouTube. Any bearer token is good. */
export async function startFakeYoutube({ audited = true }: FakeYoutubeOptions = {}): Promise<FakeYoutube> {
  const videos: FakeYoutubeVideo[] = []
  const captions: FakeYoutubeCaptions[] = []
  let refusal: FakeResponse | null = null
  let channels: readonly unknown[] = [{ kind: 'youtube#channel', id: 'UC1' }]
  const upload = fakeGoogleUpload('/upload/youtube/v3/videos', ({ metadata, bytes, mediaType }) => {
    const given = (metadata['status'] ?? {}) as Record<string, unknown>
    const video: FakeYoutubeVideo = {
      id: `video-${videos.length + 1}`,
      resource: metadata,
      bytes,
      mediaType,
      thumbnail: null,
      status: { uploadStatus: 'uploaded', ...given, ...(audited ? {} : { privacyStatus: 'private' }) },
    }
    videos.push(video)
    return {
      json: { kind: 'youtube#video', id: video.id, snippet: metadata['snippet'], status: video.status },
    }
  })

  function answer(request: ReceivedRequest, server: { readonly url: string }): FakeResponse {
    if (!(request.headers['authorization'] ?? '').startsWith('Bearer '))
      return failure(401, 'authError', 'Invalid Credentials')
    if (refusal !== null) {
      const answer = refusal
      refusal = null
      return answer
    }
    const { path, query } = request
    if (path === '/youtube/v3/channels')
      return {
        json: { kind: 'youtube#channelListResponse', ...(channels.length === 0 ? {} : { items: channels }) },
      }
    if (path === '/youtube/v3/videos')
      return {
        json: {
          items: videos.filter(({ id }) => id === query.get('id')).map(({ id, status }) => ({ id, status })),
        },
      }
    if (path === '/youtube/v3/captions')
      return {
        json: {
          items: captions
            .filter(({ snippet }) => snippet['videoId'] === query.get('videoId'))
            .map(({ id, snippet }) => ({ id, snippet })),
        },
      }
    if (path === '/upload/youtube/v3/thumbnails/set') return setThumbnail(request)
    if (path === '/upload/youtube/v3/captions') return addCaptions(request)
    return upload.respond(request, server) ?? failure(404, 'notFound', 'Not found')
  }

  function setThumbnail({ query, body, headers }: ReceivedRequest): FakeResponse {
    const video = videos.find(({ id }) => id === query.get('videoId'))
    if (video === undefined) return failure(404, 'videoNotFound', 'The video cannot be found.')
    video.thumbnail = { bytes: body, mediaType: headers['content-type'] ?? '' }
    return {
      json: {
        kind: 'youtube#thumbnailSetResponse',
        items: [{ default: { url: 'https://i.ytimg.com/vi/x/default.jpg' } }],
      },
    }
  }

  function addCaptions(request: ReceivedRequest): FakeResponse {
    const [metadata, media] = readMultipart(request)
    const { snippet } = JSON.parse(metadata?.body.toString('utf8') ?? '{"snippet":{}}') as {
      snippet: Record<string, unknown>
    }
    if (
      captions.some((other) =>
        ['videoId', 'language', 'name'].every((name) => other.snippet[name] === snippet[name]),
      )
    )
      return failure(409, 'captionExists', 'The caption track exists.')
    const track: FakeYoutubeCaptions = {
      id: `captions-${captions.length + 1}`,
      snippet,
      bytes: media?.body ?? Buffer.alloc(0),
      mediaType: media?.type ?? '',
    }
    captions.push(track)
    return { json: { kind: 'youtube#caption', id: track.id, snippet } }
  }

  const server = await startFakeServer({
    isPaid: (request) =>
      upload.isChunk(request) ||
      (request.method === 'POST' && request.path === '/upload/youtube/v3/captions'),
    errorBody: (status, message) =>
      failure(status, status === 401 ? 'authError' : 'backendError', message).json,
    respond: answer,
  })
  return {
    ...server,
    videos,
    captions,
    refuse: (status, reason) => void (refusal = failure(status, reason, `Refused: ${reason}`)),
    removeChannel: () => void (channels = []),
    setStatus(videoId, status) {
      const video = videos.find(({ id }) => id === videoId)
      if (video !== undefined) video.status = { ...video.status, ...status }
    },
  }
}

function failure(status: number, reason: string, message: string): FakeResponse {
  return {
    status,
    json: { error: { code: status, message, errors: [{ domain: 'youtube.quota', reason, message }] } },
  }
}
