import type { PriceEntry } from '@mutoscope/core'
import {
  type ImageData,
  type ImageRequest,
  type ImmediateModel,
  type ModelContext,
  type ModelOutput,
  type Script,
  type ScriptRequest,
  type SpeechData,
  type SpeechRequest,
  ignoreReferences,
} from '@mutoscope/core/ports'
import type { ProviderOptions } from './http/provider-options.js'
import { createServiceClient, type ServiceOptions } from './http-service/service-client.js'
import { drawBatch, createServiceImage, type ImageBatch } from './http-service/service-image.js'
import { renderVideo, type RenderedVideo, type RenderRequest } from './http-service/service-render.js'
import { createServiceScript } from './http-service/service-script.js'
import { createServiceSpeech } from './http-service/service-speech.js'

export type { ImageBatch } from './http-service/service-image.js'
export type { RenderedVideo, RenderRequest } from './http-service/service-render.js'

/** Options of {@link createHttpService}. `apiKey` is sent as a bearer token; without one none is sent. */
export interface HttpServiceOptions extends Omit<ProviderOptions, 'baseUrl'> {
  /** @default `SCRIPT_SERVICE_URL` */
  readonly scriptUrl?: string
  /** @default `AUDIO_SERVICE_URL` */
  readonly audioUrl?: string
  /** @default `IMAGE_SERVICE_URL` */
  readonly imageUrl?: string
  /** @default `VIDEO_SERVICE_URL` */
  readonly videoUrl?: string
  /**
   * Prices for the models `script`, `audio`, `image`, `video` of the provider `http-service`, by `request`,
   * or by `kilochar` and `image`. @default none: the services are free, and requests may be repeated
   */
  readonly prices?: readonly PriceEntry[]
  /** `key` when the services heed the header `Idempotency-Key`. @default 'none' */
  readonly dedupe?: 'key' | 'none'
  /**
   * Origins inside the host's own network that outputs may lie on, for instance `http://minio:9000`. @default
   * only the service's own
   */
  readonly outputOrigins?: readonly string[]
  /** Change it when the services change what they make. @default '1' */
  readonly version?: string
  /** How long a service may take for one request, milliseconds. @default 300000 */
  readonly timeoutMs?: number
}

/** Services of one's own, as models. Each method throws `INVALID_INPUT` when its service has no address. */
export interface HttpService {
  /** Writes scripts. */
  script(): ImmediateModel<ScriptRequest, Script>
  /** Speaks. */
  speech(): ImmediateModel<SpeechRequest, SpeechData>
  /** Makes pictures. */
  image(): ImmediateModel<ImageRequest, ImageData>
  /** Several pictures with one request. With a price it is sent once, as every paid request. */
  imageBatch(batch: ImageBatch, context: ModelContext): Promise<readonly ModelOutput<ImageData>[]>
  /** Puts pictures and sound together, for hosts that render with a service. */
  render(
    request: RenderRequest,
    context: Pick<ModelContext, 'signal' | 'ownerId' | 'call'>,
  ): Promise<RenderedVideo>
}

/**
 * Services of one's own over plain JSON: `POST {scriptUrl}/generate`, `POST {audioUrl}/generate`,
 * `POST {imageUrl}/generate` and `/generate-batch`, `POST {videoUrl}/render`. Outputs are addresses, fetched
 * at once. Errors are read as FastAPI writes them.
 *
 * @example
 * const services = createHttpService({
 *   scriptUrl: 'http://script-service:8001',
 *   audioUrl: 'http://audio-service:8002',
 * })
 * const studio = createStudio({ models: { script: services.script(), speech: services.speech() } })
 */
export function createHttpService(options: HttpServiceOptions = {}): HttpService {
  const { scriptUrl, audioUrl, imageUrl, videoUrl, version = '1', ...given } = options
  const shared: ServiceOptions = {
    ...given,
    prices: given.prices ?? [],
    dedupe: given.dedupe ?? 'none',
    outputOrigins: given.outputOrigins ?? [],
    timeoutMs: given.timeoutMs ?? 300_000,
  }
  const image = () =>
    createServiceClient(
      { model: 'image', option: 'imageUrl', variable: 'IMAGE_SERVICE_URL' },
      imageUrl,
      shared,
    )
  return {
    script: () =>
      createServiceScript(
        createServiceClient(
          { model: 'script', option: 'scriptUrl', variable: 'SCRIPT_SERVICE_URL' },
          scriptUrl,
          shared,
        ),
        version,
      ),
    speech: () =>
      createServiceSpeech(
        createServiceClient(
          { model: 'audio', option: 'audioUrl', variable: 'AUDIO_SERVICE_URL' },
          audioUrl,
          shared,
        ),
        version,
      ),
    image: () => ignoreReferences(createServiceImage(image(), version)),
    imageBatch: (batch, context) => drawBatch(image(), batch, context),
    render: (request, context) =>
      renderVideo(
        createServiceClient(
          { model: 'video', option: 'videoUrl', variable: 'VIDEO_SERVICE_URL' },
          videoUrl,
          shared,
        ),
        request,
        context,
      ),
  }
}
