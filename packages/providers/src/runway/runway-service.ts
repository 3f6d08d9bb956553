import { MutoscopeError, type Json, type Price } from '@mutoscope/core'
import {
  lookUpPrice,
  type Balance,
  type ModelContext,
  type OperationStatus,
  type PriceQuery,
} from '@mutoscope/core/ports'
import * as z from 'zod'
import { downloadOutput, type Downloaded } from '../http/download-output.js'
import { downloadFresh, pollBeforeStop, pollUnlessMissing, unlessMissing } from '../http/missing.js'
import { mergePrices } from '../http/merge-prices.js'
import { createProviderClient, type RequestContext } from '../http/provider-client.js'
import type { Explain } from '../http/provider-error.js'
import { resolveBaseUrl, type ProviderOptions } from '../http/provider-options.js'
import { readBalance, type BalanceQuestion } from '../http/read-balance.js'
import { CREDIT_MICROS, RUNWAY_PRICES } from './runway-prices.js'
import { uploadFile } from './upload-file.js'

/** A task at Runway as it is stored; models add what they need to read its output. */
export const runwayTask = z.object({ id: z.string() })

/** See {@link runwayTask}. */
export type RunwayTask = Readonly<z.infer<typeof runwayTask>>

/** Options of Runway's client. */
export interface RunwayServiceOptions extends ProviderOptions {
  /** Milliseconds between two looks at a task; Runway asks for at least 5000. @default 6000 */
  readonly pollAfterMs?: number
}

/** What all of Runway's models have in common: tasks, files and prices. */
export interface RunwayService {
  /** Submits a task, exactly once. */
  start<Facts extends Record<string, Json>>(
    path: string,
    json: Json,
    facts: Facts,
    context: ModelContext,
  ): Promise<{
    readonly operation: Facts & RunwayTask
    readonly pollAfterMs: number
    readonly estimatedMicros?: number
  }>
  /** Looks at a task; an output is downloaded at once. */
  status<Data>(
    task: RunwayTask,
    context: ModelContext,
    read: (
      output: Downloaded,
    ) => Promise<{ readonly mediaType: string; readonly data: Data; readonly warnings?: readonly string[] }>,
  ): Promise<OperationStatus<Data>>
  cancel(task: RunwayTask, context: RequestContext): Promise<void>
  /** An address under which Runway can read stored bytes: a data URI, or an upload when they are larger. */
  toUri(file: { readonly hash: string; readonly mediaType: string }, context: ModelContext): Promise<string>
  price(query: Omit<PriceQuery, 'provider'>): Price
  /** What the organization can still spend. */
  balance(context: RequestContext): Promise<Balance | null>
  checkKey(context: RequestContext): Promise<void>
}

const VERSION = '2024-11-06'
const MAX_DATA_URI_CHARS = 5_000_000

