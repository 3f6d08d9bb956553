import { MutoscopeError } from '@mutoscope/core'
import type { ImageData, ImageRequest, StartedModel } from '@mutoscope/core/ports'
import { defineStartedModel } from '../http/define-started-model.js'
import { nearestSize } from '../image/nearest-size.js'
import { picturePrompt } from '../image/picture-prompt.js'
import { readOutputHead } from '../http/read-output-head.js'
import { readImageSize } from '../image/read-image-size.js'
import { lumaGeneration, type LumaService } from './luma-service.js'

const SHAPES = [
  [1, 1],
  [16, 9],
  [9, 16],
  [4, 3],
  [3, 4],
  [21, 9],
  [9, 21],
].map(([width = 1, height = 1]) => ({ width, height }))
const MAX_PROMPT_CHARS = 5000

/** Makes a picture model on Luma: PNG in the shape nearest to the frame. */
export function createLumaImage(service: LumaService, model: string): StartedModel<ImageRequest, ImageData> {
  return defineStartedModel(lumaGeneration, {
    provider: 'luma',
    model,
    version: '1',
    paid: {
      dedupe: 'lookup',
      price: () => service.price({ model, unit: 'image', quantity: 1 }),
      balance: (context) => service.balance(context),
    },
    async start(request, context) {
      const prompt = picturePrompt(request)
      if (request.prompt.trim() === '')
        throw new MutoscopeError('INVALID_INPUT', {
          message: `Luma ${model} needs a prompt.`,
          details: { field: 'prompt' },
        })
      if (prompt.length > MAX_PROMPT_CHARS) {
        throw new MutoscopeError('INVALID_INPUT', {
          message: `Luma ${model} takes prompts of at most ${MAX_PROMPT_CHARS} characters; with its style this one has ${prompt.length}.`,
          details: { field: 'prompt', limit: MAX_PROMPT_CHARS },
        })
      }
      const { width, height } = nearestSize(SHAPES, request)
      return service.start(
        'image',
        { model, prompt, aspect_ratio: `${width}:${height}`, format: 'png' },
        {},
        context,
      )
    },
    status: (operation, context) =>
      service.status(operation, 'image', context, async ({ body }) => {
        const found = readImageSize(await readOutputHead(body))
        if (found === null)
          throw new MutoscopeError('PROVIDER_RESPONSE_INVALID', {
            message: 'Luma returned a picture that is not PNG, JPEG or WebP.',
          })
        return { mediaType: found.mediaType, data: { width: found.width, height: found.height } }
      }),
    cancel: (operation, context) => service.cancel(operation, context),
    reconcile: (mark, _request, context) => service.find(mark, {}, context),
  })
}
