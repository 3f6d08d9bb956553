import { type ImageData, type ImageRequest, type StartedModel, ignoreReferences } from '@mutoscope/core/ports'
import { createFalImage, type FalImageOptions } from './fal/fal-image.js'
import { createFalService, type FalServiceOptions } from './fal/fal-service.js'
import { createFalVideo, type FalVideoOptions } from './fal/fal-video.js'
import type { StartedVideoModel } from './video/started-video-model.js'

export { FAL_PRICES } from './fal/fal-prices.js'
export type { FalImageOptions } from './fal/fal-image.js'
export type { FalVideoOptions } from './fal/fal-video.js'
export { createFalWebhook, type FalWebhookOptions } from './fal/fal-webhook.js'

/**
 * Options of {@link createFal}. The key is read from `FAL_KEY`, the queue's address from
 * `MUTOSCOPE_FAL_BASE_URL`.
 */
export type FalOptions = FalServiceOptions

/** The models of fal. A name is the endpoint, for instance `fal-ai/veo3.1/fast`. */
export interface Fal {
  /** Makes pictures. */
  image(endpoint: string, options?: FalImageOptions): StartedModel<ImageRequest, ImageData>
  /** Makes clips. */
  video(endpoint: string, options?: FalVideoOptions): StartedVideoModel
}

/**
 * fal: clips and pictures of the models it hosts, through its queue. A lost submission cannot be looked up
 * (`dedupe: 'none'`), but a webhook that arrives late still carries the marker. What fails with 5xx is not
 * charged.
 *
 * Errors: `INVALID_INPUT`, `LIMIT_EXCEEDED`, `PRICE_UNKNOWN` (an endpoint without a listed price),
 * `PROVIDER_NO_CREDITS`, `MODEL_REFUSED`, `CALL_AMBIGUOUS` and the other `PROVIDER_…` codes. Written from
 * https://docs.fal.ai/documentation/model-apis/inference/queue.
 *
 * @example
 * const fal = createFal({ apiKey: process.env.FAL_KEY })
 * const studio = createStudio({ models: { video: fal.video('fal-ai/veo3.1/fast') } })
 */
export function createFal(options: FalOptions = {}): Fal {
  const service = createFalService(options)
  return {
    image: (endpoint, imageOptions = {}) => ignoreReferences(createFalImage(service, endpoint, imageOptions)),
    video: (endpoint, videoOptions = {}) => createFalVideo(service, endpoint, videoOptions),
  }
}
