import { bytesSource, MutoscopeError, type Json } from '@mutoscope/core'
import {
  lookUpPrice,
  type ClipData,
  type ModelContext,
  type OperationStatus,
  type PaidTerms,
  type VideoCapabilities,
  type VideoRequest,
} from '@mutoscope/core/ports'
import * as z from 'zod'
import { readInput, type InputLimit } from '../files/limit-input.js'
import { defineStartedModel } from '../http/define-started-model.js'
import { pollUnlessMissing } from '../http/missing.js'
import { checkVideoRequest } from '../video/check-video-request.js'
import type { StartedVideoModel } from '../video/started-video-model.js'
import { videoSeed } from '../video/video-seed.js'
import { fetchOperationPath, VERTEX_TIMEOUT_MS, type VertexParts } from './vertex-client.js'

/** Options of a Veo model. */
export interface VertexVideoOptions {
  /** What must not be seen. */
  readonly negativePrompt?: string
  /** Whether people may be shown. */
  readonly personGeneration?: 'allow_all' | 'allow_adult' | 'dont_allow'
}

/** A Veo model. */
export type VertexVideoModel = StartedVideoModel & { readonly paid: PaidTerms<VideoRequest> }

const POLL_MS = 10_000
const MAX_REFERENCES = 3
const LINES: Readonly<Record<number, string>> = { 720: '720p', 1080: '1080p', 2160: '4k' }
const CAPABILITIES: VideoCapabilities = {
  durations: [4, 6, 8],
  sizes: [
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
  ].flatMap(([long = 0, short = 0]) => [
    { width: long, height: short },
    { width: short, height: long },
  ]),
  needsImage: false,
  takesFirstImage: true,
  takesLastImage: true,
  takesReferences: true,
  audio: true,
  maxPromptChars: 4000,
}
/**
 * Codes of google.rpc after which the same request may succeed: deadline exceeded, resource exhausted,
 * internal, unavailable.
 */
const RETRYABLE = new Set([4, 8, 13, 14])

/**
 * Makes clips with Veo. Operations can be asked for by name only, not listed or stopped; the marker stands in
 * the labels, which Google's billing shows.
 *
 * Written from docs.cloud.google.com/vertex-ai/generative-ai/docs/model-reference/veo-video-generation.
 */
export function createVertexVideo(
  { client, publisher, prices, pictures }: VertexParts,
  model: string,
  options: VertexVideoOptions,
): VertexVideoModel {
  return defineStartedModel(handleSchema, {
    provider: 'vertex',
    model,
    version: `1;${JSON.stringify(options)}`,
    capabilities: CAPABILITIES,
    paid: {
      dedupe: 'none',
      timeoutMs: VERTEX_TIMEOUT_MS,
      price: (request) => {
        const when = { resolution: resolutionOf(request), audio: request.audio ? 'yes' : 'no' }
        return lookUpPrice(prices, {
          provider: 'vertex',
          model,
          unit: 'second',
          quantity: request.durationSec,
          when,
        })
      },
    },
    async start(request, context) {
      check(model, request)
      const json = await toBody(request, options, pictures, context)
      const answer = await client.submit(
        { method: 'POST', path: `${publisher}/models/${model}:predictLongRunning`, json },
        context,
      )
      const { name } = await answer.json(operationSchema)
      return { operation: { name, audio: request.audio }, pollAfterMs: POLL_MS }
    },
    status: ({ name, audio }, context) =>
      pollUnlessMissing('Vertex', name, async () => {
        const answer = await client.poll(
          { method: 'POST', path: fetchOperationPath(name), json: { operationName: name } },
          context,
        )
        return toStatus(await answer.json(operationSchema), audio)
      }),
  })
}

function check(model: string, request: VideoRequest): void {
  const references = request.images.filter(({ use }) => use === 'reference').length
  const frames = request.images.filter(({ use }) => use !== 'reference')
  checkVideoRequest(`Vertex ${model}`, CAPABILITIES, { ...request, images: frames })
  const refuse = (message: string, limit: number): never => {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `Vertex ${model} ${message}`,
      details: { field: 'images', limit },
    })
  }
  if (references > MAX_REFERENCES)
    refuse(`takes ${MAX_REFERENCES} reference pictures at most; ${references} were given.`, MAX_REFERENCES)
  if (references > 0 && frames.length > 0)
    refuse('takes reference pictures or a first and last one, not both.', 0)
  if (frames.some(({ use }) => use === 'last') && !frames.some(({ use }) => use === 'first'))
    refuse('takes a last picture only together with a first one.', 0)
}

