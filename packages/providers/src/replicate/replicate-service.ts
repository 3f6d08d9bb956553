import { MutoscopeError, type Json, type Price } from '@mutoscope/core'
import {
  lookUpPrice,
  type CallMark,
  type ModelContext,
  type OperationStatus,
  type PriceQuery,
  type Reconciled,
} from '@mutoscope/core/ports'
import * as z from 'zod'
import { downloadOutput } from '../http/download-output.js'
import { downloadFresh, pollUnlessMissing } from '../http/missing.js'
import { readOutputHead } from '../http/read-output-head.js'
import { limitInput } from '../files/limit-input.js'
import { extensionOf, multipartForm } from '../files/multipart-form.js'
import { createProviderClient, type RequestContext } from '../http/provider-client.js'
import { resolveBaseUrl, type ProviderOptions } from '../http/provider-options.js'
import { explain } from './explain.js'
import { findPrediction } from './find-prediction.js'
import { REPLICATE_PRICES } from './replicate-prices.js'
import { mergePrices } from '../http/merge-prices.js'

/** A prediction as it is stored. */
export const replicateOperation = z.object({ id: z.string() })

/** See {@link replicateOperation}. */
export type ReplicateOperation = Readonly<z.infer<typeof replicateOperation>>

/** Options of Replicate's client. */
export interface ReplicateServiceOptions extends ProviderOptions {
  /** Milliseconds between two looks at a prediction. @default 2000 */
  readonly pollAfterMs?: number
  /**
   * How long after a lost answer Replicate's list surely shows the prediction, milliseconds. @default 60000
   */
  readonly settleMs?: number
}

/** Facts of an output, or null when it is not what was asked for. */
type ReadOutput<Data> = (
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string | null,
) => { readonly mediaType: string; readonly data: Data } | null

/** What all models of Replicate have in common. */
export interface ReplicateService {
  /** Creates a prediction, exactly once. */
  start<Facts extends { readonly [name: string]: Json }>(
    model: string,
    input: Json,
    facts: Facts,
    context: ModelContext,
  ): Promise<{ readonly operation: Facts & ReplicateOperation; readonly pollAfterMs: number }>
  /** Looks at a prediction; the first file of its output is downloaded at once. */
  status<Data>(
    operation: ReplicateOperation,
    context: ModelContext,
    read: ReadOutput<Data>,
  ): Promise<OperationStatus<Data>>
  cancel(operation: ReplicateOperation, context: RequestContext): Promise<void>
  /** Looks for the prediction whose webhook carries the marker. */
  reconcile<Data>(
    mark: CallMark,
    facts: { readonly [name: string]: Json },
    context: RequestContext,
  ): Promise<Reconciled<Data>>
  /** Uploads stored bytes and gives their address; Replicate keeps them for a day. */
  upload(file: { readonly hash: string; readonly mediaType: string }, context: ModelContext): Promise<string>
  price(query: Omit<PriceQuery, 'provider'>): Price
  readonly settleMs: number
  checkKey(context: RequestContext): Promise<void>
}

