import { createHash } from 'node:crypto'
import { bytesSource, MutoscopeError } from '@mutoscope/core'
import type { ImageData, ImageRequest, ImmediateModel } from '@mutoscope/core/ports'
import { nearestSize, type PictureSize } from '../image/nearest-size.js'
import { picturePrompt } from '../image/picture-prompt.js'
import { readImageSize } from '../image/read-image-size.js'
import { aspectRatio } from '../video/aspect-ratio.js'
import { createAiSdkCaller } from './ai-sdk-call.js'
import type { AiSdkImageModel } from './ai-sdk-models.js'
import type { AiSdkOptions, AiSdkProviderOptions } from './ai-sdk-options.js'
import { readAiSdkWarnings } from './ai-sdk-warnings.js'
import { toBytes } from './to-bytes.js'

/** Options of an image model. */
export interface AiSdkImageOptions {
  readonly providerOptions?: AiSdkProviderOptions
  /** The sizes that the model makes; the nearest is asked for. @default none: only the shape is asked for */
  readonly sizes?: readonly PictureSize[]
}

/** Draws with an image model of the AI SDK, one picture a call. */
export function createAiSdkImage(
  model: AiSdkImageModel,
  options: AiSdkOptions,
  { providerOptions = {}, sizes = [] }: AiSdkImageOptions,
): ImmediateModel<ImageRequest, ImageData> {
  const caller = createAiSdkCaller(model, options)
  const { provider, modelId } = model
  return {
    provider,
    model: modelId,
    version: ['1', JSON.stringify([providerOptions, sizes])].join(';'),
    ...caller.terms<ImageRequest>(() => caller.price('image', 1)),
    async generate(request, context) {
      if (request.prompt.trim() === '')
        throw new MutoscopeError('INVALID_INPUT', {
          message: 'The prompt is empty.',
          details: { field: 'prompt' },
        })
      const size = sizes.length === 0 ? undefined : nearestSize(sizes, request)
      const answer = await caller.submit(context, (abortSignal) =>
        model.doGenerate({
          prompt: picturePrompt(request),
          n: 1,
          seed: toSeed(request),
          files: undefined,
          mask: undefined,
          providerOptions,
          abortSignal,
          size: size && `${size.width}x${size.height}`,
          aspectRatio: size === undefined ? aspectRatio(request.width, request.height) : undefined,
        }),
      )
      const [image] = answer.images
      const bytes = image === undefined ? new Uint8Array() : toBytes(image)
      const made = readImageSize(bytes)
      if (made === null)
        throw new MutoscopeError('MODEL_FAILED', {
          message: `${provider} returned ${image === undefined ? 'no picture' : 'a picture that is not PNG, JPEG or WebP'}.`,
          details: { provider },
        })
      return {
        body: bytesSource(bytes),
        mediaType: made.mediaType,
        data: { width: made.width, height: made.height },
        warnings: readAiSdkWarnings(answer),
      }
    },
  }
}

/**
 * A whole number of 31 bits from the project's seed and the take: the same for the same request, another for
 * another take.
 */
function toSeed({ seed, take }: Pick<ImageRequest, 'seed' | 'take'>): number {
  return createHash('sha256').update(`${seed}/${take}`).digest().readUInt32BE(0) >>> 1
}
