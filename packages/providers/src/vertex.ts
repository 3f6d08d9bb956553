import type { PriceEntry } from '@mutoscope/core'
import type { RequestContext } from './http/provider-client.js'
import { toRequestContext } from './http/to-request-context.js'
import { vertexParts, type VertexOptions } from './vertex/vertex-client.js'
import { createVertexVideo, type VertexVideoModel, type VertexVideoOptions } from './vertex/vertex-video.js'

export type { VertexOptions } from './vertex/vertex-client.js'
export type { VertexVideoModel, VertexVideoOptions } from './vertex/vertex-video.js'

/** Models of Vertex AI. A model that is not named here is passed on as it is. */
export interface Vertex {
  /** For instance `veo-3.1-generate-001`; `veo-3.1-fast-generate-001` needs a price in `prices`. */
  video(model: string, options?: VertexVideoOptions): VertexVideoModel
  /**
   * Asks whether the key or token is accepted, free of charge. @throws `PROVIDER_AUTH`,
   * `PROVIDER_KEY_MISSING`, `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

const veo = (resolution: string, audio: 'yes' | 'no', micros: number, source: string): PriceEntry => ({
  provider: 'vertex',
  model: 'veo-3.1-generate-001',
  unit: 'second',
  micros,
  when: { resolution, audio },
  asOf: '2026-10-07',
  source,
})
const GOOGLE = 'ai.google.dev/gemini-api/docs/pricing'
const GATEWAY = 'vercel.com/ai-gateway'

/**
 * What Veo costs, as it was told on the day of each entry; the price of a silent clip in 4k and of the fast
 * model must be given by the host.
 */
export const VERTEX_PRICES: readonly PriceEntry[] = [
  veo('720p', 'yes', 400_000, GOOGLE),
  veo('1080p', 'yes', 400_000, GOOGLE),
  veo('4k', 'yes', 600_000, GOOGLE),
  veo('720p', 'no', 200_000, GATEWAY),
  veo('1080p', 'no', 200_000, GATEWAY),
  {
    provider: 'vertex',
    model: 'veo-3.1-fast-generate-001',
    unit: 'second',
    micros: 'manual',
    asOf: '2026-11-21',
    source: 'told differently everywhere',
  },
]

/**
 * Clips by Veo on Vertex AI. Express mode: `apiKey` or GOOGLE_API_KEY. With a project: `accessToken`, a
 * function that gives an OAuth token, and `project` or GOOGLE_CLOUD_PROJECT. The address is `baseUrl` or
 * GOOGLE_VERTEX_BASE_URL. Vertex honours no idempotency key and lists nothing: an answer that is lost ends as
 * `CALL_AMBIGUOUS`. A clip cannot be stopped once it is accepted.
 *
 * Written from docs.cloud.google.com/vertex-ai/generative-ai/docs/model-reference/veo-video-generation.
 *
 * @example
 * const vertex = createVertex({
 *   project: 'my-project',
 *   location: 'us-central1',
 *   accessToken: () => auth.getAccessToken(),
 * })
 * const studio = createStudio({ models: { video: vertex.video('veo-3.1-generate-001') } })
 */
export function createVertex(options: VertexOptions = {}): Vertex {
  const parts = vertexParts(options, VERTEX_PRICES)
  return {
    video: (model, videoOptions = {}) => createVertexVideo(parts, model, videoOptions),
    async checkKey(context) {
      await parts.client.repeat(
        { method: 'GET', path: 'v1beta1/publishers/google/models' },
        toRequestContext(context),
      )
    },
  }
}
