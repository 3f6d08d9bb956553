import { type ImageData, type ImageRequest, type StartedModel, ignoreReferences } from '@mutoscope/core/ports'
import type { RequestContext } from './http/provider-client.js'
import { toRequestContext } from './http/to-request-context.js'
import { createReplicateImage, type ReplicateImageOptions } from './replicate/replicate-image.js'
import { createReplicateService, type ReplicateServiceOptions } from './replicate/replicate-service.js'
import { createReplicateVideo, type ReplicateVideoOptions } from './replicate/replicate-video.js'
import type { StartedVideoModel } from './video/started-video-model.js'

export { REPLICATE_PRICES } from './replicate/replicate-prices.js'
export type { ReplicateImageOptions } from './replicate/replicate-image.js'
export type { ReplicateVideoOptions } from './replicate/replicate-video.js'
export { createReplicateWebhook, type ReplicateWebhookOptions } from './replicate/replicate-webhook.js'

/**
 * Options of {@link createReplicate}. The key is read from `REPLICATE_API_TOKEN`, the address from
 * `MUTOSCOPE_REPLICATE_BASE_URL`.
 */
export type ReplicateOptions = ReplicateServiceOptions

/** The models of Replicate. A name is `owner/name`, or `owner/name:version` for one version. */
export interface Replicate {
  /** Makes pictures. */
  image(model: string, options?: ReplicateImageOptions): StartedModel<ImageRequest, ImageData>
  /** Makes clips. */
  video(model: string, options?: ReplicateVideoOptions): StartedVideoModel
  /**
   * Asks something free to see whether the key is good. @throws `PROVIDER_KEY_MISSING`, `PROVIDER_AUTH`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

/**
 * Replicate: pictures and clips of the models it hosts. With webhooks a lost answer is found again, since a
 * prediction keeps the webhook address it was made with (`dedupe: 'lookup'`); without, a search can only say
 * that it does not know.
 *
 * Errors: `INVALID_INPUT`, `PRICE_UNKNOWN` (a model without a listed price), `PROVIDER_NO_CREDITS`,
 * `PROVIDER_RATE_LIMITED` with the wait that stands in the answer, `CALL_AMBIGUOUS` and the other
 * `PROVIDER_…` codes. Written from https://replicate.com/docs/reference/http.
 *
 * @example
 * const replicate = createReplicate({ apiKey: process.env.REPLICATE_API_TOKEN })
 * const studio = createStudio({ models: { image: replicate.image('black-forest-labs/flux-schnell') } })
 */
export function createReplicate(options: ReplicateOptions = {}): Replicate {
  const service = createReplicateService(options)
  return {
    image: (model, imageOptions = {}) => ignoreReferences(createReplicateImage(service, model, imageOptions)),
    video: (model, videoOptions = {}) => createReplicateVideo(service, model, videoOptions),
    checkKey: (context) => service.checkKey(toRequestContext(context)),
  }
}
