import { type ImageData, type ImageRequest, type StartedModel, ignoreReferences } from '@mutoscope/core/ports'
import type { RequestContext } from './http/provider-client.js'
import { toRequestContext } from './http/to-request-context.js'
import { createLumaImage } from './luma/luma-image.js'
import { createLumaService, type LumaServiceOptions } from './luma/luma-service.js'
import { createLumaVideo, type PublishImage } from './luma/luma-video.js'
import type { StartedVideoModel } from './video/started-video-model.js'

export { LUMA_PRICES } from './luma/luma-prices.js'
export type { PublishImage } from './luma/luma-video.js'

/**
 * Options of {@link createLuma}: key from `apiKey` or LUMAAI_API_KEY, address from `baseUrl` or
 * LUMAAI_BASE_URL.
 */
export interface LumaOptions extends LumaServiceOptions {
  /** Luma takes pictures only by public address. Without this, clips are made from text alone. */
  readonly publishImage?: PublishImage
}

/**
 * Luma's models. Names that are not known here are passed through; they need a price in `prices` to be
 * quoted.
 */
export interface Luma {
  /** Clips of 5 or 9 seconds without sound: `ray-2`, `ray-flash-2`. */
  video(model: string): StartedVideoModel
  /** Pictures: `photon-1`, `photon-flash-1`. @default photon-1 */
  image(model?: string): StartedModel<ImageRequest, ImageData>
  /**
   * Asks Luma, free of charge, whether it takes the key. @throws `PROVIDER_AUTH`, `PROVIDER_KEY_MISSING`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

/**
 * Clips and pictures made by Luma's Dream Machine, its older API; `luma-agents` is the current one. A lost answer to a paid request is settled by Luma's list
 * of generations, which gives our marker back (`dedupe: 'lookup'`). Written from
 * https://docs.lumalabs.ai/reference.
 *
 * @example
 * const luma = createLuma({ apiKey: process.env.LUMAAI_API_KEY })
 * const studio = createStudio({ models: { video: luma.video('ray-2') } })
 */
export function createLuma(options: LumaOptions = {}): Luma {
  const service = createLumaService(options)
  return {
    video: (model) => createLumaVideo(service, model, options.publishImage),
    image: (model = 'photon-1') => ignoreReferences(createLumaImage(service, model)),
    checkKey: (context) => service.checkKey(toRequestContext(context)),
  }
}
