import type { ImageData, ImageRequest, StartedModel } from '@mutoscope/core/ports'
import type { RequestContext } from './http/provider-client.js'
import { toRequestContext } from './http/to-request-context.js'
import { createLumaAgentsImage } from './luma-agents/luma-agents-image.js'
import { createLumaAgentsService, type LumaAgentsServiceOptions } from './luma-agents/luma-agents-service.js'
import { createLumaAgentsVideo, type LumaAgentsVideoOptions } from './luma-agents/luma-agents-video.js'
import type { StartedVideoModel } from './video/started-video-model.js'

export { LUMA_AGENTS_PRICES } from './luma-agents/luma-agents-prices.js'
export type { LumaAgentsVideoOptions } from './luma-agents/luma-agents-video.js'

/**
 * Options of {@link createLumaAgents}: key from `apiKey` or LUMA_AGENTS_API_KEY (keys of the Dream Machine
 * API are others), address from `baseUrl` or MUTOSCOPE_LUMA_AGENTS_BASE_URL.
 */
export type LumaAgentsOptions = LumaAgentsServiceOptions

/** Models of Luma's Agents API. Names that are not known here are passed through; they need a price. */
export interface LumaAgents {
  /** Clips of 5 or 10 seconds without sound, the longer ones from a text alone. @default ray-3.2 */
  video(model?: string, options?: LumaAgentsVideoOptions): StartedVideoModel
  /** Pictures, with up to nine reference pictures: `uni-1`, `uni-1-max`. @default uni-1 */
  image(model?: string): StartedModel<ImageRequest, ImageData>
  /**
   * Asks Luma, free of charge, whether it takes the key. @throws `PROVIDER_AUTH`, `PROVIDER_KEY_MISSING`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

/**
 * Clips and pictures by Luma's current API; `luma` is its older Dream Machine. There is no idempotency key,
 * no list and no place for a marker, so a lost answer ends as `CALL_AMBIGUOUS`; a generation cannot be
 * stopped. Pictures travel inside of the request.
 *
 * Written from https://docs.agents.lumalabs.ai (the guides on video generation, models, pricing and errors).
 * Not tried live, nor held against the official package: shapes of pictures and the sizes of clips are as
 * documented, what a completed generation cost is not told, and neither is a balance.
 *
 * @example
 * const luma = createLumaAgents({ apiKey: process.env.LUMA_AGENTS_API_KEY })
 * const studio = createStudio({ models: { video: luma.video('ray-3.2') } })
 */
export function createLumaAgents(options: LumaAgentsOptions = {}): LumaAgents {
  const service = createLumaAgentsService(options)
  return {
    video: (model = 'ray-3.2', videoOptions = {}) => createLumaAgentsVideo(service, model, videoOptions),
    image: (model = 'uni-1') => createLumaAgentsImage(service, model),
    checkKey: (context) => service.checkKey(toRequestContext(context)),
  }
}
