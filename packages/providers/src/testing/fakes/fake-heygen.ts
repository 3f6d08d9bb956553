import { randomUUID } from 'node:crypto'
import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { SMALL_MP4 } from '../small-mp4.js'

/** How the videos of a {@link startFakeHeyGen} live. */
export interface FakeHeyGenOptions {
  /** Looks that find a video pending or processing before it ends. @default 0 */
  readonly polls?: number
  /** How videos end: success, or a failure with its code. @default completed */
  readonly outcome?: 'completed' | { readonly failureCode: string; readonly failureMessage: string }
  /** So many links to outputs answer 403 as expired ones do, before one works. @default 0 */
  readonly expiredLinks?: number
  /** Dollars in the wallet. @default 10 */
  readonly wallet?: number
  /** Videos on a page of the list at most. @default 100 */
  readonly pageSize?: number
}

type Video = { readonly id: string; readonly title: string; polls: number }

/** A fake HeyGen, version 3: videos with their list, assets, the account, outputs. */
export async function startFakeHeyGen(options: FakeHeyGenOptions = {}): Promise<FakeServer> {
  const videos: Video[] = []
  const assets = new Set<string>()
  let expired = options.expiredLinks ?? 0

  function create({ json }: ReceivedRequest): FakeResponse {
    const body = (json ?? {}) as Partial<
      Record<'type' | 'script' | 'audio_asset_id' | 'avatar_id' | 'title', string>
    > & { image?: { asset_id: string } }
    const error = (status: number, code: string, message: string, param?: string): FakeResponse => ({
      status,
      json: { error: { code, message, param, doc_url: 'https://developers.heygen.com/docs/error-codes' } },
    })
    if (body.type !== 'avatar' && body.type !== 'image')
      return error(400, 'invalid_parameter', 'Input should be avatar or image', 'type')
    if ((body.script === undefined) === (body.audio_asset_id === undefined))
      return error(400, 'invalid_parameter', 'Exactly one of script and audio is needed', 'script')
    if (body.type === 'image' && !assets.has(body.image?.asset_id ?? ''))
      return error(404, 'asset_not_found', 'Asset not found', 'image')
    if (body.audio_asset_id !== undefined && !assets.has(body.audio_asset_id))
      return error(404, 'asset_not_found', 'Asset not found', 'audio_asset_id')
    if (body.avatar_id === 'foreign')
      return error(403, 'resource_access_denied', 'You have no access to this avatar', 'avatar_id')
    if ((options.wallet ?? 10) <= 0) return error(402, 'insufficient_credit', 'Your account has 0 credits.')
    const video: Video = { id: randomUUID(), title: body.title ?? 'Untitled', polls: 0 }
    videos.unshift(video)
    return { json: { data: { video_id: video.id, status: 'pending', output_format: 'mp4' } } }
  }

  function show(video: Video, url: string, counts: boolean): Record<string, unknown> {
    const polls = counts ? video.polls++ : video.polls
    const about = { id: video.id, title: video.title, created_at: 1_711_929_600 }
    if (polls < (options.polls ?? 0)) return { ...about, status: polls === 0 ? 'pending' : 'processing' }
    const outcome = options.outcome ?? 'completed'
    if (outcome !== 'completed')
      return {
        ...about,
        status: 'failed',
        failure_code: outcome.failureCode,
        failure_message: outcome.failureMessage,
      }
    return {
      ...about,
      status: 'completed',
      completed_at: 1_711_930_200,
      duration: 0.2,
      video_url: `${url}/files/${video.id}.mp4?Expires=1`,
    }
  }

  function list({ query }: ReceivedRequest, url: string): FakeResponse {
    const limit = Math.min(Number(query.get('limit') ?? 10), options.pageSize ?? 100)
    const offset = Number(query.get('token') ?? 0)
    const fitting = videos.filter(({ title }) => title.includes(query.get('title') ?? ''))
    const more = offset + limit < fitting.length
    return {
      json: {
        data: fitting.slice(offset, offset + limit).map((video) => show(video, url, false)),
        has_more: more,
        next_token: more ? String(offset + limit) : null,
      },
    }
  }

  return startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && path === '/v3/videos',
    markerOf: ({ json }) => (json as { callback_id?: string } | undefined)?.callback_id ?? null,
    errorBody: (status, message) => ({
      error: { code: status === 429 ? 'rate_limit_exceeded' : 'internal_error', message },
    }),
    respond(request, { url }) {
      const { method, path } = request
      if (path.startsWith('/files/'))
        return expired-- > 0
          ? { status: 403 }
          : { bytes: SMALL_MP4, headers: { 'content-type': 'video/mp4' } }
      const key = request.headers['x-api-key'] ?? ''
      if (key === '' || key.includes('wrong'))
        return { status: 401, json: { error: { code: 'unauthorized', message: 'The API key is invalid.' } } }
      if (path === '/v3/users/me')
        return { json: { data: { username: 'ada', wallet: { remaining_balance: options.wallet ?? 10 } } } }
      if (path === '/v3/videos') return method === 'POST' ? create(request) : list(request, url)
      if (path === '/v3/assets') {
        if (!request.body.includes('name="file"'))
          return {
            status: 400,
            json: { error: { code: 'invalid_parameter', message: 'file is missing', param: 'file' } },
          }
        const id = randomUUID()
        assets.add(id)
        return {
          json: { data: { asset_id: id, url: `${url}/asset/${id}`, mime_type: 'image/png', size_bytes: 1 } },
        }
      }
      const index = videos.findIndex(({ id }) => path === `/v3/videos/${id}`)
      const video = videos[index]
      if (video === undefined)
        return { status: 404, json: { error: { code: 'video_not_found', message: 'Video not found' } } }
      if (method !== 'DELETE') return { json: { data: show(video, url, true) } }
      videos.splice(index, 1)
      return { json: { data: { id: video.id } } }
    },
  })
}
