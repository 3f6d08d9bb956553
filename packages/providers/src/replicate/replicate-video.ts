import type { Json } from '@mutoscope/core'
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
import { isVideo } from '../video/is-video.js'
import type { StartedVideoModel } from '../video/started-video-model.js'
import { videoSeed } from '../video/video-seed.js'
import { replicateOperation, type ReplicateService } from './replicate-service.js'

/** Options of a clip model. */
export interface ReplicateVideoOptions {
  /** Given for a model that is not known here, its requests are checked before they are sent. */
  readonly capabilities?: VideoCapabilities
  /**
   * What the model calls its inputs for pictures and sound. @default { first: 'image', last: 'last_frame',
   * audio: 'generate_audio' }
   */
  readonly names?: { readonly first?: string; readonly last?: string; readonly audio?: string }
  /** Inputs that go to the model besides, or in place of, those made from the request. */
  readonly input?: { readonly [name: string]: Json }
}

const clipSchema = replicateOperation.extend(clipFacts)

const VEO: VideoCapabilities = {
  durations: [4, 6, 8],
  sizes: [
    { width: 1280, height: 720 },
    { width: 720, height: 1280 },
    { width: 1920, height: 1080 },
    { width: 1080, height: 1920 },
  ],
  needsImage: false,
  takesFirstImage: true,
  takesLastImage: true,
  audio: true,
  maxPromptChars: 4000,
}
const KNOWN = new Map<string, VideoCapabilities>([
  ['google/veo-3.1', VEO],
  ['google/veo-3.1-fast', VEO],
])

/** Makes a clip model on Replicate. Models that are not known here are passed through. */
export function createReplicateVideo(
  service: ReplicateService,
  model: string,
  options: ReplicateVideoOptions,
): StartedVideoModel {
  const known = options.capabilities ?? KNOWN.get(model.replace(/:.*/su, ''))
  const names = { first: 'image', last: 'last_frame', audio: 'generate_audio', ...options.names }
  const own = canonicalJson({ input: options.input, names: options.names })
  return defineStartedModel(clipSchema, {
    provider: 'replicate',
    model,
    version: own === '{}' ? '1' : `1 ${own}`,
    capabilities: known ?? VEO,
    paid: {
      dedupe: 'lookup',
      settleMs: service.settleMs,
      price: ({ durationSec, audio, height, width }) =>
        service.price({
          model,
          unit: 'second',
          quantity: durationSec,
          when: { audio: audio ? 'yes' : 'no', resolution: `${Math.min(width, height)}p` },
        }),
    },
    async start(request, context) {
      if (known !== undefined) checkVideoRequest(`Replicate ${model}`, known, request)
      const { prompt, durationSec, width, height, audio } = request
      const input = {
        prompt,
        duration: durationSec,
        aspect_ratio: aspectRatio(width, height),
        resolution: `${Math.min(width, height)}p`,
        ...(known?.audio === true || audio ? { [names.audio]: audio } : {}),
        ...videoSeed(request, 31),
        ...(await toPictures(service, request, names, context)),
        ...options.input,
      }
      return service.start(model, input, toFacts(request), context)
    },
    status(clip, context) {
      const data = toClipData(clip)
      return service.status(clip, context, (bytes, mediaType) =>
        isVideo(bytes)
          ? { mediaType: mediaType?.startsWith('video/') === true ? mediaType : 'video/mp4', data }
          : null,
      )
    },
    cancel: (clip, context) => service.cancel(clip, context),
    reconcile: (mark, request, context) => service.reconcile(mark, toFacts(request), context),
  })
}

async function toPictures(
  service: ReplicateService,
  { images }: VideoRequest,
  names: { first: string; last: string },
  context: ModelContext,
): Promise<Record<string, string>> {
  const named = images.flatMap((image) =>
    image.use === 'reference' ? [] : [[names[image.use], image] as const],
  )
  return Object.fromEntries(
    await Promise.all(
      named.map(async ([name, image]) => [name, await service.upload(image, context)] as const),
    ),
  )
}

function toFacts({ durationSec, width, height, audio }: VideoRequest) {
  return { durationSec, width, height, audio }
}
