import { MutoscopeError, type ClipData, type VideoCapabilities, type VideoRequest } from '@mutoscope/core'
import { checkVideoRequest } from '../video/check-video-request.js'
import type { StartedVideoModel } from '../video/started-video-model.js'
import type { RunwayService, RunwayTask } from './runway-service.js'

type Size = VideoCapabilities['sizes'][number]
type Clip = RunwayTask & {
  readonly durationSec: number
  readonly width: number
  readonly height: number
  readonly audio: boolean
}

const HD: readonly Size[] = [
  { width: 1280, height: 720 },
  { width: 720, height: 1280 },
]
const GEN4: readonly Size[] = [
  ...HD,
  { width: 1104, height: 832 },
  { width: 832, height: 1104 },
  { width: 960, height: 960 },
  { width: 1584, height: 672 },
]
const VEO: VideoCapabilities = {
  durations: [4, 6, 8],
  sizes: [...HD, { width: 1080, height: 1920 }, { width: 1920, height: 1080 }],
  needsImage: false,
  takesFirstImage: true,
  takesLastImage: true,
  audio: true,
  maxPromptChars: 1000,
}
const GEN45: VideoCapabilities = {
  durations: { min: 2, max: 10 },
  sizes: GEN4,
  needsImage: false,
  takesFirstImage: true,
  takesLastImage: false,
  audio: false,
  maxPromptChars: 1000,
}
const KNOWN = new Map<string, VideoCapabilities>([
  ['gen4.5', GEN45],
  ['gen4_turbo', { ...GEN45, needsImage: true }],
  ['veo3.1', VEO],
  ['veo3.1_fast', VEO],
])
/**
 * What is taken for granted of a model that is not known here: the request is not checked and goes out as it
 * is.
 */
const ASSUMED: VideoCapabilities = { ...VEO, durations: { min: 2, max: 10 }, sizes: HD }

/** Makes a clip model on Runway. Not known models are passed through; their capabilities may be given. */
export function createRunwayVideo(
  service: RunwayService,
  model: string,
  given?: VideoCapabilities,
): StartedVideoModel {
  const known = given ?? KNOWN.get(model)
  return {
    provider: 'runway',
    model,
    version: '1',
    capabilities: known ?? ASSUMED,
    paid: {
      dedupe: 'none',
      price: ({ durationSec, audio }) =>
        service.price({
          model,
          unit: 'second',
          quantity: durationSec,
          when: { audio: audio ? 'yes' : 'no' },
        }),
    },
    async start(request, context) {
      if (request.video !== undefined) {
        throw new MutoscopeError('INVALID_INPUT', {
          message: `Runway ${model} makes new clips and changes none. Use aleph2.`,
          details: { field: 'video' },
        })
      }
      if (known !== undefined) checkVideoRequest(`Runway ${model}`, known, request)
      const pictured = request.images.length > 0
      if (known !== undefined && pictured && request.images.every(({ use }) => use === 'last')) {
        throw new MutoscopeError('INVALID_INPUT', {
          message: `Runway ${model} takes a last picture only together with a first one.`,
          details: { field: 'images' },
        })
      }
      if (model === 'gen4.5' && !pictured) checkTextSize(request)
      const { durationSec, width, height, audio } = request
      const promptImage = pictured ? await toPromptImage(service, request, context) : undefined
      const body = {
        model,
        promptText: request.prompt,
        ratio: `${width}:${height}`,
        duration: durationSec,
        ...(promptImage === undefined ? {} : { promptImage }),
        ...(known === undefined ? (audio ? { audio } : {}) : known.audio ? { audio } : {}),
        ...(request.seed === undefined ? {} : { seed: (request.seed + request.take - 1) % 2 ** 32 }),
      }
      return service.start(
        pictured ? 'image_to_video' : 'text_to_video',
        body,
        { durationSec, width, height, audio },
        context,
      )
    },
    status(operation, context) {
      const { durationSec, width, height, audio } = operation as Clip
      const data: ClipData = { durationMs: durationSec * 1000, width, height, audio }
      return service.status(operation as Clip, context, (output) =>
        Promise.resolve({ mediaType: output.mediaType ?? 'video/mp4', data }),
      )
    },
    cancel: (operation, context) => service.cancel(operation as Clip, context),
  }
}

/** Without a picture, gen4.5 makes fewer sizes. */
function checkTextSize({ width, height }: VideoRequest): void {
  if (HD.some((size) => size.width === width && size.height === height)) return
  const limit = HD.map((size) => `${size.width}x${size.height}`)
  throw new MutoscopeError('INVALID_INPUT', {
    message: `Runway gen4.5 makes ${limit.join(' or ')} from a text alone, not ${width}x${height}.`,
    details: { field: 'size', limit },
  })
}

async function toPromptImage(
  service: RunwayService,
  { images }: VideoRequest,
  context: Parameters<RunwayService['toUri']>[1],
) {
  const uris = await Promise.all(
    images.map(async (image) => ({
      uri: await service.toUri(image, context),
      ...(image.use === 'reference' ? {} : { position: image.use }),
    })),
  )
  const [only] = uris
  return uris.length === 1 && only?.position === 'first' ? only.uri : uris
}
