import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { SMALL_MP4 } from '../small-mp4.js'
import { SMALL_PNG } from '../small-media.js'

/** How a prediction ends. `expired`: it succeeds and its output is gone. */
export type FakeReplicateEnd = 'succeeded' | 'expired' | 'aborted' | { readonly failed: string }

/** A fake Replicate. Keys that hold `test-key` are good. */
export interface FakeReplicate extends FakeServer {
  /** Queues ends for the next predictions; others succeed. */
  endNext(...ends: readonly FakeReplicateEnd[]): void
  /** Queues whole answers for the next paid requests. */
  respondNext(...answers: readonly FakeResponse[]): void
}

/** How a {@link FakeReplicate} lives. */
export interface FakeReplicateOptions {
  /** How many looks find a prediction unfinished. @default 1 */
  readonly polls?: number
  /** Predictions on a page of the list. @default 100 */
  readonly pageSize?: number
  /** The list leaves webhooks out. @default false */
  readonly listWithoutWebhooks?: boolean
  /** How long a new prediction is not in the list yet, milliseconds. @default 0 */
  readonly listLagMs?: number
  /** Predictions come without the members that are null, as older answers do. @default false */
  readonly sparse?: boolean
  /**
   * A prediction with a webhook ends by itself after `afterMs`, and that is told `times` times. @default it
   * is told to nobody
   */
  readonly webhooks?: { readonly times: number; readonly afterMs: number }
}

interface Prediction {
  readonly id: string
  readonly request: ReceivedRequest
  readonly end: FakeReplicateEnd
  readonly madeAt: number
  polls: number
  canceled: boolean
}

const CREATE = /^\/(?:models\/[^/]+\/[^/]+\/)?predictions$/u

/** Starts a fake of the Replicate API: predictions, files, account. */
export async function startFakeReplicate({
  polls = 1,
  pageSize = 100,
  listWithoutWebhooks = false,
  listLagMs = 0,
  sparse = false,
  webhooks,
}: FakeReplicateOptions = {}): Promise<FakeReplicate> {
  const predictions: Prediction[] = []
  const ends: FakeReplicateEnd[] = []
  const answers: FakeResponse[] = []
  const isPaid = ({ method, path }: ReceivedRequest) => method === 'POST' && CREATE.test(path)

  function show({ id, request, end, polls: polled, canceled }: Prediction, url: string) {
    const { input, webhook, version } = request.json as {
      input: { duration?: number }
      webhook?: string
      version?: string
    }
    const ended = polled > polls
    const status = canceled
      ? 'canceled'
      : !ended
        ? polled === 0
          ? 'starting'
          : 'processing'
        : typeof end === 'object'
          ? 'failed'
          : end === 'aborted'
            ? 'aborted'
            : 'succeeded'
    const file = `${url}/output/${id}/${input.duration === undefined ? 'out-0.png' : 'out.mp4'}`
    return {
      id,
      model: request.path.split('/').slice(2, 4).join('/'),
      version: version ?? 'hidden',
      input,
      webhook: webhook ?? null,
      status,
      logs: '',
      data_removed: false,
      source: 'api',
      output: status === 'succeeded' ? (input.duration === undefined ? [file] : file) : null,
      error: ended && typeof end === 'object' ? end.failed : null,
      metrics: ended ? { predict_time: 1.5 } : {},
      created_at: '2026-11-21T00:00:00Z',
      urls: { get: `${url}/predictions/${id}`, cancel: `${url}/predictions/${id}/cancel` },
    }
  }

  function list(request: ReceivedRequest, url: string): FakeResponse {
    const from = Number(request.query.get('cursor') ?? 0)
    const newest = predictions.filter(({ madeAt }) => Date.now() - madeAt >= listLagMs).toReversed()
    const results = newest.slice(from, from + pageSize).map((prediction) => {
      const { webhook, ...rest } = show(prediction, url)
      return listWithoutWebhooks ? rest : { ...rest, webhook }
    })
    return {
      json: {
        previous: null,
        next: from + pageSize < newest.length ? `${url}/predictions?cursor=${from + pageSize}` : null,
        results,
      },
    }
  }

  /** Deliveries come as the real ones do: more than once, and whether or not anybody listens. */
  async function sendEnd(prediction: Prediction, url: string): Promise<void> {
    prediction.polls = polls + 1
    const body = show(prediction, url)
    for (let time = 0; time < (webhooks?.times ?? 0); time++) {
      if (body.webhook !== null)
        await fetch(body.webhook, { method: 'POST', body: JSON.stringify(body) }).catch(() => undefined)
    }
  }

  const server = await startFakeServer({
    isPaid,
    markerOf: ({ json }) =>
      new URL((json as { webhook?: string }).webhook ?? 'none:').searchParams.get('call'),
    errorBody: (status, message) => ({ title: 'Error', detail: message, status }),
    respond(request, { url }) {
      const output = /^\/output\/([^/]+)\/(.+)$/u.exec(request.path)
      if (output !== null)
        return readOutput(
          predictions.find(({ id }) => id === output[1]),
          output[2] ?? '',
        )
      if (!(request.headers['authorization'] ?? '').includes('test-key'))
        return {
          status: 401,
          json: { title: 'Unauthenticated', detail: 'You did not pass a valid authentication token' },
        }
      if (isPaid(request)) {
        const scripted = answers.shift()
        if (scripted !== undefined) return scripted
        const prediction: Prediction = {
          id: `prediction-${predictions.length + 1}`,
          request,
          end: ends.shift() ?? 'succeeded',
          madeAt: Date.now(),
          polls: 0,
          canceled: false,
        }
        predictions.push(prediction)
        if (webhooks !== undefined) setTimeout(() => void sendEnd(prediction, url), webhooks.afterMs)
        return { status: 201, json: show(prediction, url) }
      }
      if (request.path === '/account') return { json: { type: 'user', username: 'ada', name: 'Ada' } }
      if (request.path === '/files')
        return {
          status: 201,
          json: { id: 'file-1', name: 'first.png', urls: { get: `${url}/files/file-1` } },
        }
      if (request.path === '/predictions') return list(request, url)
      const found = predictions.find(
        ({ id }) =>
          request.path.startsWith(`/predictions/${id}`) &&
          !/^\d/u.test(request.path.slice(`/predictions/${id}`.length)),
      )
      if (found === undefined)
        return { status: 404, json: { title: 'Not found', detail: 'Prediction not found' } }
      if (request.path.endsWith('/cancel')) found.canceled = true
      else found.polls++
      const shown = show(found, url)
      return {
        json: sparse
          ? Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== null))
          : shown,
      }
    },
  })
  return {
    ...server,
    endNext: (...next) => void ends.push(...next),
    respondNext: (...next) => void answers.push(...next),
  }
}

function readOutput(prediction: Prediction | undefined, name: string): FakeResponse {
  if (prediction === undefined || prediction.end === 'expired')
    return { status: 404, json: { detail: 'Not found' } }
  return name.endsWith('.mp4')
    ? { headers: { 'content-type': 'video/mp4' }, bytes: SMALL_MP4 }
    : { headers: { 'content-type': 'image/png' }, bytes: SMALL_PNG }
}
