import { MutoscopeError, type Json } from '@mutoscope/core'
import { canonicalJson, type ImageData, type ImageRequest, type StartedModel } from '@mutoscope/core/ports'
import { defineStartedModel } from '../http/define-started-model.js'
import { nearestSize } from '../image/nearest-size.js'
import { picturePrompt } from '../image/picture-prompt.js'
import { pictureSeed } from '../image/picture-seed.js'
import { readImageSize } from '../image/read-image-size.js'
import { replicateOperation, type ReplicateService } from './replicate-service.js'

/** Options of a picture model. */
export interface ReplicateImageOptions {
  /** Inputs that go to the model besides, or in place of, those made from the request. */
  readonly input?: { readonly [name: string]: Json }
}

const RATIOS = [
  [1, 1],
  [16, 9],
  [21, 9],
  [3, 2],
  [2, 3],
  [4, 5],
  [5, 4],
  [3, 4],
  [4, 3],
  [9, 16],
  [9, 21],
].map(([width = 1, height = 1]) => ({ width, height }))

/** Makes a picture model on Replicate. A picture has the shape nearest to the frame it is for. */
export function createReplicateImage(
  service: ReplicateService,
  model: string,
  { input = {} }: ReplicateImageOptions,
): StartedModel<ImageRequest, ImageData> {
  return defineStartedModel(replicateOperation, {
    provider: 'replicate',
    model,
    version: Object.keys(input).length === 0 ? '1' : `1 ${canonicalJson(input)}`,
    paid: {
      dedupe: 'lookup',
      settleMs: service.settleMs,
      price: () => service.price({ model, unit: 'image', quantity: 1 }),
    },
    async start(request, context) {
      if (request.prompt.trim() === '')
        throw new MutoscopeError('INVALID_INPUT', {
          message: `Replicate ${model} needs a prompt.`,
          details: { field: 'prompt' },
        })
      const { width, height } = nearestSize(RATIOS, request)
      const seed = await pictureSeed(request)
      return service.start(
        model,
        {
          prompt: picturePrompt(request),
          aspect_ratio: `${width}:${height}`,
          output_format: 'png',
          seed,
          ...input,
        },
        {},
        context,
      )
    },
    status: (operation, context) =>
      service.status(operation, context, (bytes) => {
        const size = readImageSize(bytes)
        return size === null
          ? null
          : { mediaType: size.mediaType, data: { width: size.width, height: size.height } }
      }),
    cancel: (operation, context) => service.cancel(operation, context),
    reconcile: (mark, _request, context) => service.reconcile(mark, {}, context),
  })
}
