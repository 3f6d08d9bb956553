import { MutoscopeError } from '@mutoscope/core'
import type { ImageData, ImageRequest, StartedModel } from '@mutoscope/core/ports'
import { defineStartedModel } from '../http/define-started-model.js'
import { readOutputHead } from '../http/read-output-head.js'
import { nearestSize } from '../image/nearest-size.js'
import { picturePrompt } from '../image/picture-prompt.js'
import { readImageSize } from '../image/read-image-size.js'
import { MAX_REFERENCES } from './luma-agents-prices.js'
import { lumaAgentsGeneration, type LumaAgentsService } from './luma-agents-service.js'

const SHAPES = [
  [3, 1],
  [2, 1],
  [16, 9],
  [3, 2],
  [1, 1],
  [2, 3],
  [9, 16],
  [1, 2],
  [1, 3],
].map(([width = 1, height = 1]) => ({ width, height }))
const MAX_PROMPT_CHARS = 6000

/** Makes a picture model on Luma's Agents API: PNG of 2048 pixels in the shape nearest to the frame. */
export function createLumaAgentsImage(
  service: LumaAgentsService,
  model: string,
): StartedModel<ImageRequest, ImageData> {
  return defineStartedModel(lumaAgentsGeneration, {
    provider: 'luma-agents',
    model,
    version: '1',
    paid: {
      dedupe: 'none',
      price: ({ references = [] }) =>
        service.price({ model, unit: 'image', quantity: 1, when: { references: String(references.length) } }),
    },
    async start(request, context) {
      const prompt = toPrompt(model, request)
      const references = request.references ?? []
      if (references.length > MAX_REFERENCES)
        throw new MutoscopeError('INVALID_INPUT', {
          message: `Luma ${model} takes ${MAX_REFERENCES} reference pictures; ${references.length} were given.`,
          details: { field: 'references', limit: MAX_REFERENCES },
        })
      const { width, height } = nearestSize(SHAPES, request)
      const images = await Promise.all(references.map((reference) => service.toImage(reference, context)))
      return service.start(
        {
          model,
          type: 'image',
          prompt,
          aspect_ratio: `${width}:${height}`,
          output_format: 'png',
          ...(images.length === 0 ? {} : { image_ref: images }),
        },
        {},
        context,
      )
    },
    status: (operation, context) =>
      service.status(operation, 'image', context, async ({ body }) => {
        const found = readImageSize(await readOutputHead(body))
        if (found === null)
          throw new MutoscopeError('MEDIA_INVALID', {
            message: 'Luma returned a picture that is not PNG, JPEG or WebP.',
          })
        return { mediaType: found.mediaType, data: { width: found.width, height: found.height } }
      }),
  })
}

function toPrompt(model: string, request: ImageRequest): string {
  const refuse = (message: string, limit?: number) =>
    new MutoscopeError('INVALID_INPUT', {
      message,
      details: { field: 'prompt', ...(limit === undefined ? {} : { limit }) },
    })
  if (request.prompt.trim() === '') throw refuse(`Luma ${model} needs a prompt.`)
  const prompt = picturePrompt(request)
  if (prompt.length <= MAX_PROMPT_CHARS) return prompt
  throw refuse(
    `Luma ${model} takes prompts of at most ${MAX_PROMPT_CHARS} characters; with its style this one has ${prompt.length}.`,
    MAX_PROMPT_CHARS,
  )
}
