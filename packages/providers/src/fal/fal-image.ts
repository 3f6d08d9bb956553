import { MutoscopeError, type Json } from '@mutoscope/core'
import { canonicalJson, type ImageData, type ImageRequest, type StartedModel } from '@mutoscope/core/ports'
import * as z from 'zod'
import { defineStartedModel } from '../http/define-started-model.js'
import { picturePrompt } from '../image/picture-prompt.js'
import { pictureSeed } from '../image/picture-seed.js'
import { readImageSize } from '../image/read-image-size.js'
import { falOperation, type FalService } from './fal-service.js'

/** Options of a picture model. */
export interface FalImageOptions {
  /** Inputs that go to the endpoint besides, or in place of, those made from the request. */
  readonly input?: { readonly [name: string]: Json }
}

/** Makes a picture model on fal, for endpoints that take a size in pixels such as those of FLUX. */
export function createFalImage(
  service: FalService,
  endpoint: string,
  { input = {} }: FalImageOptions,
): StartedModel<ImageRequest, ImageData> {
  return defineStartedModel(falOperation, {
    provider: 'fal',
    model: endpoint,
    version: Object.keys(input).length === 0 ? '1' : `1 ${canonicalJson(input)}`,
    paid: { dedupe: 'none', price: () => service.price({ model: endpoint, unit: 'image', quantity: 1 }) },
    async start(request, context) {
      if (request.prompt.trim() === '')
        throw new MutoscopeError('INVALID_INPUT', {
          message: `fal ${endpoint} needs a prompt.`,
          details: { field: 'prompt' },
        })
      const { width, height } = request
      const seed = await pictureSeed(request)
      return service.start(
        endpoint,
        {
          prompt: picturePrompt(request),
          image_size: { width, height },
          num_images: 1,
          output_format: 'png',
          seed,
          ...input,
        },
        {},
        context,
      )
    },
    status: (operation, context) =>
      service.status(operation, context, resultSchema, ({ images, has_nsfw_concepts: nsfw }) =>
        // What the safety checker has found comes as a black picture.
        nsfw?.[0] === true
          ? { refused: 'The safety checker refused the picture.' }
          : {
              url: images[0].url,
              toOutput(bytes) {
                const size = readImageSize(bytes)
                return size === null
                  ? null
                  : { mediaType: size.mediaType, data: { width: size.width, height: size.height } }
              },
            },
      ),
    cancel: (operation, context) => service.cancel(operation, context),
  })
}

const imageSchema = z.looseObject({ url: z.string() })
const resultSchema = z.looseObject({
  images: z.tuple([imageSchema], imageSchema),
  has_nsfw_concepts: z.array(z.boolean()).nullish(),
})
