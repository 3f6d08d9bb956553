import type { PriceEntry } from '@mutoscope/core'
import { lookUpPrice, type ModelContext, type VideoCapabilities } from '@mutoscope/core/ports'
import {
  checkVideoRequest,
  clipFacts,
  createProviderClient,
  defineStartedModel,
  downloadFresh,
  downloadOutput,
  pollUnlessMissing,
  mergePrices,
  resolveBaseUrl,
  toClipData,
  toRequestContext,
  unlessMissing,
  type Explain,
  type ProviderClient,
  type ProviderOptions,
  type RequestContext,
  type StartedVideoModel,
} from '@mutoscope/providers/client'
import * as z from 'zod'

/** What Acme charges. A test or a contract of the host's puts other prices in front of these. */
export const ACME_PRICES: readonly PriceEntry[] = [
  {
    provider: 'acme',
    model: 'clip-1',
    unit: 'second',
    micros: 50_000, // 5 cents
    asOf: '2026-11-30',
    source: 'https://acme.example/pricing',
  },
]

/** Acme's models. */
export interface Acme {
  /** Clips of 4 or 8 seconds. */
  video(model: string): StartedVideoModel
  /** Asks, free of charge, whether Acme accepts the key. */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

const CAPABILITIES: VideoCapabilities = {
  durations: [4, 8],
  sizes: [
    { width: 1280, height: 720 },
    { width: 720, height: 1280 },
  ],
  needsImage: false,
  takesFirstImage: false,
  takesLastImage: false,
  audio: false,
  maxPromptChars: 2000,
}
const POLL_MS = 5000

/** Clips made by Acme: key from `apiKey` or ACME_API_KEY, address from `baseUrl` or ACME_BASE_URL. */
export function createAcme(options: ProviderOptions = {}): Acme {
  const baseUrl = resolveBaseUrl(options.baseUrl, 'ACME_BASE_URL', 'https://api.acme.example/v1')
  const client = createProviderClient({
    provider: 'Acme',
    baseUrl,
    key: { apiKey: options.apiKey, variables: ['ACME_API_KEY'] },
    headers: (key) => ({ authorization: `Bearer ${key}` }),
    extraHeaders: options.headers,
    fetch: options.fetch,
    explain,
  })
  return {
    video: (model) => createVideo(client, model, { ...options, baseUrl }),
    async checkKey(context) {
      await client.repeat({ method: 'GET', path: 'account' }, toRequestContext(context))
    },
  }
}

function createVideo(
  client: ProviderClient,
  model: string,
  options: ProviderOptions & { readonly baseUrl: string },
): StartedVideoModel {
  const prices = mergePrices(options.prices, ACME_PRICES)
  const poll = async (id: string, context: RequestContext): Promise<Clip> => {
    const response = await client.poll({ method: 'GET', path: `clips/${encodeURIComponent(id)}` }, context)
    return response.json(clipSchema)
  }
  const download = ({ url }: Clip, context: ModelContext) =>
    downloadOutput(url ?? '', {
      ...options.download,
      signal: context.signal,
      fetch: options.fetch,
      trustedOrigins: [new URL(options.baseUrl).origin],
    })

  return defineStartedModel(operationSchema, {
    provider: 'acme',
    model,
    version: '1',
    capabilities: CAPABILITIES,
    paid: {
      // Acme's list can be searched for our marker, at the latest ten seconds after a request.
      dedupe: 'lookup',
      settleMs: 10_000,
      price: ({ durationSec }) =>
        lookUpPrice(prices, { provider: 'acme', model, unit: 'second', quantity: durationSec }),
    },
    async start(request, context) {
      checkVideoRequest(`Acme ${model}`, CAPABILITIES, request)
      const { prompt, durationSec, width, height } = request
      const json = {
        model,
        prompt,
        seconds: durationSec,
        size: `${width}x${height}`,
        reference: context.call?.marker,
      }
      // The one request that costs money: sent once, whatever comes of it.
      const response = await client.submit({ method: 'POST', path: 'clips', json }, context)
      const { id } = await response.json(clipSchema)
      return { operation: { id, durationSec, width, height, audio: false }, pollAfterMs: POLL_MS }
    },
    status: (operation, context) =>
      pollUnlessMissing('Acme', operation.id, async () => {
        const clip = await poll(operation.id, context)
        const cost = clip.cents == null ? {} : { costMicros: clip.cents * 10_000 }
        if (clip.state === 'refused')
          return { status: 'refused', reason: clip.reason ?? 'Acme refused the prompt.', ...cost }
        if (clip.state === 'failed')
          return { status: 'failed', message: clip.reason ?? 'The clip failed.', retryable: true, ...cost }
        if (clip.state !== 'done')
          return { status: 'pending', pollAfterMs: POLL_MS, progress: clip.progress ?? 0 }
        const output = await downloadFresh({
          provider: 'Acme',
          found: clip,
          again: () => poll(operation.id, context),
          download: (found) => download(found, context),
        })
        if ('missing' in output) return { ...output.missing, ...cost }
        const { body, mediaType } = output
        const data = toClipData(operation)
        return { status: 'succeeded', output: { body, mediaType: mediaType ?? 'video/mp4', data, ...cost } }
      }),
    async cancel({ id }, context) {
      await client
        .repeat({ method: 'DELETE', path: `clips/${encodeURIComponent(id)}` }, context)
        .catch(unlessMissing)
    },
    async reconcile({ marker }, { durationSec, width, height }, context) {
      const response = await client.poll(
        { method: 'GET', path: 'clips', query: { reference: marker } },
        context,
      )
      const [found] = (await response.json(listSchema)).clips
      if (found === undefined) return { found: 'absent' }
      return { found: 'operation', operation: { id: found.id, durationSec, width, height, audio: false } }
    },
  })
}

/** What Acme's error bodies say better than their status. */
const explain: Explain = ({ body }) => {
  const error = errorSchema.safeParse(body).data?.error
  if (error?.code === 'no_credits') return { code: 'PROVIDER_NO_CREDITS', message: error.message }
  if (error?.code === 'unsafe_prompt') return { code: 'MODEL_REFUSED', message: error.message }
  return { message: error?.message }
}

/** What is stored of a clip that was started. */
const operationSchema = z.object({ id: z.string(), ...clipFacts })
const clipSchema = z.looseObject({
  id: z.string(),
  state: z.string().nullish(),
  progress: z.number().nullish(),
  url: z.string().nullish(),
  cents: z.number().nullish(),
  reason: z.string().nullish(),
})
type Clip = z.infer<typeof clipSchema>
const listSchema = z.looseObject({ clips: z.array(z.looseObject({ id: z.string() })) })
const errorSchema = z.looseObject({ error: z.looseObject({ code: z.string(), message: z.string() }) })
