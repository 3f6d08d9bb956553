import { MutoscopeError, type Json } from '@mutoscope/core'
import type {
  ClipData,
  ModelContext,
  VideoCapabilities,
  VideoModel,
  VideoRequest,
} from '@mutoscope/core/ports'
import * as z from 'zod'
import { readInput, type InputLimit } from '../files/limit-input.js'
import { defineStartedModel } from '../http/define-started-model.js'
import { isMissing, pollUnlessMissing } from '../http/missing.js'
import { aspectRatio } from '../video/aspect-ratio.js'
import { checkVideoRequest } from '../video/check-video-request.js'
import { videoSeed } from '../video/video-seed.js'
import { createAiSdkCaller } from './ai-sdk-call.js'
import { readClip } from './ai-sdk-clip.js'
import type { AiSdkVideoModel } from './ai-sdk-models.js'
import { aiSdkInput, type AiSdkOptions, type AiSdkProviderOptions } from './ai-sdk-options.js'

/** Options of a video model. */
export interface AiSdkVideoOptions {
  readonly providerOptions?: AiSdkProviderOptions
  /**
   * What the model can make; requests are checked against it. @default clips of 2 to 10 seconds in 720p and
   * 1080p are taken for granted, and nothing is checked
   */
  readonly capabilities?: VideoCapabilities
}

/** What is kept of a started request. */
const operationSchema = z.object({
  operation: z.custom<Json>((value) => value !== undefined),
  facts: z.object({
    durationMs: z.number().nullable(),
    width: z.number().nullable(),
    height: z.number().nullable(),
    audio: z.boolean().nullable(),
  }),
})

const ASSUMED: VideoCapabilities = {
  durations: { min: 2, max: 10 },
  needsImage: false,
  takesFirstImage: true,
  takesLastImage: true,
  audio: true,
  maxPromptChars: 1000,
  sizes: [
    { width: 1280, height: 720 },
    { width: 720, height: 1280 },
    { width: 1920, height: 1080 },
    { width: 1080, height: 1920 },
  ],
}
const POLL_MS = 5000
/** Longest part of a handle in messages. */
const MAX_ID_CHARS = 100