/** Makes a {@link RunwayService}. */
export function createRunwayService(options: RunwayServiceOptions): RunwayService {
  const baseUrl = resolveBaseUrl(options.baseUrl, 'RUNWAYML_BASE_URL', 'https://api.dev.runwayml.com')
  const pollAfterMs = options.pollAfterMs ?? 6000
  const prices = mergePrices(options.prices, RUNWAY_PRICES)
  const trustedOrigins = [new URL(baseUrl).origin]
  const client = createProviderClient({
    provider: 'Runway',
    baseUrl,
    key: { apiKey: options.apiKey, variables: ['RUNWAYML_API_SECRET'] },
    headers: (key) => ({ authorization: `Bearer ${key}`, 'x-runway-version': VERSION }),
    extraHeaders: options.headers,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    explain,
  })
  const poll = async ({ id }: RunwayTask, context: RequestContext) =>
    (await client.poll({ method: 'GET', path: `v1/tasks/${encodeURIComponent(id)}` }, context)).json(
      taskSchema,
    )
  const download = (task: Task, context: ModelContext): Promise<Downloaded> => {
    const [url] = task.output ?? []
    if (url === undefined)
      throw new MutoscopeError('PROVIDER_RESPONSE_INVALID', {
        message: `Runway task ${task.id} succeeded without an output.`,
        details: { task: task.id },
      })
    return downloadOutput(url, {
      ...options.download,
      signal: context.signal,
      fetch: options.fetch,
      trustedOrigins,
    })
  }

  return {
    async start(path, json, facts, context) {
      const { id, estimatedCost } = await (
        await client.submit({ method: 'POST', path: `v1/${path}`, json }, context)
      ).json(createdSchema)
      return {
        operation: { ...facts, id },
        pollAfterMs,
        ...(estimatedCost == null ? {} : { estimatedMicros: toMicros(estimatedCost) }),
      }
    },
    status: (task, context, read) =>
      pollUnlessMissing('Runway', task.id, async () => {
        const found = await poll(task, context)
        // Refused and failed tasks may cost as much as good ones.
        const cost = found.cost == null ? {} : { costMicros: toMicros(found.cost) }
        if (found.status === 'FAILED') return { ...toFailure(found), ...cost }
        if (found.status === 'CANCELLED')
          return { status: 'failed', message: 'The task was cancelled at Runway.', retryable: false, ...cost }
        if (found.status !== 'SUCCEEDED')
          return {
            status: 'pending',
            pollAfterMs,
            ...(found.progress == null ? {} : { progress: found.progress }),
          }
        const output = await downloadFresh({
          provider: 'Runway',
          found,
          again: () => poll(task, context),
          download: (task) => download(task, context),
        })
        if ('missing' in output) return { ...output.missing, ...cost }
        return { status: 'succeeded', output: { body: output.body, ...(await read(output)), ...cost } }
      }),
    async cancel(task, context) {
      const found = await pollBeforeStop(context, (context) => poll(task, context))
      // Deleting a finished task would delete its output as well.
      if (found !== undefined && ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(found.status)) return
      await client
        .repeat({ method: 'DELETE', path: `v1/tasks/${encodeURIComponent(task.id)}` }, context)
        .catch(unlessMissing)
    },
    async toUri({ hash, mediaType }, context) {
      const source = await context.open(hash)
      return uploadFile(source, mediaType, {
        client,
        context,
        trustedOrigins,
        fetch: options.fetch,
        maxDataUriChars: MAX_DATA_URI_CHARS,
      })
    },
    price: (query) => lookUpPrice(prices, { provider: 'runway', ...query }),
    balance: (context) => readBalance(client, BALANCE, context),
    async checkKey(context) {
      await client.repeat({ method: 'GET', path: 'v1/organization' }, context)
    },
  }
}

const BALANCE: BalanceQuestion<{ readonly creditBalance: number }> = {
  path: 'v1/organization',
  schema: z.looseObject({ creditBalance: z.number() }),
  toMicros: ({ creditBalance }) => creditBalance * CREDIT_MICROS,
}

function toMicros({ credits }: { readonly credits: number }): number {
  return Math.ceil(credits * CREDIT_MICROS)
}

function toFailure({
  failure,
  failureCode,
}: Task): Extract<OperationStatus<never>, { status: 'failed' | 'refused' }> {
  const code = failureCode ?? ''
  const message = [failure ?? 'The task failed at Runway.', code === '' ? '' : `(${code})`].join(' ').trim()
  if (/(?:^|\.)SAFETY(?:\.|$)/u.test(code)) return { status: 'refused', reason: message }
  return { status: 'failed', message, retryable: code === '' || /^INTERNAL(?:\.|$)/u.test(code) }
}

const explain: Explain = ({ status, body }) => {
  const { data } = errorSchema.safeParse(body)
  const issues =
    data?.issues?.map((issue) => [issue.path?.join('.'), issue.message].filter(Boolean).join(': ')) ?? []
  const message = [data?.error, ...issues].filter(Boolean).join('; ')
  // Runway has no status or code of its own for it.
  return status === 400 && /enough credits/iu.test(data?.error ?? '')
    ? { code: 'PROVIDER_NO_CREDITS', message }
    : { message }
}

const costSchema = z.looseObject({ credits: z.number() })
const createdSchema = z.looseObject({ id: z.string(), estimatedCost: costSchema.nullish() })
const taskSchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  progress: z.number().nullish(),
  output: z.array(z.string()).nullish(),
  failure: z.string().nullish(),
  failureCode: z.string().nullish(),
  cost: costSchema.nullish(),
})
type Task = z.infer<typeof taskSchema>
const errorSchema = z.looseObject({
  error: z.string().nullish(),
  issues: z
    .array(
      z.looseObject({
        message: z.string().nullish(),
        path: z.array(z.union([z.string(), z.number()])).nullish(),
      }),
    )
    .nullish(),
})
