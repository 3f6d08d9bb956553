import { MutoscopeError, type PriceEntry } from '@mutoscope/core'
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
import { downloadFresh, pollUnlessMissing } from './http/missing.js'
import { mergePrices } from './http/merge-prices.js'
import { limitInput } from './files/limit-input.js'
import { multipartForm } from './files/multipart-form.js'
import { createProviderClient, type ProviderClient, type RequestContext } from './http/provider-client.js'
import type { Explain } from './http/provider-error.js'
import { resolveBaseUrl, type ProviderOptions } from './http/provider-options.js'
import { readBalance, type BalanceQuestion } from './http/read-balance.js'
import { toRequestContext } from './http/to-request-context.js'

/**
 * What D-ID charges depends on the plan, so the host must say it: a price for `second` of the model `talks`.
 */
export const D_ID_PRICES: readonly PriceEntry[] = [
  {
    provider: 'd-id',
    model: 'talks',
    unit: 'second',
    micros: 'manual',
    asOf: '2026-11-21',
    source: 'https://www.d-id.com/pricing/api/ (credits by plan)',
  },
]

/**
 * Options of {@link createDId}: key from `apiKey` or DID_API_KEY, address from `baseUrl` or
 * MUTOSCOPE_D_ID_BASE_URL.
 */
export interface DIdOptions extends ProviderOptions {
  /** Milliseconds between two looks at a talk. @default 5000 */
  readonly pollAfterMs?: number
}

