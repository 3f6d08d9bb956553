import { randomUUID } from 'node:crypto'
import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { SMALL_PNG } from '../small-media.js'
import { SMALL_MP4 } from '../small-mp4.js'

/** How the generations of a {@link startFakeLuma} live. */
export interface FakeLumaOptions {
  /** Looks that find a generation queued or dreaming before it ends. @default 0 */
  readonly polls?: number
  /** How generations end: success, or a failure reason in Luma's words. @default completed */
  readonly outcome?: 'completed' | { readonly failureReason: string }
  /** So many links to outputs answer 403 as expired ones do, before one works. @default 0 */
  readonly expiredLinks?: number
  /** US cents of the account. @default 10000 */
  readonly credits?: number
  /** Status of the answer when there are none. @default 400 */
  readonly emptyStatus?: 400 | 402 | 403
  /** Older generations of the account, made by others. @default 0 */
  readonly older?: number
}

type Generation = {
  readonly id: string
  readonly kind: 'video' | 'image'
  readonly request: unknown
  polls: number
}

const BASE = '/dream-machine/v1'

/** A fake Luma Dream Machine under `/dream-machine/v1`: generations with their list, credits, outputs. */
export async function startFakeLuma(options: FakeLumaOptions = {}): Promise<FakeServer> {
  const generations: Generation[] = Array.from({ length: options.older ?? 0 }, () => ({
    id: randomUUID(),
    kind: 'video',
    request: { model: 'ray-2', prompt: 'older' },
    polls: 0,
  }))
  let expired = options.expiredLinks ?? 0

  function show(generation: Generation, url: string, counts: boolean): Record<string, unknown> {
    const polls = counts ? generation.polls++ : generation.polls
    const about = {
      id: generation.id,
      generation_type: generation.kind,
      created_at: '2026-11-21T00:00:00Z',
      request: generation.request,
      model: member(generation.request, 'model'),
      assets: null,
    }
    if (polls < (options.polls ?? 0))
      return { ...about, state: polls === 0 ? 'queued' : 'dreaming', failure_reason: null }
    const outcome = options.outcome ?? 'completed'
    if (outcome !== 'completed') return { ...about, state: 'failed', failure_reason: outcome.failureReason }
    return {
      ...about,
      state: 'completed',
      failure_reason: null,
      assets: {
        [generation.kind]: `${url}/cdn/${generation.id}.${generation.kind === 'video' ? 'mp4' : 'png'}`,
      },
    }
  }

  function create(request: ReceivedRequest, url: string): FakeResponse {
    const kind = request.path.endsWith('/image') ? 'image' : 'video'
    const prompt = member(request.json, 'prompt')
    if (member(request.json, 'model') === undefined)
      return {
        status: 422,
        json: { detail: [{ loc: ['body', 'model'], msg: 'Field required', type: 'missing' }] },
      }
    if (typeof prompt !== 'string' || prompt.length < 3)
      return { status: 400, json: { detail: 'Prompt is too short, minimum length is 3 characters' } }
    if (prompt.includes('blacklisted')) return { status: 400, json: { detail: 'Contains blacklisted words' } }
    if ((options.credits ?? 10_000) <= 0)
      return { status: options.emptyStatus ?? 400, json: { detail: 'Insufficient credits' } }
    const generation: Generation = {
      id: randomUUID(),
      kind,
      request: { generation_type: kind, ...(request.json as object) },
      polls: 0,
    }
    generations.unshift(generation)
    return { status: 201, json: show(generation, url, false) }
  }

  function list({ query }: ReceivedRequest, url: string): FakeResponse {
    const limit = Number(query.get('limit') ?? 10)
    const offset = Number(query.get('offset') ?? 0)
    const page = generations.slice(offset, offset + limit).map((generation) => show(generation, url, false))
    return {
      json: {
        has_more: offset + limit < generations.length,
        count: generations.length,
        limit,
        offset,
        generations: page,
      },
    }
  }

  return startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && /\/generations\/(?:video|image)$/u.test(path),
    markerOf: ({ json }) =>
      typeof member(json, 'callback_url') === 'string' ? String(member(json, 'callback_url')) : null,
    errorBody: (_, message) => ({ detail: message }),
    respond(request, { url }) {
      const path = request.path.replace(BASE, '')
      if (path.startsWith('/cdn/')) {
        if (expired-- > 0) return { status: 403 }
        return path.endsWith('.png')
          ? { bytes: SMALL_PNG, headers: { 'content-type': 'image/png' } }
          : { bytes: SMALL_MP4, headers: { 'content-type': 'video/mp4' } }
      }
      const key = request.headers['authorization'] ?? ''
      if (!key.startsWith('Bearer ') || key.includes('wrong'))
        return { status: 401, json: { detail: 'Not authenticated' } }
      if (request.method === 'POST') return create(request, url)
      if (path === '/generations') return list(request, url)
      if (path === '/credits') return { json: { credit_balance: options.credits ?? 10_000 } }
      if (path === '/ping') return { json: { message: 'pong' } }
      const index = generations.findIndex(({ id }) => path === `/generations/${id}`)
      const generation = generations[index]
      if (generation === undefined) return { status: 404, json: { detail: 'Generation not found' } }
      if (request.method !== 'DELETE') return { json: show(generation, url, true) }
      generations.splice(index, 1)
      return { status: 204 }
    },
  })
}

function member(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined
}