/** Makes a {@link ReplicateService}. */
export function createReplicateService(options: ReplicateServiceOptions): ReplicateService {
  const baseUrl = resolveBaseUrl(
    options.baseUrl,
    'MUTOSCOPE_REPLICATE_BASE_URL',
    'https://api.replicate.com/v1',
  )
  const client = createProviderClient({
    provider: 'Replicate',
    baseUrl,
    key: { apiKey: options.apiKey, variables: ['REPLICATE_API_TOKEN'] },
    headers: (key) => ({ authorization: `Bearer ${key}` }),
    extraHeaders: options.headers,
    explain,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
  })
  const prices = mergePrices(options.prices, REPLICATE_PRICES)
  const pollAfterMs = options.pollAfterMs ?? 2_000

  async function download<Data>(
    url: string,
    context: ModelContext,
    read: ReadOutput<Data>,
  ): Promise<OperationStatus<Data>> {
    const output = await downloadFresh({
      provider: 'Replicate',
      found: url,
      download: (from) =>
        downloadOutput(from, {
          ...options.download,
          signal: context.signal,
          fetch: options.fetch,
          trustedOrigins: [new URL(baseUrl).origin],
        }),
    })
    if ('missing' in output) return output.missing
    const facts = read(await readOutputHead(output.body), output.mediaType)
    if (facts === null)
      return {
        status: 'failed',
        message: `Replicate returned a different type than requested (${output.mediaType ?? 'of no type'}).`,
        retryable: false,
      }
    return { status: 'succeeded', output: { body: output.body, ...facts } }
  }

  return {
    settleMs: options.settleMs ?? 60_000,
    async start(model, input, facts, context) {
      const [name = '', version] = model.split(':')
      const webhook = context.call?.webhookUrl ?? null
      const answer = await client.submit(
        {
          method: 'POST',
          path: version === undefined ? `models/${name}/predictions` : 'predictions',
          json: {
            ...(webhook === null ? {} : { webhook, webhook_events_filter: ['completed'] }),
            input,
            ...(version === undefined ? {} : { version }),
          },
        },
        context,
      )
      const { id } = await answer.json(createdSchema)
      return { operation: { ...facts, id }, pollAfterMs }
    },
    status: (operation, context, read) =>
      pollUnlessMissing('Replicate', operation.id, async () => {
        const answer = await client.poll(
          { method: 'GET', path: `predictions/${encodeURIComponent(operation.id)}` },
          context,
        )
        const { status, error, output, data_removed: removed } = await answer.json(predictionSchema)
        const words = typeof error === 'string' ? error : error == null ? '' : JSON.stringify(error)
        switch (status) {
          case 'succeeded': {
            const [url] = [output].flat().filter((item) => typeof item === 'string')
            if (url !== undefined) return download(url, context, read)
            if (removed === true)
              return { status: 'missing', what: 'output', message: 'The output is no longer at Replicate.' }
            return { status: 'failed', message: 'Replicate returned no output.', retryable: false }
          }
          case 'failed':
            return REFUSED.test(words)
              ? { status: 'refused', reason: words }
              : {
                  status: 'failed',
                  message: words === '' ? 'The prediction failed.' : words,
                  retryable: BUSY.test(words),
                }
          case 'canceled':
            return { status: 'failed', message: 'The prediction was cancelled.', retryable: false }
          case 'aborted':
            return {
              status: 'failed',
              message: 'The prediction was stopped before it started.',
              retryable: true,
            }
          default:
            return { status: 'pending', pollAfterMs }
        }
      }),
    async cancel({ id }, context) {
      await client
        .repeat({ method: 'POST', path: `predictions/${encodeURIComponent(id)}/cancel` }, context)
        .catch((error: unknown) => {
          // It has ended already, or is not known any more.
          if (!MutoscopeError.isInstance(error) || error.code !== 'PROVIDER_REJECTED') throw error
        })
    },
    async reconcile(mark, facts, context) {
      const found = await findPrediction(client, mark, context)
      return found.found === 'id' ? { found: 'operation', operation: { ...facts, id: found.id } } : found
    },
    async upload({ hash, mediaType }, context) {
      const limit = { provider: 'Replicate', what: 'files', maxBytes: MAX_FILE_BYTES }
      const source = limitInput(await context.open(hash), limit)
      const filename = `${hash.slice(0, 16)}.${extensionOf(mediaType)}`
      const form = multipartForm({}, [{ name: 'content', filename, mediaType, source }])
      const answer = await client.repeat({ method: 'POST', path: 'files', ...form }, context)
      return (await answer.json(fileSchema)).urls.get
    },
    price: (query) =>
      lookUpPrice(prices, { ...query, provider: 'replicate', model: query.model.replace(/:.*/su, '') }),
    async checkKey(context) {
      await client.repeat({ method: 'GET', path: 'account' }, context)
    },
  }
}

/** Of one file. */
const MAX_FILE_BYTES = 100_000_000

// A failed prediction has no code, only words.
const REFUSED = /nsfw|flagged as sensitive|\(E005\)/iu
const BUSY = /\(E003\)|high demand/iu

const createdSchema = z.looseObject({ id: z.string() })
const predictionSchema = z.looseObject({
  status: z.string(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  data_removed: z.boolean().nullish(),
})
const fileSchema = z.looseObject({ urls: z.looseObject({ get: z.string() }) })
