import { startFakeServer, type FakeServer } from '../fake-server.js'
import { SMALL_MP4 } from '../small-mp4.js'

/** How the fake Vertex ends its next clips, one each; without any they end well. */
export type FakeVertexTurn = 'quota' | 'failed' | 'invalid' | 'guidelines' | 'filtered' | 'stored' | 'empty'

/** A fake Vertex AI. */
export interface FakeVertex extends FakeServer {
  /** Queues what the next requests are answered with, one each. */
  next(...turns: readonly FakeVertexTurn[]): void
}

const errorBody = (status: number, message: string, details: readonly unknown[] = []) => ({
  error: { code: status, message, status: status === 401 ? 'UNAUTHENTICATED' : 'UNKNOWN', details },
})

/**
 * Starts a fake Vertex AI: Veo's long-running predictions and the list of models. A clip is ready at the
 * second look.
 */
export async function startFakeVertex(): Promise<FakeVertex> {
  const turns: FakeVertexTurn[] = []
  const operations = new Map<string, { polls: number; readonly turn: FakeVertexTurn | undefined }>()
  const server = await startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && path.endsWith(':predictLongRunning'),
    markerOf: ({ json }) =>
      (json as { labels?: { mutoscope_call?: string } } | undefined)?.labels?.mutoscope_call ?? null,
    errorBody,
    respond({ path, headers, json }) {
      const key = headers['x-goog-api-key'] ?? headers['authorization'] ?? ''
      if (!key.includes('test-key'))
        return {
          status: 401,
          json: errorBody(
            401,
            `Request had invalid authentication credentials: ${key.replace('Bearer ', '')}`,
          ),
        }
      if (path === '/v1beta1/publishers/google/models')
        return { json: { publisherModels: [{ name: 'publishers/google/models/veo-3.1-generate-001' }] } }
      const [, resource, verb] = /^\/v1beta1\/(.+):(\w+)$/u.exec(path) ?? []
      if (verb === 'predictLongRunning') {
        const turn = turns.shift()
        if (turn === 'quota')
          return {
            status: 429,
            json: errorBody(429, 'Quota exceeded.', [
              { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7.5s' },
            ]),
          }
        // Also express mode answers with the project behind the key.
        const owner =
          resource?.startsWith('projects/') === true
            ? resource
            : `projects/express/locations/global/${resource ?? ''}`
        const name = `${owner}/operations/${operations.size + 1}`
        operations.set(name, { polls: 1, turn })
        return { json: { name } }
      }
      const name = (json as { operationName?: string } | undefined)?.operationName ?? ''
      const operation = operations.get(name)
      if (
        verb !== 'fetchPredictOperation' ||
        operation === undefined ||
        !name.startsWith(`${resource ?? ''}/operations/`)
      )
        return { status: 404, json: errorBody(404, 'Not found') }
      return { json: operation.polls-- > 0 ? { name } : { name, done: true, ...outcome(operation.turn) } }
    },
  })
  return { ...server, next: (...more) => void turns.push(...more) }
}

function outcome(turn: FakeVertexTurn | undefined): object {
  if (turn === 'stored')
    return { response: { videos: [{ gcsUri: 'gs://bucket/clip.mp4', mimeType: 'video/mp4' }] } }
  if (turn === 'failed') return { error: { code: 13, message: 'Internal error.' } }
  if (turn === 'invalid') return { error: { code: 3, message: 'The image is too small.' } }
  if (turn === 'guidelines')
    return {
      error: {
        code: 3,
        message:
          "The prompt could not be submitted. It contains words that violate Vertex AI's usage guidelines. Support codes: 61493863",
      },
    }
  if (turn === 'filtered')
    return {
      response: {
        raiMediaFilteredCount: 1,
        raiMediaFilteredReasons: ['The prompt shows a public figure. Support code 1.'],
      },
    }
  return {
    response: {
      '@type': 'type.googleapis.com/cloud.ai.large_models.vision.GenerateVideoResponse',
      videos:
        turn === 'empty' ? [] : [{ bytesBase64Encoded: SMALL_MP4.toString('base64'), mimeType: 'video/mp4' }],
    },
  }
}
