import type { Json } from '@mutoscope/core'
import {
  canonicalJson,
  type ModelContext,
  type VideoCapabilities,
  type VideoRequest,
} from '@mutoscope/core/ports'
import * as z from 'zod'
import { defineStartedModel } from '../http/define-started-model.js'
import { aspectRatio } from '../video/aspect-ratio.js'
import { checkVideoRequest } from '../video/check-video-request.js'
import { clipFacts, toClipData } from '../video/clip-facts.js'
import { isVideo } from '../video/is-video.js'
import type { StartedVideoModel } from '../video/started-video-model.js'
import { videoSeed } from '../video/video-seed.js'
import { falOperation, type FalService } from './fal-service.js'

/** Options of a clip model. */
export interface FalVideoOptions {
  /** Given for an endpoint that is not known here, its requests are checked before they are sent. */
  readonly capabilities?: VideoCapabilities
  /**
   * What the endpoint calls its inputs for pictures. @default `image_url`; with first and last picture
   * `first_frame_url` and `last_frame_url`
   */
  readonly names?: { readonly first?: string; readonly last?: string }
  /** Inputs that go to the endpoint besides, or in place of, those made from the request. */
  readonly input?: { readonly [name: string]: Json }
}

const clipSchema = falOperation.extend(clipFacts)

const VEO: VideoCapabilities = {
  durations: [4, 6, 8],
  sizes: [1280, 1920, 3840].flatMap((long) => [
    { width: long, height: (long * 9) / 16 },
    { width: (long * 9) / 16, height: long },
  ]),
  needsImage: false,
  takesFirstImage: false,
  takesLastImage: false,
  audio: true,
  maxPromptChars: 20_000,
}
const VEO_IMAGE: VideoCapabilities = { ...VEO, needsImage: true, takesFirstImage: true }
const KNOWN = new Map<string, VideoCapabilities>(
  ['fal-ai/veo3.1', 'fal-ai/veo3.1/fast'].flatMap((model) => [
    [model, VEO],
    [`${model}/image-to-video`, VEO_IMAGE],
    [`${model}/first-last-frame-to-video`, { ...VEO_IMAGE, takesLastImage: true }],
  ]),
)

/** Makes a clip model on fal. Endpoints that are not known here are passed through. */
export function createFalVideo(
  service: FalService,
  endpoint: string,
  options: FalVideoOptions,
): StartedVideoModel {
  const known = options.capabilities ?? KNOWN.get(endpoint)
  const names = endpoint.endsWith('first-last-frame-to-video')
    ? { first: 'first_frame_url', last: 'last_frame_url', ...options.names }
    : { first: 'image_url', last: 'last_image_url', ...options.names }
  const own = canonicalJson({ input: options.input, names: options.names })
  return defineStartedModel(clipSchema, {
    provider: 'fal',
    model: endpoint,
    version: own === '{}' ? '1' : `1 ${own}`,
    capabilities: known ?? { ...VEO, takesFirstImage: true, takesLastImage: true },
    paid: {
      // The listing that exists is sorted by end and holds nothing of ours; only the webhook carries the
      // marker.
      dedupe: 'none',
      price: ({ durationSec, width, height, audio }) =>
        service.price({
          model: endpoint,
          unit: 'second',
          quantity: durationSec,
          when: { audio: audio ? 'yes' : 'no', resolution: toResolution(width, height) },
        }),
    },
    async start(request, context) {
      if (known !== undefined) checkVideoRequest(`fal ${endpoint}`, known, request)
      const { prompt, durationSec, width, height, audio } = request
      const input = {
        prompt,
        duration: `${durationSec}s`,
        aspect_ratio: aspectRatio(width, height),
        resolution: toResolution(width, height),
        ...(known?.audio === true || audio ? { generate_audio: audio } : {}),
        ...videoSeed(request, 31),
        ...(await toPictures(service, request, names, context)),
        ...options.input,
      }
      return service.start(endpoint, input, { durationSec, width, height, audio }, context)
    },
    status(clip, context) {
      const data = toClipData(clip)
      return service.status(clip, context, resultSchema, ({ video }) => ({
        url: video.url,
        toOutput: (bytes, mediaType) =>
          isVideo(bytes)
            ? { mediaType: mediaType?.startsWith('video/') === true ? mediaType : 'video/mp4', data }
            : null,
      }))
    },
    cancel: (clip, context) => service.cancel(clip, context),
  })
}

async function toPictures(
  service: FalService,
  { images }: VideoRequest,
  names: { first: string; last: string },
  context: ModelContext,
): Promise<Record<string, string>> {
  const named = images.flatMap((image) =>
    image.use === 'reference' ? [] : [[names[image.use], image] as const],
  )
  return Object.fromEntries(
    await Promise.all(
      named.map(async ([name, image]) => [name, await service.toUri(image, context)] as const),
    ),
  )
}

function toResolution(width: number, height: number): string {
  const short = Math.min(width, height)
  return short === 2160 ? '4k' : `${short}p`
}

const resultSchema = z.looseObject({ video: z.looseObject({ url: z.string() }) })
