import { bytesSource, MutoscopeError, type Json } from '@mutoscope/core'
import {
  lookUpPrice,
  type ClipData,
  type ModelContext,
  type OperationStatus,
  type PaidTerms,
  type StartedModel,
  type VideoCapabilities,
  type VideoRequest,
} from '@mutoscope/core/ports'
import * as z from 'zod'
import { readInput, type InputLimit } from '../files/limit-input.js'
import { readApiKey } from '../http/api-key.js'
import { defineStartedModel } from '../http/define-started-model.js'
import { downloadOutput } from '../http/download-output.js'
import { downloadFresh, pollUnlessMissing } from '../http/missing.js'
import { tokenCost, type TokenUsage } from '../tokens/token-cost.js'
import { checkVideoRequest } from '../video/check-video-request.js'
import { videoSeed } from '../video/video-seed.js'
import { GEMINI_KEY_VARIABLES, type GeminiParts } from './gemini-client.js'

/** A video model of Gemini. */
export type GeminiVideoModel = StartedModel<VideoRequest, ClipData> & {
  readonly capabilities: VideoCapabilities
  readonly paid: PaidTerms<VideoRequest>
}

const TIMEOUT_MS = 120_000
const POLL_MS = 5000
const LINES: Readonly<Record<number, string>> = { 360: '360p', 720: '720p', 1080: '1080p', 2160: '4k' }
const CAPABILITIES: VideoCapabilities = {
  durations: { min: 3, max: 15 },
  sizes: [
    [640, 360],
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
  ].flatMap(([long = 0, short = 0]) => [
    { width: long, height: short },
    { width: short, height: long },
  ]),
  needsImage: false,
  takesFirstImage: true,
  takesLastImage: false,
  takesReferences: true,
  audio: true,
  maxPromptChars: 20_000,
}

/**
 * Makes clips with the Omni models, always with sound. The marker goes into the labels and into the webhook
 * address; interactions cannot be listed, so a lost answer is settled by the webhook or by a person.
 *
 * Written from ai.google.dev/gemini-api/docs/interactions and the types of the official client.
 */
export function createGeminiVideo(parts: GeminiParts, model: string): GeminiVideoModel {
  const { version, prices } = parts
  const wire = parts.client(TIMEOUT_MS)
  const at = (id: string): string => `${version}/interactions/${encodeURIComponent(id)}`
  return defineStartedModel(operationSchema, {
    provider: 'gemini',
    model,
    version: '1',
    capabilities: CAPABILITIES,
    paid: {
      dedupe: 'none',
      timeoutMs: TIMEOUT_MS,
      price: (request) =>
        lookUpPrice(prices, {
          provider: 'gemini',
          model,
          unit: 'second',
          quantity: request.durationSec,
          when: { resolution: resolutionOf(request) },
        }),
    },
    async start(request, context) {
      checkVideoRequest(`Gemini ${model}`, CAPABILITIES, {
        ...request,
        images: request.images.filter(({ use }) => use !== 'reference'),
      })
      const answer = await wire.submit(
        {
          method: 'POST',
          path: `${version}/interactions`,
          json: await toBody(model, request, parts.pictures, context),
        },
        context,
      )
      const { id } = await answer.json(interactionSchema)
      return { operation: { id }, pollAfterMs: POLL_MS }
    },
    status: ({ id }, context) =>
      pollUnlessMissing('Gemini', id, async () => {
        const answer = await wire.poll({ method: 'GET', path: at(id), query: { stream: false } }, context)
        const interaction = await answer.json(interactionSchema)
        const costMicros = tokenCost(prices, 'gemini', model, usageOf(interaction))
        const cost = costMicros === undefined ? {} : { costMicros }
        return toStatus(interaction, (video) => fetchVideo(parts, video, cost, context))
      }),
    async cancel({ id }, context) {
      await wire.repeat({ method: 'POST', path: `${at(id)}/cancel` }, context).catch((error: unknown) => {
        // What has ended cannot be stopped, and need not be.
        if (!MutoscopeError.isInstance(error) || error.code !== 'PROVIDER_REJECTED') throw error
      })
    },
  })
}

