import { MutoscopeError, toMicros, type PriceEntry } from '@mutoscope/core'
import {
  lookUpPrice,
  type AvatarRequest,
  type CallMark,
  type ClipData,
  type ModelContext,
  type OperationStatus,
  type Reconciled,
  type StartedModel,
} from '@mutoscope/core/ports'
import * as z from 'zod'
import { priceBySpeech } from './avatar/price-by-speech.js'
import { defineStartedModel } from './http/define-started-model.js'
import { downloadOutput } from './http/download-output.js'
import { downloadFresh, pollBeforeStop, pollUnlessMissing, unlessMissing } from './http/missing.js'
import { mergePrices } from './http/merge-prices.js'
import { limitInput } from './files/limit-input.js'
import { multipartForm } from './files/multipart-form.js'
import { createProviderClient, type ProviderClient, type RequestContext } from './http/provider-client.js'
import type { Explain } from './http/provider-error.js'
import { resolveBaseUrl, type ProviderOptions } from './http/provider-options.js'
import { readBalance, type BalanceQuestion } from './http/read-balance.js'
import { toRequestContext } from './http/to-request-context.js'

const read = {
  provider: 'heygen',
  model: 'avatar-iv',
  unit: 'second',
  asOf: '2026-11-21',
  source: 'https://developers.heygen.com/docs/pricing',
} as const

/** What HeyGen charges: the upper end of what it says for its standard engine. There is no price for 4k. */
export const HEYGEN_PRICES: readonly PriceEntry[] = [
  { ...read, micros: 66_700, when: { resolution: '720p' } },
  { ...read, micros: 66_700, when: { resolution: '1080p' } },
]

/**
 * Options of {@link createHeyGen}: key from `apiKey` or HEYGEN_API_KEY, address from `baseUrl` or
 * MUTOSCOPE_HEYGEN_BASE_URL.
 */
export interface HeyGenOptions extends ProviderOptions {
  /** Milliseconds between two looks at a video. @default 10000 */
  readonly pollAfterMs?: number
}