/** D-ID's models. */
export interface DId {
  /**
   * Talking heads. A preset avatar is the public address of a portrait; voices are `provider/voice`, for
   * instance `microsoft/en-US-JennyNeural` or `elevenlabs/21m00Tcm4TlvDq8ikWAM`. The size is the portrait's
   * own.
   */
  avatar(): StartedModel<AvatarRequest, ClipData>
  /**
   * Asks D-ID, free of charge, whether it takes the key. @throws `PROVIDER_AUTH`, `PROVIDER_KEY_MISSING`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

const MODEL = 'talks'
const MIN_TEXT_CHARS = 3
const MAX_TEXT_CHARS = 40_000
const MAX_BYTES = { image: 10_000_000, audio: 15_000_000 } as const
const MAX_PAGES = 20

/**
 * Talking heads made by D-ID from a portrait. Our marker is the talk's `user_data`, by which D-ID's list is
 * searched (`dedupe: 'lookup'`). A talk that has been started cannot be stopped. Written from
 * https://docs.d-id.com/reference/createtalk.
 *
 * @example
 * const price = { provider: 'd-id', model: 'talks', unit: 'second', micros: 10_000 } as const
 * const dId = createDId({ prices: [{ ...price, asOf: '2026-11-01', source: 'our plan' }] })
 * const studio = createStudio({ models: { avatar: dId.avatar() } })
 */
export function createDId(options: DIdOptions = {}): DId {
  const baseUrl = resolveBaseUrl(options.baseUrl, 'MUTOSCOPE_D_ID_BASE_URL', 'https://api.d-id.com')
  const client = createProviderClient({
    provider: 'D-ID',
    baseUrl,
    key: { apiKey: options.apiKey, variables: ['DID_API_KEY'] },
    headers: (key) => ({ authorization: `Basic ${key}` }),
    extraHeaders: options.headers,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    explain,
  })
  return {
    avatar: () => createAvatar({ ...options, client, baseUrl }),
    async checkKey(context) {
      await client.repeat({ method: 'GET', path: 'credits' }, toRequestContext(context))
    },
  }
}

type Parts = DIdOptions & { readonly client: ProviderClient; readonly baseUrl: string }
const clipSchema = z.object({ id: z.string() })
type Clip = Readonly<z.infer<typeof clipSchema>>

function createAvatar(parts: Parts): StartedModel<AvatarRequest, ClipData> {
  const { client, baseUrl, pollAfterMs = 5000 } = parts
  const prices = mergePrices(parts.prices, D_ID_PRICES)
  const poll = async ({ id }: Clip, context: RequestContext) =>
    (await client.poll({ method: 'GET', path: `talks/${encodeURIComponent(id)}` }, context)).json(talkSchema)
  const download = (talk: Talk, context: ModelContext) => {
    if (talk.result_url == null)
      throw new MutoscopeError('PROVIDER_RESPONSE_INVALID', {
        message: `D-ID finished talk ${talk.id} without a video URL.`,
        details: { talk: talk.id },
      })
    return downloadOutput(talk.result_url, {
      ...parts.download,
      signal: context.signal,
      fetch: parts.fetch,
      trustedOrigins: [new URL(baseUrl).origin],
    })
  }
  return defineStartedModel(clipSchema, {
    provider: 'd-id',
    model: MODEL,
    version: '1',
    paid: {
      dedupe: 'lookup',
      balance: (context) => readBalance(client, BALANCE, context),
      price: (request) =>
        priceBySpeech(request, (quantity) =>
          lookUpPrice(prices, { provider: 'd-id', model: MODEL, unit: 'second', quantity }),
        ),
    },
    async start(request, context) {
      const { call } = context
      check(request)
      const { avatar } = request
      const json = {
        source_url: avatar.type === 'preset' ? avatar.id : await upload(client, 'image', avatar, context),
        script: await toScript(client, request, context),
        ...(call === undefined ? {} : { user_data: call.marker }),
        ...(call?.webhookUrl == null ? {} : { webhook: call.webhookUrl }),
      }
      const { id } = await (
        await client.submit({ method: 'POST', path: 'talks', json }, context)
      ).json(talkSchema)
      return { operation: { id }, pollAfterMs }
    },
    status: (clip, context) =>
      pollUnlessMissing('D-ID', clip.id, async () => {
        const talk = await poll(clip, context)
        if (talk.status === 'error' || talk.status === 'rejected') return toFailure(talk)
        if (talk.status !== 'done') return { status: 'pending', pollAfterMs }
        const output = await downloadFresh({
          provider: 'D-ID',
          found: talk,
          again: () => poll(clip, context),
          download: (from) => download(from, context),
        })
        if ('missing' in output) return output.missing
        const [width = null, height = null] = talk.metadata?.resolution ?? []
        const durationMs = talk.duration == null ? null : Math.round(talk.duration * 1000)
        return {
          status: 'succeeded',
          output: {
            body: output.body,
            mediaType: output.mediaType ?? 'video/mp4',
            data: { durationMs, width, height, audio: true },
          },
        }
      }),
    reconcile: (mark, _request, context) => findByUserData(client, mark, context),
  })
}

async function findByUserData(
  client: ProviderClient,
  { marker }: CallMark,
  context: RequestContext,
): Promise<Reconciled<never>> {
  let token: string | undefined
  let seen = 0
  let shown = false
  for (let page = 0; page < MAX_PAGES; page++) {
    const { talks, token: next } = await (
      await client.poll({ method: 'GET', path: 'talks', query: { limit: 100, token } }, context)
    ).json(listSchema)
    const found = talks.find((talk) => talk.user_data === marker)
    if (found !== undefined) return { found: 'operation', operation: { id: found.id } }
    seen += talks.length
    shown ||= talks.some((talk) => talk.user_data != null)
    if (next == null || next === '' || talks.length === 0) {
      // A list that shows nobody's data would not show ours either.
      return { found: shown || seen === 0 ? 'absent' : 'unknown' }
    }
    token = next
  }
  return { found: 'unknown' }
}

function check({ avatar, speech }: AvatarRequest): void {
  const refuse = (message: string, field: string, limit?: number) =>
    new MutoscopeError('INVALID_INPUT', {
      message,
      details: { field, ...(limit === undefined ? {} : { limit }) },
    })
  if (avatar.type === 'preset' && !/^(?:https|s3):\/\//u.test(avatar.id))
    throw refuse('D-ID needs the https URL of a portrait as its avatar.', 'avatar')
  if (avatar.type === 'picture' && !/^image\/(?:png|jpeg)$/u.test(avatar.mediaType))
    throw refuse(`D-ID takes portraits as PNG or JPEG, not ${avatar.mediaType}.`, 'avatar')
  if (speech.type === 'audio') return
  const chars = speech.text.trim().length
  if (chars < MIN_TEXT_CHARS)
    throw refuse(`D-ID speaks texts of at least ${MIN_TEXT_CHARS} characters.`, 'speech', MIN_TEXT_CHARS)
  if (chars > MAX_TEXT_CHARS)
    throw refuse(
      `D-ID speaks texts of at most ${MAX_TEXT_CHARS} characters; this one has ${chars}.`,
      'speech',
      MAX_TEXT_CHARS,
    )
}

async function toScript(client: ProviderClient, { speech }: AvatarRequest, context: ModelContext) {
  if (speech.type === 'audio')
    return { type: 'audio', audio_url: await upload(client, 'audio', speech, context) }
  const { text, voiceId } = speech
  if (voiceId === '') return { type: 'text', input: text }
  const [, provider = 'microsoft', voice = voiceId] = /^([a-z-]+)\/(.+)$/u.exec(voiceId) ?? []
  return { type: 'text', input: text, provider: { type: provider, voice_id: voice } }
}

async function upload(
  client: ProviderClient,
  kind: 'image' | 'audio',
  { hash, mediaType }: { readonly hash: string; readonly mediaType: string },
  context: ModelContext,
): Promise<string> {
  const source = limitInput(await context.open(hash), {
    provider: 'D-ID',
    what: `${kind} files`,
    maxBytes: MAX_BYTES[kind],
  })
  const form = multipartForm({}, [{ name: kind, mediaType, source }])
  const answer = await client.repeat({ method: 'POST', path: `${kind}s`, ...form }, context)
  return (await answer.json(uploadSchema)).url
}

const MODERATED = /moderat|celebrit/iu

function toFailure({
  status,
  error,
}: Talk): Exclude<OperationStatus<never>, { status: 'pending' | 'succeeded' }> {
  const message = [
    error?.description ?? `The talk ended at D-ID as ${status}.`,
    error?.kind == null ? '' : `(${error.kind})`,
  ]
    .join(' ')
    .trim()
  if (MODERATED.test(error?.kind ?? '')) return { status: 'refused', reason: message }
  // `rejected` is a portrait or voice that D-ID cannot use; the same request would end in the same way.
  return {
    status: 'failed',
    message,
    retryable: status === 'error' && !/face|validation|badrequest/iu.test(error?.kind ?? ''),
  }
}

const explain: Explain = ({ status, body }) => {
  const { data } = errorSchema.safeParse(body)
  const message = data?.description ?? data?.message ?? undefined
  if (status === 451 || MODERATED.test(data?.kind ?? '')) return { code: 'MODEL_REFUSED', message }
  return data?.kind === 'InsufficientCreditsError' ? { code: 'PROVIDER_NO_CREDITS', message } : { message }
}

/** Credits are worth what the plan says, so only an empty account can be told in dollars. */
const BALANCE: BalanceQuestion<{ readonly remaining: number }> = {
  path: 'credits',
  schema: z.looseObject({ remaining: z.number() }),
  toMicros: ({ remaining }) => (remaining > 0 ? null : 0),
}

const talkSchema = z.looseObject({
  id: z.string(),
  status: z.string().nullish(),
  result_url: z.string().nullish(),
  duration: z.number().nullish(),
  user_data: z.string().nullish(),
  metadata: z.looseObject({ resolution: z.array(z.number()).nullish() }).nullish(),
  error: z.looseObject({ kind: z.string().nullish(), description: z.string().nullish() }).nullish(),
})
type Talk = z.infer<typeof talkSchema>
const listSchema = z.looseObject({ talks: z.array(talkSchema), token: z.string().nullish() })
const uploadSchema = z.looseObject({ url: z.string() })
const errorSchema = z.looseObject({
  kind: z.string().nullish(),
  description: z.string().nullish(),
  message: z.string().nullish(),
})
