import { MutoscopeError, type Json } from '@mutoscope/core'
import {
  canonicalJson,
  type ModelContext,
  type VideoCapabilities,
  type VideoRequest,
} from '@mutoscope/core/ports'
import { defineStartedModel } from '../http/define-started-model.js'
import { aspectRatio } from '../video/aspect-ratio.js'
import { checkVideoRequest } from '../video/check-video-request.js'
import { clipFacts, toClipData } from '../video/clip-facts.js'
import type { StartedVideoModel } from '../video/started-video-model.js'
import { videoSeed } from '../video/video-seed.js'
import { runwayTask, type RunwayService } from './runway-service.js'
import {
  HD_SIZES,
  resolutionStep,
  RUNWAY_VIDEO_MODELS,
  VEO,
  type RunwayVideoModel,
} from './runway-video-models.js'

/** Options of a clip model. */
export interface RunwayVideoOptions {
  /** Given for a model that is not known here, its requests are checked before they are sent. */
  readonly capabilities?: VideoCapabilities
  /**
   * Members that go into the request besides, or in place of, those made here, for instance
   * `{ promptExpansionMode: 'disabled' }`; null leaves one out.
   */
  readonly input?: { readonly [name: string]: Json }
}

const clipSchema = runwayTask.extend(clipFacts)

/** A model that is not known here: its request goes out in Runway's most common form. */
const ASSUMED: RunwayVideoModel = {
  capabilities: { ...VEO, durations: { min: 2, max: 10 }, sizes: HD_SIZES },
  audioMember: false,
  seed: true,
}

/** Makes a clip model on Runway. Models that are not known here are passed through. */
export function createRunwayVideo(
  service: RunwayService,
  model: string,
  { capabilities, input = {} }: RunwayVideoOptions = {},
): StartedVideoModel {
  const listed = RUNWAY_VIDEO_MODELS.get(model)
  const wire: RunwayVideoModel =
    listed ?? (capabilities === undefined ? ASSUMED : { ...ASSUMED, audioMember: capabilities.audio })
  const known = capabilities ?? listed?.capabilities
  return defineStartedModel(clipSchema, {
    provider: 'runway',
    model,
    version: Object.keys(input).length === 0 ? '1' : `1 ${canonicalJson(input)}`,
    capabilities: known ?? wire.capabilities,
    paid: {
      dedupe: 'none',
      price: (request) =>
        service.price({
          model,
          unit: 'second',
          quantity: request.durationSec,
          when: { audio: request.audio ? 'yes' : 'no', resolution: resolutionStep(request) },
        }),
      balance: (context) => service.balance(context),
    },
    async start(request, context) {
      check(model, known, request)
      const { prompt, durationSec, width, height, audio, images } = request
      const promptImage = images.length === 0 ? undefined : await toPromptImage(service, images, context)
      const body = {
        model,
        promptText: prompt,
        ...toSize(wire, request),
        duration: durationSec,
        ...(promptImage === undefined ? {} : { promptImage }),
        ...(wire.audioMember || (listed === undefined && audio) ? { audio } : {}),
        ...(wire.seed ? videoSeed(request, 32) : {}),
        ...input,
      }
      // A size that only stands for a shape and a resolution promises no pixels, nor does a model of its own
      // mind about sound.
      const exact = sizeForm(wire, request) === 'pixels'
      const heard = wire.audioMember || known?.audio !== true ? audio : null
      return service.start(
        images.length === 0 ? 'text_to_video' : 'image_to_video',
        Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)),
        { durationSec, width: exact ? width : null, height: exact ? height : null, audio: heard },
        context,
      )
    },
    status(clip, context) {
      const data = toClipData(clip)
      return service.status(clip, context, (output) =>
        Promise.resolve({ mediaType: output.mediaType ?? 'video/mp4', data }),
      )
    },
    cancel: (clip, context) => service.cancel(clip, context),
  })
}

/** Refuses what the model cannot make. @throws `INVALID_INPUT` */
function check(model: string, known: VideoCapabilities | undefined, request: VideoRequest): void {
  const refuse = (field: string, message: string, limit?: Json): never => {
    throw new MutoscopeError('INVALID_INPUT', {
      message,
      details: { field, ...(limit === undefined ? {} : { limit }) },
    })
  }
  if (request.video !== undefined)
    refuse('video', `Runway ${model} makes new clips and changes none. Use aleph2.`)
  if (known === undefined) return
  const frames = request.images.filter(({ use }) => use !== 'reference')
  const referenced = frames.length < request.images.length
  checkVideoRequest(
    `Runway ${model}`,
    known,
    known.takesReferences === true ? { ...request, images: frames } : request,
  )
  if (referenced && frames.length > 0)
    refuse('images', `Runway ${model} takes reference pictures or a first and last one, not both.`)
  if (frames.length > 0 && frames.every(({ use }) => use === 'last'))
    refuse('images', `Runway ${model} takes a last picture only together with a first one.`)
  const isHd = HD_SIZES.some(({ width, height }) => width === request.width && height === request.height)
  // Without a picture, gen4.5 makes fewer sizes.
  if (model === 'gen4.5' && request.images.length === 0 && !isHd) {
    const limit = HD_SIZES.map(({ width, height }) => `${width}x${height}`)
    refuse(
      'size',
      `Runway gen4.5 makes ${limit.join(' or ')} from a text alone, not ${request.width}x${request.height}.`,
      limit,
    )
  }
}

function sizeForm({ size }: RunwayVideoModel, { images }: VideoRequest) {
  return size?.[images.length === 0 ? 'text' : 'image'] ?? 'pixels'
}

function toSize(wire: RunwayVideoModel, request: VideoRequest): { readonly [name: string]: string } {
  const { width, height } = request
  const form = sizeForm(wire, request)
  if (form === 'pixels') return { ratio: `${width}:${height}` }
  const short = Math.min(width, height)
  const resolution = wire.resolutions?.[short] ?? `${short}p`
  if (form === 'resolution') return { resolution }
  const shape = aspectRatio(width, height)
  return { ratio: shape === '7:3' ? '21:9' : shape, resolution }
}

async function toPromptImage(service: RunwayService, images: VideoRequest['images'], context: ModelContext) {
  const uris = await Promise.all(
    images.map(async (image) => ({
      uri: await service.toUri(image, context),
      ...(image.use === 'reference' ? {} : { position: image.use }),
    })),
  )
  const [only] = uris
  return uris.length === 1 && only?.position === 'first' ? only.uri : uris
}
