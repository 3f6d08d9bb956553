import { MutoscopeError, type Json } from '@mutoscope/core'
import { canonicalJson, type VideoCapabilities, type VideoRequest } from '@mutoscope/core/ports'
import { defineStartedModel } from '../http/define-started-model.js'
import { checkVideoRequest } from '../video/check-video-request.js'
import { clipFacts, toClipData } from '../video/clip-facts.js'
import type { StartedVideoModel } from '../video/started-video-model.js'
import { lumaAgentsGeneration, type LumaAgentsService } from './luma-agents-service.js'

/** Options of a clip model. */
export interface LumaAgentsVideoOptions {
  /** Members of `video` besides, or in place of, those made from the request, for instance `{ loop: true }`. */
  readonly input?: { readonly [name: string]: Json }
}

const clipSchema = lumaAgentsGeneration.extend({ durationSec: clipFacts.durationSec })

const SHAPES = [
  ['16:9', 16, 9],
  ['9:16', 9, 16],
  ['1:1', 1, 1],
  ['4:3', 4, 3],
  ['3:4', 3, 4],
  ['21:9', 21, 9],
] as const
const SHORTS = [360, 540, 720, 1080] as const
/** Sizes stand for a resolution and a shape: Luma does not promise exact pixels. */
const SIZES = SHORTS.flatMap((short) =>
  SHAPES.map(([name, x, y]) => ({
    width: Math.round((short * x) / Math.min(x, y)),
    height: Math.round((short * y) / Math.min(x, y)),
    shape: name,
    resolution: `${short}p`,
  })),
)
const LONG_SEC = 10
const CAPABILITIES: VideoCapabilities = {
  durations: [5, LONG_SEC],
  sizes: SIZES.map(({ width, height }) => ({ width, height })),
  needsImage: false,
  takesFirstImage: true,
  takesLastImage: true,
  audio: false,
  maxPromptChars: 6000,
}

/** Makes a clip model on Luma's Agents API. */
export function createLumaAgentsVideo(
  service: LumaAgentsService,
  model: string,
  { input = {} }: LumaAgentsVideoOptions,
): StartedVideoModel {
  return defineStartedModel(clipSchema, {
    provider: 'luma-agents',
    model,
    version: Object.keys(input).length === 0 ? '1' : `1 ${canonicalJson(input)}`,
    capabilities: CAPABILITIES,
    paid: {
      dedupe: 'none',
      price: (request) =>
        service.price({
          model,
          unit: 'request',
          quantity: 1,
          when: { resolution: resolutionOf(request), duration: `${request.durationSec}s` },
        }),
    },
    async start(request, context) {
      check(model, request)
      const frames = await Promise.all(
        request.images.map(async (image) => [
          image.use === 'last' ? 'end_frame' : 'start_frame',
          await service.toImage(image, context),
        ]),
      )
      const video = {
        resolution: resolutionOf(request),
        duration: `${request.durationSec}s`,
        ...(Object.fromEntries(frames) as { readonly [name: string]: Json }),
        ...input,
      }
      return service.start(
        {
          model,
          type: 'video',
          prompt: request.prompt,
          aspect_ratio: sizeOf(request)?.shape ?? '16:9',
          video,
        },
        { durationSec: request.durationSec },
        context,
      )
    },
    status(clip, context) {
      const data = toClipData({ ...clip, width: null, height: null, audio: false })
      return service.status(clip, 'video', context, (output) =>
        Promise.resolve({ mediaType: output.mediaType ?? 'video/mp4', data }),
      )
    },
  })
}

function check(model: string, request: VideoRequest): void {
  checkVideoRequest(`Luma ${model}`, CAPABILITIES, request)
  if (request.durationSec === LONG_SEC && request.images.length > 0)
    throw new MutoscopeError('INVALID_INPUT', {
      message: `Luma ${model} makes clips of ${LONG_SEC} seconds from a text alone; with pictures they have 5.`,
      details: { field: 'durationSec', limit: 5 },
    })
}

function sizeOf({ width, height }: VideoRequest) {
  return SIZES.find((size) => size.width === width && size.height === height)
}

function resolutionOf(request: VideoRequest): string {
  return sizeOf(request)?.resolution ?? `${Math.min(request.width, request.height)}p`
}
