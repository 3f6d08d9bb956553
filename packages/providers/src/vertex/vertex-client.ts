import { MutoscopeError, type PriceEntry } from '@mutoscope/core'
import { explainGoogle } from '../gemini/explain-google.js'
import type { ApiKey } from '../http/api-key.js'
import { GOOGLE_INPUT_BYTES, type InputLimit } from '../files/limit-input.js'
import { createProviderClient, type ProviderClient } from '../http/provider-client.js'
import { resolveBaseUrl, type ProviderOptions } from '../http/provider-options.js'
import { mergePrices } from '../http/merge-prices.js'

/** Options of `createVertex`. `apiKey` is a key of express mode; with `accessToken` a project is needed. */
export interface VertexOptions extends ProviderOptions {
  /**
   * OAuth token of the scope `cloud-platform`, or a function that gives one that has not run out; goes before
   * `apiKey`.
   */
  readonly accessToken?: ApiKey
  /** Google Cloud project, with `accessToken`. @default GOOGLE_CLOUD_PROJECT */
  readonly project?: string
  /** Region, for instance `us-central1`. @default GOOGLE_CLOUD_LOCATION, else `global` */
  readonly location?: string
}

/** What Vertex models share. */
export type VertexParts = {
  readonly client: ProviderClient
  readonly prices: readonly PriceEntry[]
  /** Path of Google's own models. */
  readonly publisher: string
  /** Of a picture inside of a request. */
  readonly pictures: InputLimit
}

const VERSION = 'v1beta1'
/** Pictures and finished clips travel inside of the JSON. */
export const VERTEX_TIMEOUT_MS = 180_000

/** Builds what Vertex models share. @throws `INVALID_INPUT` for a token without a project */
export function vertexParts(options: VertexOptions, prices: readonly PriceEntry[]): VertexParts {
  const { accessToken, apiKey } = options
  const project = options.project ?? process.env['GOOGLE_CLOUD_PROJECT'] ?? ''
  const location = options.location ?? (process.env['GOOGLE_CLOUD_LOCATION'] || 'global')
  const byProject = accessToken !== undefined
  if (byProject && project === '')
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'A Vertex AI access token needs a project. Pass `project` or set GOOGLE_CLOUD_PROJECT.',
    })
  const host =
    byProject && location !== 'global' ? `${location}-aiplatform.googleapis.com` : 'aiplatform.googleapis.com'
  return {
    prices: mergePrices(options.prices, prices),
    pictures: { provider: 'Vertex', what: 'pictures', maxBytes: options.maxInputBytes ?? GOOGLE_INPUT_BYTES },
    publisher: `${VERSION}/${byProject ? `projects/${project}/locations/${location}/` : ''}publishers/google`,
    client: createProviderClient({
      provider: 'Vertex AI',
      baseUrl: resolveBaseUrl(options.baseUrl, 'GOOGLE_VERTEX_BASE_URL', `https://${host}`),
      timeoutMs: VERTEX_TIMEOUT_MS,
      key: { apiKey: accessToken ?? apiKey, variables: ['GOOGLE_API_KEY'] },
      headers: (key): Readonly<Record<string, string>> =>
        accessToken === undefined ? { 'x-goog-api-key': key } : { authorization: `Bearer ${key}` },
      extraHeaders: options.headers,
      fetch: options.fetch,
      maxResponseBytes: options.maxResponseBytes,
      explain: explainGoogle,
    }),
  }
}

/** Path under which an operation is asked for: its own resource, whatever project made it. */
export function fetchOperationPath(operationName: string): string {
  return `${VERSION}/${operationName.split('/operations/')[0] ?? ''}:fetchPredictOperation`
}
