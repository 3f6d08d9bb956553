import { MutoscopeError } from '@mutoscope/core'
import type { FrameImage, ModelContext, VideoCapabilities, VideoRequest } from '@mutoscope/core/ports'
import { defineStartedModel } from '../http/define-started-model.js'
import { checkVideoRequest } from '../video/check-video-request.js'
import { clipFacts, toClipData } from '../video/clip-facts.js'
import type { StartedVideoModel } from '../video/started-video-model.js'
import { lumaGeneration, type LumaService } from './luma-service.js'

/**
 * Puts a picture where Luma can read it without a key for the next minutes, and gives its https address: a
 * signed link, for instance.
 */
export type PublishImage = (image: FrameImage, context: ModelContext) => Promise<string>

const clipSchema = lumaGeneration.extend({ durationSec: clipFacts.durationSec })

const RESOLUTIONS = { 540: '540p', 720: '720p', 1080: '1080p', 2160: '4k' } as const
const MIN_PROMPT_CHARS = 3
const SIZES = ([540, 720, 1080, 2160] as const).flatMap((short) => [
  { width: (short * 16) / 9, height: short },
  { width: short, height: (short * 16) / 9 },
  { width: short, height: short },
])

/**
 * Makes a clip model on Luma. Sizes stand for a resolution and a shape: Luma does not promise exact pixels.
 */
export function createLumaVideo(
  service: LumaService,
  model: string,
  publishImage: PublishImage | undefined,
): StartedVideoModel {
  const pictures = publishImage !== undefined
  const capabilities: VideoCapabilities = {
    durations: [5, 9],
    sizes: SIZES,
    needsImage: false,
    takesFirstImage: pictures,
    takesLastImage: pictures,
    audio: false,
    maxPromptChars: 5000,
  }
  const known = model === 'ray-2' || model === 'ray-flash-2'
  return defineStartedModel(clipSchema, {
    provider: 'luma',
    model,
    version: '1',
    capabilities,
    paid: {
      dedupe: 'lookup',
      balance: (context) => service.balance(context),
      price: (request) =>
        service.price({
          model,
          unit: 'second',
          quantity: request.durationSec,
          when: { resolution: resolutionOf(request) },
        }),
    },
    async start(request, context) {
      if (known) {
        checkVideoRequest(`Luma ${model}`, capabilities, request)
        if (request.prompt.trim().length < MIN_PROMPT_CHARS) {
          throw new MutoscopeError('INVALID_INPUT', {
            message: `Luma ${model} takes prompts of at least ${MIN_PROMPT_CHARS} characters.`,
            details: { field: 'prompt', limit: MIN_PROMPT_CHARS },
          })
        }
      }
      const keyframes: Record<string, { type: 'image'; url: string }> = {}
      for (const image of request.images) {
        if (publishImage === undefined)
          throw new MutoscopeError('INVALID_INPUT', {
            message: 'Luma reads pictures from public URLs only. Pass `publishImage`.',
            details: { field: 'images' },
          })
        keyframes[image.use === 'last' ? 'frame1' : 'frame0'] = {
          type: 'image',
          url: await publishImage(image, context),
        }
      }
      const body = {
        model,
        prompt: request.prompt,
        aspect_ratio: shapeOf(request),
        duration: `${request.durationSec}s`,
        resolution: resolutionOf(request),
        ...(request.images.length === 0 ? {} : { keyframes }),
      }
      return service.start('video', body, factsOf(request), context)
    },
    status(clip, context) {
      const data = toClipData({ ...clip, width: null, height: null, audio: false })
      return service.status(clip, 'video', context, (output) =>
        Promise.resolve({ mediaType: output.mediaType ?? 'video/mp4', data }),
      )
    },
    cancel: (clip, context) => service.cancel(clip, context),
    reconcile: (mark, request, context) => service.find(mark, factsOf(request), context),
  })
}

function factsOf({ durationSec }: VideoRequest): { readonly durationSec: number } {
  return { durationSec }
}

function resolutionOf({ width, height }: VideoRequest): string {
  const short = Math.min(width, height)
  return RESOLUTIONS[short as keyof typeof RESOLUTIONS] ?? `${short}p`
}

function shapeOf({ width, height }: VideoRequest): string {
  if (width === height) return '1:1'
  return width > height ? '16:9' : '9:16'
}