async function toBody(
  request: VideoRequest,
  { negativePrompt, personGeneration }: VertexVideoOptions,
  pictures: InputLimit,
  context: ModelContext,
): Promise<Json> {
  const images = await Promise.all(
    request.images.map(async ({ hash, mediaType, use }) => ({
      use,
      image: {
        bytesBase64Encoded: Buffer.from(await readInput(await context.open(hash), pictures)).toString(
          'base64',
        ),
        mimeType: mediaType,
      },
    })),
  )
  const [first] = images.filter(({ use }) => use === 'first')
  const [last] = images.filter(({ use }) => use === 'last')
  const references = images
    .filter(({ use }) => use === 'reference')
    .map(({ image }) => ({ image, referenceType: 'ASSET' }))
  const marker = context.call?.marker ?? ''
  return {
    instances: [
      {
        prompt: request.prompt,
        ...(first === undefined ? {} : { image: first.image }),
        ...(last === undefined ? {} : { lastFrame: last.image }),
        ...(references.length === 0 ? {} : { referenceImages: references }),
      },
    ],
    parameters: {
      sampleCount: 1,
      durationSeconds: request.durationSec,
      aspectRatio: request.width > request.height ? '16:9' : '9:16',
      resolution: resolutionOf(request),
      generateAudio: request.audio,
      ...videoSeed(request, 32),
      ...(negativePrompt === undefined ? {} : { negativePrompt }),
      ...(personGeneration === undefined ? {} : { personGeneration }),
    },
    // Labels take nothing but these characters.
    ...(/^[a-z0-9_-]{1,63}$/u.test(marker) ? { labels: { mutoscope_call: marker } } : {}),
  }
}

function resolutionOf({ width, height }: VideoRequest): string {
  return LINES[Math.min(width, height)] ?? `${Math.min(width, height)}p`
}

/**
 * A prompt against the guidelines ends as an invalid argument (3), as a wrong request does; only the words
 * tell the two apart.
 */
function isRefusal({ code, message }: OperationError): boolean {
  return code === 3 && /usage guidelines|responsible ai|support codes?:/iu.test(message ?? '')
}

function toStatus(
  { done, error, response }: z.infer<typeof operationSchema>,
  audio: boolean | null,
): OperationStatus<ClipData> {
  if (error !== undefined && error !== null && isRefusal(error))
    return { status: 'refused', reason: error.message ?? 'Veo refused the prompt.' }
  if (error !== undefined && error !== null)
    return {
      status: 'failed',
      message: error.message ?? 'Veo ended with an error.',
      retryable: RETRYABLE.has(error.code ?? 0),
    }
  if (done !== true) return { status: 'pending', pollAfterMs: POLL_MS }
  const [video] = response?.videos ?? []
  if (video?.bytesBase64Encoded !== undefined && video.bytesBase64Encoded !== null) {
    const body = bytesSource(new Uint8Array(Buffer.from(video.bytesBase64Encoded, 'base64')))
    return {
      status: 'succeeded',
      output: {
        body,
        mediaType: video.mimeType ?? 'video/mp4',
        data: { durationMs: null, width: null, height: null, audio },
      },
    }
  }
  // Made and billed, and put where this client does not read.
  if (video?.gcsUri != null)
    return {
      status: 'missing',
      what: 'output',
      message: `Veo stored the clip at ${video.gcsUri} instead of returning it. Request it without a storage URI.`,
    }
  // Filtered clips are told by their number, not as an error.
  if ((response?.raiMediaFilteredCount ?? 0) > 0)
    return {
      status: 'refused',
      reason: response?.raiMediaFilteredReasons?.join(' ') ?? 'Veo filtered the clip for its content.',
    }
  return { status: 'failed', message: 'Veo finished without a clip.', retryable: false }
}

const handleSchema = z.object({ name: z.string(), audio: z.boolean().nullable().default(null) })
const errorSchema = z.looseObject({ code: z.number().nullish(), message: z.string().nullish() })
type OperationError = z.infer<typeof errorSchema>
const operationSchema = z.looseObject({
  name: z.string(),
  done: z.boolean().nullish(),
  error: errorSchema.nullish(),
  response: z
    .looseObject({
      videos: z
        .array(
          z.looseObject({
            bytesBase64Encoded: z.string().nullish(),
            gcsUri: z.string().nullish(),
            mimeType: z.string().nullish(),
          }),
        )
        .nullish(),
      raiMediaFilteredCount: z.number().nullish(),
      raiMediaFilteredReasons: z.array(z.string()).nullish(),
    })
    .nullish(),
})