/** HeyGen's models. */
export interface HeyGen {
  /**
   * Talking heads, 16:9 or 9:16. HeyGen picks the engine by the avatar; the name stands for it in prices and
   * digests. @default avatar-iv
   */
  avatar(model?: string): StartedModel<AvatarRequest, ClipData>
  /**
   * Asks HeyGen, free of charge, whether it takes the key. @throws `PROVIDER_AUTH`, `PROVIDER_KEY_MISSING`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

const MAX_ASSET_BYTES = 32_000_000
const MAX_PAGES = 20

/**
 * Talking heads made by HeyGen (version 3 of its API). Our marker is the title of the video, which its list
 * can be searched for (`dedupe: 'lookup'`). Written from https://developers.heygen.com/reference/create-video.
 *
 * @example
 * const heygen = createHeyGen({ apiKey: process.env.HEYGEN_API_KEY })
 * const studio = createStudio({ models: { avatar: heygen.avatar() } })
 */
export function createHeyGen(options: HeyGenOptions = {}): HeyGen {
  const baseUrl = resolveBaseUrl(options.baseUrl, 'MUTOSCOPE_HEYGEN_BASE_URL', 'https://api.heygen.com')
  const client = createProviderClient({
    provider: 'HeyGen',
    baseUrl,
    key: { apiKey: options.apiKey, variables: ['HEYGEN_API_KEY'] },
    headers: (key) => ({ 'x-api-key': key }),
    extraHeaders: options.headers,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    explain,
  })
  return {
    avatar: (model = 'avatar-iv') => createAvatar(model, { ...options, client, baseUrl }),
    async checkKey(context) {
      await client.repeat({ method: 'GET', path: 'v3/users/me' }, toRequestContext(context))
    },
  }
}

type Parts = HeyGenOptions & { readonly client: ProviderClient; readonly baseUrl: string }
const clipSchema = z.object({ id: z.string() })
type Clip = Readonly<z.infer<typeof clipSchema>>

function createAvatar(model: string, parts: Parts): StartedModel<AvatarRequest, ClipData> {
  const { client, pollAfterMs = 10_000 } = parts
  const prices = mergePrices(parts.prices, HEYGEN_PRICES)
  const poll = async ({ id }: Clip, context: RequestContext): Promise<Video> =>
    (
      await (
        await client.poll({ method: 'GET', path: `v3/videos/${encodeURIComponent(id)}` }, context)
      ).json(videoSchema)
    ).data
  return defineStartedModel(clipSchema, {
    provider: 'heygen',
    model,
    version: '1',
    paid: {
      dedupe: 'lookup',
      balance: (context) => readBalance(client, BALANCE, context),
      price: (request) =>
        priceBySpeech(request, (quantity) =>
          lookUpPrice(prices, {
            provider: 'heygen',
            model,
            unit: 'second',
            quantity,
            when: { resolution: resolutionOf(request) },
          }),
        ),
    },
    async start(request, context) {
      const { call } = context
      check(request)
      const json = {
        ...(await toFace(client, request, context)),
        ...(await toSpeech(client, request, context)),
        resolution: resolutionOf(request),
        aspect_ratio: request.width > request.height ? '16:9' : '9:16',
        ...(call === undefined ? {} : { title: call.marker, callback_id: call.marker }),
        ...(call?.webhookUrl == null ? {} : { callback_url: call.webhookUrl }),
      }
      const { data } = await (
        await client.submit({ method: 'POST', path: 'v3/videos', json }, context)
      ).json(createdSchema)
      return { operation: { id: data.video_id }, pollAfterMs }
    },
    status: (clip, context) =>
      pollUnlessMissing('HeyGen', clip.id, async () => {
        const video = await poll(clip, context)
        if (video.status === 'failed') return toFailure(video)
        if (video.status !== 'completed') return { status: 'pending', pollAfterMs }
        return succeed(video, () => poll(clip, context), parts, context)
      }),
    async cancel({ id }, context) {
      const found = await pollBeforeStop(context, (context) => poll({ id }, context))
      // Deleting a finished video would delete its output as well.
      if (found !== undefined && (found.status === 'completed' || found.status === 'failed')) return
      await client
        .repeat({ method: 'DELETE', path: `v3/videos/${encodeURIComponent(id)}` }, context)
        .catch(unlessMissing)
    },
    reconcile: (mark, _request, context) => findByTitle(client, mark, context),
  })
}

async function succeed(
  video: Video,
  again: () => Promise<Video>,
  { baseUrl, fetch: fetchOption, download: limits }: Parts,
  context: ModelContext,
): Promise<OperationStatus<ClipData>> {
  const download = ({ video_url: url }: Video) => {
    if (url == null)
      throw new MutoscopeError('PROVIDER_RESPONSE_INVALID', {
        message: 'HeyGen completed a video without a URL.',
      })
    return downloadOutput(url, {
      ...limits,
      signal: context.signal,
      fetch: fetchOption,
      trustedOrigins: [new URL(baseUrl).origin],
    })
  }
  const output = await downloadFresh({ provider: 'HeyGen', found: video, again, download })
  if ('missing' in output) return output.missing
  const { body, mediaType } = output
  const durationMs = video.duration == null ? null : Math.round(video.duration * 1000)
  return {
    status: 'succeeded',
    output: {
      body,
      mediaType: mediaType ?? 'video/mp4',
      data: { durationMs, width: null, height: null, audio: true },
    },
  }
}

async function findByTitle(
  client: ProviderClient,
  { marker }: CallMark,
  context: RequestContext,
): Promise<Reconciled<never>> {
  let token: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await client.poll(
      { method: 'GET', path: 'v3/videos', query: { limit: 100, title: marker, token } },
      context,
    )
    const { data, has_more: more, next_token: next } = await answer.json(listSchema)
    const found = data.find(({ title }) => title === marker)
    if (found !== undefined) return { found: 'operation', operation: { id: found.id } }
    if (more !== true || next == null) return { found: 'absent' }
    token = next
  }
  return { found: 'unknown' }
}

function check({ avatar, speech, width, height }: AvatarRequest): void {
  const ratio = Math.max(width, height) / Math.min(width, height)
  const refuse = (message: string, field: string, limit?: string[]) =>
    new MutoscopeError('INVALID_INPUT', {
      message,
      details: { field, ...(limit === undefined ? {} : { limit }) },
    })
  if (Math.abs(ratio - 16 / 9) > 0.01)
    throw refuse(`HeyGen makes 16:9 and 9:16, not ${width}x${height}.`, 'size', ['16:9', '9:16'])
  if (speech.type === 'audio') return
  if (speech.text.trim() === '') throw refuse('The text to speak is empty.', 'speech')
  // Only avatars have a voice of their own.
  if (speech.voiceId === '' && avatar.type === 'picture')
    throw refuse('HeyGen needs a voice to animate a picture.', 'speech')
}