/** Makes clips with a video model of the AI SDK: started and asked where it can be, else at once. */
export function createAiSdkVideo(
  model: AiSdkVideoModel,
  options: AiSdkOptions,
  { providerOptions = {}, capabilities }: AiSdkVideoOptions,
): VideoModel {
  const caller = createAiSdkCaller(model, options)
  const { provider, modelId } = model
  const pictures = aiSdkInput(provider, 'pictures', options)
  const base = {
    provider,
    model: modelId,
    version: ['1', JSON.stringify(providerOptions)].join(';'),
    capabilities: capabilities ?? ASSUMED,
    ...caller.terms<VideoRequest>(({ durationSec }) => caller.price('second', durationSec)),
  }
  const toCall = async (request: VideoRequest, context: ModelContext) => {
    if (capabilities !== undefined) checkVideoRequest(`${provider} ${modelId}`, capabilities, request)
    return { ...(await toCallOptions(request, pictures, context)), providerOptions }
  }
  const { doStart, doStatus, doGenerate } = model
  if (doStart !== undefined && doStatus !== undefined) {
    return defineStartedModel(operationSchema, {
      ...base,
      async start(request, context) {
        const call = await toCall(request, context)
        const webhookUrl = context.call?.webhookUrl ?? null
        const answer = await caller.submit(context, (abortSignal) =>
          doStart.call(model, { ...call, abortSignal, ...(webhookUrl === null ? {} : { webhookUrl }) }),
        )
        return {
          // The SDK says `unknown`; its own contract is that it can be stored as JSON.
          operation: { operation: answer.operation as Json, facts: toFacts(request) },
          pollAfterMs: POLL_MS,
        }
      },
      status: ({ operation, facts }, context) =>
        pollUnlessMissing(provider, JSON.stringify(operation).slice(0, MAX_ID_CHARS), async () => {
          const answer = await caller.poll(context, (abortSignal) =>
            doStatus.call(model, { operation, abortSignal }),
          )
          const parsed = statusSchema.safeParse(answer)
          if (!parsed.success)
            throw new MutoscopeError('PROVIDER_RESPONSE_INVALID', {
              message: `${provider} returned an unknown status.`,
              details: { provider },
            })
          if (parsed.data.status === 'pending') return { status: 'pending', pollAfterMs: POLL_MS }
          if (parsed.data.status === 'error')
            return { status: 'failed', message: parsed.data.error, retryable: false }
          try {
            const clip = await readClip(answer, facts, {
              provider,
              signal: context.signal,
              fetch: options.fetch,
              outputOrigins: options.outputOrigins ?? [],
              download: options.download,
            })
            return 'message' in clip
              ? { status: 'failed', message: clip.message, retryable: false }
              : { status: 'succeeded', output: clip }
          } catch (error) {
            if (!isMissing(error)) throw error
            return {
              status: 'missing',
              what: 'output',
              message: `The clip is no longer available at ${provider}.`,
            }
          }
        }),
    })
  }
  if (doGenerate === undefined)
    throw new MutoscopeError('INVALID_INPUT', {
      message: `${provider} ${modelId} supports neither starting a clip nor generating one immediately.`,
      details: { field: 'model' },
    })
  return {
    ...base,
    async generate(request, context) {
      const call = await toCall(request, context)
      const answer = await caller.submit(context, (abortSignal) =>
        doGenerate.call(model, { ...call, abortSignal }),
      )
      const clip = await readClip(answer, toFacts(request), {
        provider,
        signal: context.signal,
        fetch: options.fetch,
        outputOrigins: options.outputOrigins ?? [],
        download: options.download,
      }).catch((error: unknown) => {
        // It was made and paid: no code may say that nothing was accepted.
        if (options.free === true || !MutoscopeError.isInstance(error) || error.code === 'CANCELLED')
          throw error
        throw new MutoscopeError('CALL_AMBIGUOUS', {
          message: `The clip from ${provider} could not be fetched: ${error.message}`,
          details: error.details,
        })
      })
      if ('message' in clip)
        throw new MutoscopeError('MODEL_FAILED', { message: clip.message, details: { provider } })
      return clip
    },
  }
}

async function toCallOptions(request: VideoRequest, limit: InputLimit, { open }: ModelContext) {
  const { prompt, durationSec, width, height, audio } = request
  const read = async (use: VideoRequest['images'][number]['use']) =>
    Promise.all(
      request.images
        .filter((image) => image.use === use)
        .map(
          async ({ hash, mediaType }) =>
            ({ type: 'file', mediaType, data: await readInput(await open(hash), limit) }) as const,
        ),
    )
  const [[first], [last], references] = await Promise.all([read('first'), read('last'), read('reference')])
  const frames = [
    ...(first === undefined ? [] : [{ image: first, frameType: 'first_frame' } as const]),
    ...(last === undefined ? [] : [{ image: last, frameType: 'last_frame' } as const]),
  ]
  return {
    prompt,
    n: 1,
    aspectRatio: aspectRatio(width, height),
    resolution: `${width}x${height}`,
    duration: durationSec,
    fps: undefined,
    seed: videoSeed(request, 31).seed,
    generateAudio: audio,
    // A first picture alone goes where every model looks for it.
    image: last === undefined ? first : undefined,
    frameImages: last === undefined ? undefined : frames,
    inputReferences: references.length === 0 ? undefined : references,
  }
}

function toFacts({ durationSec, width, height }: VideoRequest): ClipData {
  return { durationMs: durationSec * 1000, width, height, audio: null }
}

const statusSchema = z.union([
  z.looseObject({ status: z.enum(['pending', 'completed']) }),
  z.looseObject({ status: z.literal('error'), error: z.string() }),
])
