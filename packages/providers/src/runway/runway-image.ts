import { MutoscopeError } from '@mutoscope/core'
import type { ImageData, ImageRequest, StartedModel } from '@mutoscope/core/ports'
import * as z from 'zod'
import { defineStartedModel } from '../http/define-started-model.js'
import { readOutputHead } from '../http/read-output-head.js'
import { nearestSize, type PictureSize } from '../image/nearest-size.js'
import { picturePrompt } from '../image/picture-prompt.js'
import { pictureSeed } from '../image/picture-seed.js'
import { readImageSize } from '../image/read-image-size.js'
import { runwayTask, type RunwayService } from './runway-service.js'

const pictureSchema = runwayTask.extend({
  width: z.number(),
  height: z.number(),
  /** Reference pictures that were left out. */
  dropped: z.number().default(0),
})

const GEN4_SIZES: readonly PictureSize[] = [
  [1024, 1024],
  [1080, 1080],
  [1168, 880],
  [1360, 768],
  [1440, 1080],
  [1080, 1440],
  [1808, 768],
  [1920, 1080],
  [1080, 1920],
  [2112, 912],
  [1280, 720],
  [720, 1280],
  [720, 720],
  [960, 720],
  [720, 960],
  [1680, 720],
].map(([width = 0, height = 0]) => ({ width, height }))
const FLASH_SIZES: readonly PictureSize[] = [
  [1344, 768],
  [768, 1344],
  [1024, 1024],
  [1184, 864],
  [864, 1184],
  [1536, 672],
  [832, 1248],
  [1248, 832],
  [896, 1152],
  [1152, 896],
].map(([width = 0, height = 0]) => ({ width, height }))
const KNOWN = new Map<
  string,
  { readonly sizes: readonly PictureSize[]; readonly maxPromptChars: number; readonly seed: boolean }
>([
  ['gen4_image', { sizes: GEN4_SIZES, maxPromptChars: 1000, seed: true }],
  ['gen4_image_turbo', { sizes: GEN4_SIZES, maxPromptChars: 1000, seed: true }],
  ['gemini_2.5_flash', { sizes: FLASH_SIZES, maxPromptChars: Infinity, seed: false }],
])

/** Reference pictures of one request. */
const MAX_REFERENCES = 3

/**
 * Makes a picture model on Runway. A picture has the shape nearest to the frame it is for; not known models
 * are asked for the frame's own size. Of reference pictures the first three are used.
 */
export function createRunwayImage(
  service: RunwayService,
  model: string,
): StartedModel<ImageRequest, ImageData> {
  const known = KNOWN.get(model)
  const sizeOf = ({ width, height }: ImageRequest): PictureSize =>
    known === undefined ? { width, height } : nearestSize(known.sizes, { width, height })
  return defineStartedModel(pictureSchema, {
    provider: 'runway',
    model,
    version: '1',
    paid: {
      dedupe: 'none',
      balance: (context) => service.balance(context),
      price(request) {
        const { width, height } = sizeOf(request)
        return service.price({
          model,
          unit: 'image',
          quantity: 1,
          when: { resolution: Math.min(width, height) <= 720 ? '720p' : '1080p' },
        })
      },
    },
    async start(request, context) {
      const promptText = picturePrompt(request)
      if (request.prompt.trim() === '')
        throw new MutoscopeError('INVALID_INPUT', {
          message: `Runway ${model} needs a prompt.`,
          details: { field: 'prompt' },
        })
      const references = (request.references ?? []).slice(0, MAX_REFERENCES)
      if (model === 'gen4_image_turbo' && references.length === 0)
        throw new MutoscopeError('INVALID_INPUT', {
          message: 'Runway gen4_image_turbo requires reference pictures. Use gen4_image.',
          details: { field: 'model' },
        })
      if (known !== undefined && promptText.length > known.maxPromptChars) {
        throw new MutoscopeError('INVALID_INPUT', {
          message: `Runway ${model} takes prompts of at most ${known.maxPromptChars} characters; with its style this one has ${promptText.length}.`,
          details: { field: 'prompt', limit: known.maxPromptChars },
        })
      }
      const { width, height } = sizeOf(request)
      const seed = known?.seed === true ? { seed: await pictureSeed(request, 32) } : {}
      const uris = await Promise.all(
        references.map(async (reference, index) => ({
          uri: await service.toUri(reference, context),
          tag: `reference${index + 1}`,
        })),
      )
      const dropped = (request.references?.length ?? 0) - references.length
      return service.start(
        'text_to_image',
        {
          model,
          promptText,
          ratio: `${width}:${height}`,
          ...seed,
          ...(uris.length === 0 ? {} : { referenceImages: uris }),
        },
        { width, height, dropped },
        context,
      )
    },
    status(picture, context) {
      const { width, height, dropped } = picture
      return service.status(picture, context, async ({ body, mediaType }) => {
        const found = readImageSize(await readOutputHead(body))
        return {
          mediaType: found?.mediaType ?? mediaType ?? 'image/png',
          data: { width: found?.width ?? width, height: found?.height ?? height },
          ...(dropped === 0
            ? {}
            : {
                warnings: [
                  `Runway takes ${MAX_REFERENCES} reference pictures; ${dropped} more were left out.`,
                ],
              }),
        }
      })
    },
    cancel: (picture, context) => service.cancel(picture, context),
  })
}
