import { randomUUID } from 'node:crypto'
import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { SMALL_MP4 } from '../small-mp4.js'

/** How the talks of a {@link startFakeDId} live. */
export interface FakeDIdOptions {
  /** Looks that find a talk created or started before it ends. @default 0 */
  readonly polls?: number
  /** How talks end: done, or with an error of this kind. @default done */
  readonly outcome?:
    'done' | { readonly status: 'error' | 'rejected'; readonly kind: string; readonly description: string }
  /** So many links to outputs answer 403 as expired ones do, before one works. @default 0 */
  readonly expiredLinks?: number
  /** Credits that are left. @default 100 */
  readonly credits?: number
  /** Whether the list shows the `user_data` of talks. @default true */
  readonly listsUserData?: boolean
  /** Talks on a page of the list at most. @default 100 */
  readonly pageSize?: number
}

type Talk = { readonly id: string; readonly request: Record<string, unknown>; polls: number }

/** A fake D-ID: talks with their list, pictures and sounds, credits, outputs. */
export async function startFakeDId(options: FakeDIdOptions = {}): Promise<FakeServer> {
  const talks: Talk[] = []
  let expired = options.expiredLinks ?? 0

  function create({ json }: ReceivedRequest): FakeResponse {
    const body = (json ?? {}) as {
      source_url?: string
      user_data?: string
      script?: { type?: string; input?: string; audio_url?: string }
    }
    const { script } = body
    const valid =
      script?.type === 'text'
        ? (script.input?.length ?? 0) >= 3
        : script?.type === 'audio' && /^(?:https|s3):/u.test(script.audio_url ?? '')
    if (!valid)
      return { status: 400, json: { kind: 'BadRequestError', description: 'Failed to validate script' } }
    if (script?.input?.includes('forbidden') === true)
      return {
        status: 451,
        json: { kind: 'TextModerationError', description: 'Text did not pass moderation' },
      }
    if ((options.credits ?? 100) <= 0)
      return { status: 402, json: { kind: 'InsufficientCreditsError', description: 'not enough credits' } }
    const talk: Talk = { id: `tlk_${randomUUID()}`, request: body, polls: 0 }
    talks.unshift(talk)
    return {
      status: 201,
      json: {
        id: talk.id,
        object: 'talk',
        created_at: '2026-11-21T00:00:00.000Z',
        created_by: 'ada',
        status: 'created',
      },
    }
  }

  function show(talk: Talk, url: string): Record<string, unknown> {
    const { user_data: userData, source_url: sourceUrl, webhook } = talk.request
    const about = {
      id: talk.id,
      user_id: 'ada',
      source_url: sourceUrl,
      webhook,
      ...(options.listsUserData === false ? {} : { user_data: userData }),
    }
    if (talk.polls < (options.polls ?? 0))
      return { ...about, status: talk.polls === 0 ? 'created' : 'started' }
    const outcome = options.outcome ?? 'done'
    if (outcome !== 'done')
      return {
        ...about,
        status: outcome.status,
        error: { kind: outcome.kind, description: outcome.description },
      }
    return {
      ...about,
      status: 'done',
      duration: 0.2,
      metadata: { resolution: [16, 16] },
      result_url: `${url}/results/${talk.id}.mp4?Signature=1`,
    }
  }

  function list({ query }: ReceivedRequest, url: string): FakeResponse {
    const limit = Math.min(Number(query.get('limit') ?? 100), options.pageSize ?? 100)
    const offset = Number(query.get('token') ?? 0)
    const more = offset + limit < talks.length
    return {
      json: {
        talks: talks.slice(offset, offset + limit).map((talk) => show(talk, url)),
        ...(more ? { token: String(offset + limit) } : {}),
      },
    }
  }

  return startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && path === '/talks',
    markerOf: ({ json }) => (json as { user_data?: string } | undefined)?.user_data ?? null,
    errorBody: (_, message) => ({ kind: 'Error', description: message }),
    respond(request, { url }) {
      const { method, path } = request
      if (path.startsWith('/results/'))
        return expired-- > 0
          ? { status: 403 }
          : { bytes: SMALL_MP4, headers: { 'content-type': 'video/mp4' } }
      const key = request.headers['authorization'] ?? ''
      if (!key.startsWith('Basic ') || key.includes('wrong'))
        return { status: 401, json: { kind: 'AuthorizationError', description: 'user unauthenticated' } }
      if (path === '/credits') return { json: { remaining: options.credits ?? 100, total: 100, credits: [] } }
      if (path === '/talks') return method === 'POST' ? create(request) : list(request, url)
      if (path === '/images' || path === '/audios') {
        const kind = path.slice(1, -1)
        if (!request.body.includes(`name="${kind}"`))
          return { status: 400, json: { kind: 'BadRequestError', description: `${kind} is missing` } }
        return { status: 201, json: { id: randomUUID(), url: `s3://d-id-${kind}s-prod/input` } }
      }
      const talk = talks.find(({ id }) => path === `/talks/${id}`)
      if (talk === undefined)
        return { status: 404, json: { kind: 'NotFoundError', description: 'not found' } }
      const shown = show(talk, url)
      talk.polls++
      return { json: shown }
    },
  })
}
