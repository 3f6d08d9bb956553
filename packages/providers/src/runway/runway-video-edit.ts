import { MutoscopeError } from '@mutoscope/core'
import { canonicalJson, type ClipData, type VideoCapabilities } from '@mutoscope/core/ports'
import { defineStartedModel } from '../http/define-started-model.js'
import { checkVideoRequest } from '../video/check-video-request.js'
import type { StartedVideoModel } from '../video/started-video-model.js'
import { videoSeed } from '../video/video-seed.js'
import { runwayTask, type RunwayService } from './runway-service.js'
import type { RunwayVideoOptions } from './runway-video.js'

const SHAPES = [
  [16, 9],
  [4, 3],
  [3, 2],
  [1, 1],
  [2, 3],
  [3, 4],
  [9, 16],
  [21, 9],
] as const
const ALEPH2: VideoCapabilities = {
  // The API has no length; clips of 2 to 30 seconds are what it is said to take.
  durations: { min: 2, max: 30 },
  sizes: SHAPES.map(([x, y]) => ({ width: (720 * x) / Math.min(x, y), height: (720 * y) / Math.min(x, y) })),
  needsImage: false,
  takesFirstImage: false,
  takesLastImage: false,
  needsVideo: true,
  audio: false,
  maxPromptChars: 1000,
}
/** What Runway makes of a clip is known only from the bytes. */
const UNKNOWN: ClipData = { durationMs: null, width: null, height: null, audio: null }

/**
 * Makes a model that changes a clip on Runway, as `aleph2` does. The clip keeps its own length: `durationSec`
 * is neither checked nor sent, only the price is reckoned from it, so let it be the clip's. A size in one of
 * Runway's shapes (16:9, 4:3, 3:2, 1:1, 2:3, 3:4, 9:16, 21:9) makes Runway draw what the clip lacks of that
 * shape; with any other size it keeps its own.
 */
export function createRunwayVideoEdit(
  service: RunwayService,
  model: string,
  { capabilities = ALEPH2, input = {} }: RunwayVideoOptions = {},
): StartedVideoModel {
  return defineStartedModel(runwayTask, {
    provider: 'runway',
    model,
    version: Object.keys(input).length === 0 ? '1' : `1 ${canonicalJson(input)}`,
    capabilities,
    paid: {
      dedupe: 'none',
      balance: (context) => service.balance(context),
      price: ({ durationSec }) => service.price({ model, unit: 'second', quantity: durationSec }),
    },
    async start(request, context) {
      const { prompt, durationSec, width, height, video } = request
      // Length and size are the clip's own, so none is wrong.
      checkVideoRequest(
        `Runway ${model}`,
        { ...capabilities, durations: [durationSec], sizes: [{ width, height }] },
        request,
      )
      if (video === undefined) {
        throw new MutoscopeError('INVALID_INPUT', {
          message: `Runway ${model} changes a clip. Pass one as \`video\`.`,
          details: { field: 'video' },
        })
      }
      const shape = SHAPES.find(([x, y]) => width * y === height * x)
      const body = {
        model,
        promptText: prompt,
        videoUri: await service.toUri(video, context),
        ...(shape === undefined ? {} : { targetAspectRatio: shape.join(':') }),
        ...videoSeed(request, 32),
        ...input,
      }
      return service.start('video_to_video', body, {}, context)
    },
    status: (task, context) =>
      service.status(task, context, (output) =>
        Promise.resolve({ mediaType: output.mediaType ?? 'video/mp4', data: UNKNOWN }),
      ),
    cancel: (task, context) => service.cancel(task, context),
  })
}
