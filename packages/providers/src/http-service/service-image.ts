import { MutoscopeError } from '@mutoscope/core'
import type {
  ImageData,
  ImageRequest,
  ImmediateModel,
  ModelContext,
  ModelOutput,
} from '@mutoscope/core/ports'
import * as z from 'zod'
import { readOutputHead } from '../http/read-output-head.js'
import { readImageSize } from '../image/read-image-size.js'
import { gatherPictures } from './gather-pictures.js'
import type { ServiceClient } from './service-client.js'
import { SERVICE_WORDS } from './service-words.js'

/**
 * Has an image service draw pictures: `/generate` for one, `/generate-batch` for those that are asked for
 * nearly at once, unless they have a price.
 */
export function createServiceImage(
  service: ServiceClient,
  version: string,
): ImmediateModel<ImageRequest, ImageData> {
  const drawOne = async ({ prompt, style }: ImageRequest, context: ModelContext) => {
    const answer = await service.post(
      'generate',
      { prompt, style: SERVICE_WORDS.style[style] },
      pictureSchema,
      context,
    )
    return fetchPicture(service, answer.url ?? answer.image_url, context)
  }
  const draw = service.isPaid
    ? drawOne
    : gatherPictures({
        one: drawOne,
        many: (requests, context) =>
          drawBatch(
            service,
            { prompts: requests.map(({ prompt }) => prompt), style: requests[0].style },
            context,
          ),
      })
  return {
    provider: 'http-service',
    model: 'image',
    version,
    ...service.terms<ImageRequest>((priceOf) => priceOf('image', 1)),
    async generate(request, context) {
      checkPrompt(request.prompt)
      return draw(request, context)
    },
  }
}

/** Several pictures in one style. */
export type ImageBatch = { readonly prompts: readonly string[]; readonly style: ImageRequest['style'] }

/** Has an image service draw several pictures with one request; the answer is in the order of the prompts. */
export async function drawBatch(
  service: ServiceClient,
  { prompts, style }: ImageBatch,
  context: ModelContext,
): Promise<readonly ModelOutput<ImageData>[]> {
  prompts.forEach(checkPrompt)
  const { images } = await service.post(
    'generate-batch',
    { images: prompts.map((prompt) => ({ prompt })), style: SERVICE_WORDS.style[style] },
    z.looseObject({ images: z.array(pictureSchema) }),
    context,
  )
  if (images.length !== prompts.length)
    throw new MutoscopeError('MODEL_FAILED', {
      message: `The image service returned ${images.length} pictures instead of ${prompts.length}.`,
    })
  return Promise.all(images.map((image) => fetchPicture(service, image.url ?? image.image_url, context)))
}

async function fetchPicture(
  service: ServiceClient,
  url: string | null | undefined,
  context: ModelContext,
): Promise<ModelOutput<ImageData>> {
  if (url === null || url === undefined || url === '')
    throw new MutoscopeError('MODEL_FAILED', {
      message: 'The image service returned no picture URL.',
    })
  const { body } = await service.download(url, context)
  const size = readImageSize(await readOutputHead(body))
  if (size === null)
    throw new MutoscopeError('MODEL_FAILED', {
      message: 'The image service returned a file that is not PNG, JPEG or WebP.',
    })
  return {
    body,
    mediaType: size.mediaType,
    data: { width: size.width, height: size.height },
  }
}

function checkPrompt(prompt: string): void {
  if (prompt.trim() === '')
    throw new MutoscopeError('INVALID_INPUT', { message: 'A prompt is empty.', details: { field: 'prompt' } })
}

const pictureSchema = z.looseObject({ url: z.string().nullish(), image_url: z.string().nullish() })