async function toBody(
  model: string,
  request: VideoRequest,
  limit: InputLimit,
  context: ModelContext,
): Promise<Json> {
  const images = await Promise.all(
    request.images.map(async ({ hash, mediaType }) => ({
      type: 'image',
      data: Buffer.from(await readInput(await context.open(hash), limit)).toString('base64'),
      mime_type: mediaType,
    })),
  )
  const task =
    request.images.length === 0
      ? 'text_to_video'
      : request.images.some(({ use }) => use === 'first')
        ? 'image_to_video'
        : 'reference_to_video'
  const { call } = context
  return {
    model,
    input: images.length === 0 ? request.prompt : [...images, { type: 'text', text: request.prompt }],
    background: true,
    response_format: {
      type: 'video',
      aspect_ratio: request.width > request.height ? '16:9' : '9:16',
      duration: `${request.durationSec}s`,
      resolution: resolutionOf(request),
      delivery: 'uri',
    },
    generation_config: {
      video_config: { task },
      ...videoSeed(request, 31),
    },
    ...(call === undefined ? {} : { labels: { mutoscope_call: call.marker } }),
    ...(call === undefined || call.webhookUrl === null
      ? {}
      : { webhook_config: { uris: [call.webhookUrl], user_metadata: { mutoscope_call: call.marker } } }),
  }
}

function resolutionOf({ width, height }: VideoRequest): string {
  return LINES[Math.min(width, height)] ?? `${Math.min(width, height)}p`
}

type Video = {
  readonly uri?: string | null | undefined
  readonly data?: string | null | undefined
  readonly mime_type?: string | null | undefined
}

async function toStatus(
  { status, errors, steps }: z.infer<typeof interactionSchema>,
  fetchOutput: (video: Video) => Promise<OperationStatus<ClipData>>,
): Promise<OperationStatus<ClipData>> {
  if (status === 'completed') {
    const video = (steps ?? [])
      .flatMap((step) => step.content ?? [])
      .findLast((content) => content.type === 'video')
    return video === undefined
      ? {
          status: 'refused',
          reason: 'Gemini finished without a clip, which happens when the content was filtered.',
        }
      : fetchOutput(video)
  }
  if (status === 'queued' || status === 'in_progress') return { status: 'pending', pollAfterMs: POLL_MS }
  const [error] = errors ?? []
  const message = error?.message ?? `Gemini ended the clip as ${status}.`
  // Kinds of errors are addresses that name them.
  if (/safety|blocked|prohibited|policy|filtered/iu.test(error?.code ?? ''))
    return { status: 'refused', reason: message }
  return { status: 'failed', message, retryable: status === 'failed' }
}

/** Tokens of a clip; thinking is billed as output. */
function usageOf({ usage }: z.infer<typeof interactionSchema>): TokenUsage | undefined {
  return usage?.total_output_tokens == null
    ? undefined
    : {
        tokensIn: usage.total_input_tokens ?? 0,
        tokensOut: usage.total_output_tokens + (usage.total_thought_tokens ?? 0),
      }
}

async function fetchVideo(
  { baseUrl, options }: GeminiParts,
  { uri, data: bytes, mime_type: mediaType }: Video,
  cost: { readonly costMicros?: number },
  context: ModelContext,
): Promise<OperationStatus<ClipData>> {
  const data: ClipData = { durationMs: null, width: null, height: null, audio: true }
  if (bytes != null) {
    const body = bytesSource(new Uint8Array(Buffer.from(bytes, 'base64')))
    return { status: 'succeeded', output: { body, mediaType: mediaType ?? 'video/mp4', data, ...cost } }
  }
  if (uri == null)
    throw new MutoscopeError('PROVIDER_RESPONSE_INVALID', {
      message: 'Gemini returned a clip without a URL.',
    })
  const key = await readApiKey(
    { provider: 'Gemini', apiKey: options.apiKey, variables: GEMINI_KEY_VARIABLES },
    context.ownerId,
  )
  const output = await downloadFresh({
    provider: 'Gemini',
    found: uri,
    download: (from) =>
      downloadOutput(from, {
        ...options.download,
        signal: context.signal,
        fetch: options.fetch,
        trustedOrigins: [new URL(baseUrl).origin],
        headers: { 'x-goog-api-key': key },
      }),
  })
  if ('missing' in output) return { ...output.missing, ...cost }
  const type = mediaType ?? output.mediaType ?? 'video/mp4'
  return { status: 'succeeded', output: { body: output.body, mediaType: type, data, ...cost } }
}

const operationSchema = z.object({ id: z.string() })
const interactionSchema = z.looseObject({
  usage: z
    .looseObject({
      total_input_tokens: z.number().nullish(),
      total_output_tokens: z.number().nullish(),
      total_thought_tokens: z.number().nullish(),
    })
    .nullish(),
  id: z.string(),
  status: z.string().nullish(),
  errors: z.array(z.looseObject({ code: z.string().nullish(), message: z.string().nullish() })).nullish(),
  steps: z
    .array(
      z.looseObject({
        content: z
          .array(
            z.looseObject({
              type: z.string(),
              uri: z.string().nullish(),
              data: z.string().nullish(),
              mime_type: z.string().nullish(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
})
