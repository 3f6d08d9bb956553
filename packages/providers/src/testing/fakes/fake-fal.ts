import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { SMALL_MP4 } from '../small-mp4.js'
import { SMALL_PNG } from '../small-media.js'

/**
 * How a request ends. `nsfw`: a picture that the safety checker has blackened; `expired`: its output is gone.
 * Otherwise the answer in place of its result.
 */
export type FakeFalEnd = 'succeeded' | 'nsfw' | 'expired' | FakeResponse

/** A fake of fal's queue. Keys that hold `test-key` are good. */
export interface FakeFal extends FakeServer {
  /** Queues ends for the next requests; others succeed. */
  endNext(...ends: readonly FakeFalEnd[]): void
  /** Queues whole answers for the next paid requests. */
  respondNext(...answers: readonly FakeResponse[]): void
}

/** How a {@link FakeFal} lives. */
export interface FakeFalOptions {
  /** How many looks find a request unfinished. @default 1 */
  readonly polls?: number
  /** Origin of the addresses it answers. @default its own */
  readonly origin?: string
}

interface Queued {
  readonly id: string
  readonly application: string
  readonly clip: boolean
  readonly end: FakeFalEnd
  polls: number
}

/** Starts a fake of fal's queue and its file server. */
export async function startFakeFal({ polls = 1, origin }: FakeFalOptions = {}): Promise<FakeFal> {
  const queue: Queued[] = []
  const ends: FakeFalEnd[] = []
  const answers: FakeResponse[] = []
  const isPaid = ({ method }: ReceivedRequest) => method === 'POST'
  const done = (queued: Queued) => queued.polls > polls

  function show(queued: Queued, url: string) {
    const at = `${origin ?? url}/${queued.application}/requests/${queued.id}`
    const status = done(queued) ? 'COMPLETED' : queued.polls === 0 ? 'IN_QUEUE' : 'IN_PROGRESS'
    return {
      status,
      request_id: queued.id,
      response_url: at,
      status_url: `${at}/status`,
      cancel_url: `${at}/cancel`,
      logs: null,
      metrics: {},
      ...(status === 'IN_QUEUE' ? { queue_position: 0 } : {}),
    }
  }

  function readResult(queued: Queued, url: string): FakeResponse {
    if (!done(queued)) return { status: 400, json: { detail: 'Request is still in progress' } }
    if (typeof queued.end === 'object') return queued.end
    const file = `${url}/files/${queued.id}${queued.end === 'expired' ? '-gone' : ''}.${queued.clip ? 'mp4' : 'png'}`
    if (queued.clip)
      return {
        json: {
          video: {
            url: file,
            content_type: 'video/mp4',
            file_name: 'output.mp4',
            file_size: SMALL_MP4.byteLength,
          },
        },
      }
    return {
      json: {
        images: [{ url: file, width: 1, height: 1, content_type: 'image/png' }],
        seed: 1,
        has_nsfw_concepts: [queued.end === 'nsfw'],
      },
    }
  }

  const server = await startFakeServer({
    isPaid,
    markerOf: ({ query }) => new URL(query.get('fal_webhook') ?? 'none:').searchParams.get('call'),
    errorBody: (_status, message) => ({ detail: message }),
    respond(request, { url }) {
      if (request.path.startsWith('/files/')) return readFile(request.path)
      if (
        !(request.headers['authorization'] ?? '').startsWith('Key ') ||
        !(request.headers['authorization'] ?? '').includes('test-key')
      )
        return { status: 401, json: { detail: 'Cannot access application. Authentication is required.' } }
      if (isPaid(request)) {
        const scripted = answers.shift()
        if (scripted !== undefined) return scripted
        const { duration } = (request.json ?? {}) as { duration?: string }
        const application = request.path.split('/').slice(1, 3).join('/')
        const queued: Queued = {
          id: `request-${queue.length + 1}`,
          application,
          clip: duration !== undefined,
          end: ends.shift() ?? 'succeeded',
          polls: 0,
        }
        queue.push(queued)
        return { json: show(queued, url) }
      }
      const [, application = '', id = '', action = ''] =
        /^\/(.+)\/requests\/([^/]+)(?:\/(status|cancel))?$/u.exec(request.path) ?? []
      const queued = queue.find((entry) => entry.id === id && entry.application === application)
      if (queued === undefined) return { status: 404, json: { detail: 'Request not found' } }
      if (action === 'cancel') {
        if (request.method !== 'PUT') return { status: 405, json: { detail: 'Method Not Allowed' } }
        return done(queued)
          ? { status: 400, json: { status: 'ALREADY_COMPLETED' } }
          : { status: 202, json: { status: 'CANCELLATION_REQUESTED' } }
      }
      if (action === '') return readResult(queued, url)
      queued.polls++
      return { status: done(queued) ? 200 : 202, json: show(queued, url) }
    },
  })
  return {
    ...server,
    endNext: (...next) => void ends.push(...next),
    respondNext: (...next) => void answers.push(...next),
  }
}

function readFile(path: string): FakeResponse {
  if (path.includes('-gone')) return { status: 404, json: { detail: 'Not found' } }
  return path.endsWith('.mp4')
    ? { headers: { 'content-type': 'video/mp4' }, bytes: SMALL_MP4 }
    : { headers: { 'content-type': 'image/png' }, bytes: SMALL_PNG }
}