async function toFace(client: ProviderClient, { avatar }: AvatarRequest, context: ModelContext) {
  if (avatar.type === 'preset') return { type: 'avatar', avatar_id: avatar.id }
  return { type: 'image', image: { type: 'asset_id', asset_id: await upload(client, avatar, context) } }
}

async function toSpeech(client: ProviderClient, { speech }: AvatarRequest, context: ModelContext) {
  if (speech.type === 'audio') return { audio_asset_id: await upload(client, speech, context) }
  return { script: speech.text, ...(speech.voiceId === '' ? {} : { voice_id: speech.voiceId }) }
}

async function upload(
  client: ProviderClient,
  { hash, mediaType }: { readonly hash: string; readonly mediaType: string },
  context: ModelContext,
): Promise<string> {
  const limit = { provider: 'HeyGen', what: 'files', maxBytes: MAX_ASSET_BYTES }
  const source = limitInput(await context.open(hash), limit)
  const form = multipartForm({}, [{ name: 'file', mediaType, source }])
  const answer = await client.repeat({ method: 'POST', path: 'v3/assets', ...form }, context)
  return (await answer.json(assetSchema)).data.asset_id
}

function resolutionOf({ width, height }: AvatarRequest): '720p' | '1080p' | '4k' {
  const short = Math.min(width, height)
  return short <= 720 ? '720p' : short <= 1080 ? '1080p' : '4k'
}

const accountSchema = z.looseObject({
  data: z.looseObject({ wallet: z.looseObject({ remaining_balance: z.number().nullish() }).nullish() }),
})

const MODERATED = /moderat|content_policy|policy_violation|blocked_words|nsfw/iu

function toFailure({
  failure_code: code,
  failure_message: message,
}: Video): Exclude<OperationStatus<never>, { status: 'pending' | 'succeeded' }> {
  const words = [message ?? 'The video failed at HeyGen.', code == null ? '' : `(${code})`].join(' ').trim()
  return MODERATED.test(code ?? '')
    ? { status: 'refused', reason: words }
    : { status: 'failed', message: words, retryable: code == null || /render|internal|timeout/iu.test(code) }
}

const explain: Explain = ({ body }) => {
  const error = errorSchema.safeParse(body).data?.error
  const message = [error?.param, error?.message].filter(Boolean).join(': ')
  const code = error?.code ?? ''
  if (/^(?:insufficient_credit|quota_exceeded|plan_upgrade_required)/u.test(code))
    return { code: 'PROVIDER_NO_CREDITS', message }
  // The key is good, but the avatar or voice is somebody else's.
  if (code === 'resource_access_denied') return { code: 'PROVIDER_REJECTED', message }
  return MODERATED.test(code) ? { code: 'MODEL_REFUSED', message } : { message }
}

/** The wallet of a key, US dollars; tokens of a web plan have none. */
const BALANCE: BalanceQuestion<z.infer<typeof accountSchema>> = {
  path: 'v3/users/me',
  schema: accountSchema,
  toMicros: ({ data }) =>
    data.wallet?.remaining_balance == null ? null : toMicros(data.wallet.remaining_balance),
}

const createdSchema = z.looseObject({ data: z.looseObject({ video_id: z.string() }) })
const assetSchema = z.looseObject({ data: z.looseObject({ asset_id: z.string() }) })
const detailSchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  title: z.string().nullish(),
  video_url: z.string().nullish(),
  duration: z.number().nullish(),
  failure_code: z.string().nullish(),
  failure_message: z.string().nullish(),
})
type Video = z.infer<typeof detailSchema>
const videoSchema = z.looseObject({ data: detailSchema })
const listSchema = z.looseObject({
  data: z.array(detailSchema),
  has_more: z.boolean().nullish(),
  next_token: z.string().nullish(),
})
const errorSchema = z.looseObject({
  error: z
    .looseObject({ code: z.string().nullish(), message: z.string().nullish(), param: z.string().nullish() })
    .nullish(),
})
