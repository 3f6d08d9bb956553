import { randomUUID } from 'node:crypto'
import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { SMALL_PNG } from '../small-media.js'
import { SMALL_MP4 } from '../small-mp4.js'

/** How the generations of a {@link startFakeLumaAgents} live. */
export interface FakeLumaAgentsOptions {
  /** Looks that find a generation queued or processing before it ends. @default 0 */
  readonly polls?: number
  /** How generations end: success, or one of Luma's failure codes. @default completed */
  readonly outcome?: 'completed' | { readonly failureCode: string }
  /** So many links to outputs answer 403 as expired ones do, before one works. @default 0 */
  readonly expiredLinks?: number
  /** Whether there is money left. @default true */
  readonly funded?: boolean
}

type Generation = {
  readonly id: string
  readonly request: { readonly [name: string]: unknown }
  polls: number
}

const SHAPES = {
  video: new Set(['9:16', '3:4', '1:1', '4:3', '16:9', '21:9']),
  image: new Set(['3:1', '2:1', '16:9', '3:2', '1:1', '2:3', '9:16', '1:2', '1:3']),
}

/**
 * A fake of Luma's Agents API under `/v1`: generations and their outputs. A completed clip comes with a
 * picture beside it, which is not what was asked for.
 */
export async function startFakeLumaAgents(options: FakeLumaAgentsOptions = {}): Promise<FakeServer> {
  const generations = new Map<string, Generation>()
  let expired = options.expiredLinks ?? 0

  function show({ id, request, polls }: Generation, url: string): object {
    const about = {
      id,
      created_at: '2026-11-21T00:00:00Z',
      model: request['model'],
      type: request['type'],
      failure_reason: null,
      failure_code: null,
      output: null,
    }
    if (polls <= (options.polls ?? 0)) return { ...about, state: polls <= 1 ? 'queued' : 'processing' }
    const outcome = options.outcome ?? 'completed'
    if (outcome !== 'completed')
      return {
        ...about,
        state: 'failed',
        failure_reason: 'It did not work.',
        failure_code: outcome.failureCode,
      }
    const type = String(request['type'])
    return {
      ...about,
      state: 'completed',
      output: [
        ...(type === 'video' ? [{ type: 'thumbnail', url: `${url}/cdn/${id}.png` }] : []),
        { type, url: `${url}/cdn/${id}.${type === 'video' ? 'mp4' : 'png'}?look=${polls}` },
      ],
    }
  }

  function create({ json }: ReceivedRequest, url: string): FakeResponse {
    const request = json as { readonly [name: string]: unknown }
    const wrong = problemOf(request)
    if (wrong !== null) return { status: 400, json: { detail: wrong } }
    if (options.funded === false) return { status: 402, json: { detail: 'Insufficient balance' } }
    const generation: Generation = { id: randomUUID(), request, polls: 0 }
    generations.set(generation.id, generation)
    return { status: 201, json: show(generation, url) }
  }

  return startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && path === '/v1/generations',
    errorBody: (_, message) => ({ detail: message }),
    respond(request, { url }) {
      if (request.path.startsWith('/cdn/')) {
        if (expired-- > 0) return { status: 403 }
        return request.path.endsWith('.png')
          ? { bytes: SMALL_PNG, headers: { 'content-type': 'image/png' } }
          : { bytes: SMALL_MP4, headers: { 'content-type': 'video/mp4' } }
      }
      const key = request.headers['authorization'] ?? ''
      if (!key.startsWith('Bearer ') || key.includes('wrong'))
        return { status: 401, json: { detail: 'Invalid API key' } }
      if (request.method === 'POST') return create(request, url)
      const generation = generations.get(request.path.replace('/v1/generations/', ''))
      if (generation === undefined) return { status: 404, json: { detail: 'Generation not found' } }
      generation.polls++
      return { json: show(generation, url) }
    },
  })
}

/** What the real API would not take. */
function problemOf(request: { readonly [name: string]: unknown }): string | null {
  const { type, prompt, aspect_ratio: shape, video } = request
  if (typeof prompt !== 'string' || prompt === '' || prompt.length > 6000)
    return 'prompt: 1 to 6000 characters'
  if (type !== 'video' && type !== 'image') return 'type: unknown'
  if (!SHAPES[type].has(String(shape))) return `aspect_ratio: ${String(shape)} is not possible for ${type}`
  if (type === 'image') return null
  const { duration, resolution, start_frame: first, end_frame: last } = video as Record<string, unknown>
  if (!/^(?:5|10)s$/u.test(String(duration))) return 'video.duration: 5s or 10s'
  if (!/^(?:360|540|720|1080)p$/u.test(String(resolution))) return 'video.resolution: unknown'
  return duration === '10s' && (first !== undefined || last !== undefined)
    ? 'video: frames are not possible with 10s'
    : null
}
