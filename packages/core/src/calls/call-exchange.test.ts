import { describe, expect, it } from 'vitest'
import type { Json } from '../digest/canonical-json.js'
import { ERRORS, type ErrorCode } from '../errors/error-table.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ModelContext, ModelOutput, OperationStatus, Reconciled } from '../providers/model.js'
import { poll, notKept, search, submitOnce, type Exchange } from './call-exchange.js'

const MARK = { marker: 'call-1', idempotencyKey: 'call-1', webhookUrl: 'https://example.com/hook' }
const OUTPUT: ModelOutput<Json> = { body: null, data: { width: 640 }, costMicros: 7 }
const error = (code: ErrorCode, details: { readonly [name: string]: Json } = {}) =>
  new MutoscopeError(code, { details })
const fails = (thrown: unknown) => () => Promise.reject(thrown)

function exchange(model: object, signal = new AbortController().signal): Exchange {
  const context: ModelContext = { signal, open: fails(error('ASSET_NOT_FOUND')), progress: () => {} }
  const named = { provider: 'acme', model: 'pen', version: '1', ...model } as Exchange['model']
  return { model: named, request: { prompt: 'A lake' }, context }
}
const started = (work: object) => ({ start: fails('nobody starts'), status: fails('nobody looks'), ...work })

describe('a submission', () => {
  it('of a model that answers at once is its output, marked as this call', async () => {
    const given: unknown[] = []
    const generate = (request: Json, { call }: ModelContext) => {
      given.push(request, call)
      return Promise.resolve(OUTPUT)
    }
    expect(await submitOnce(exchange({ generate }), MARK)).toEqual({
      seen: { type: 'delivered', costMicros: 7 },
      output: OUTPUT,
    })
    expect(given).toEqual([{ prompt: 'A lake' }, MARK])
  })

  it('that is taken has the handle, the time of the next look and the estimate of the provider', async () => {
    const given: unknown[] = []
    const start = (request: Json, { call }: ModelContext) => {
      given.push(request, call)
      return Promise.resolve({ operation: 'op-1', pollAfterMs: 500, estimatedMicros: 9 })
    }
    expect(await submitOnce(exchange(started({ start })), MARK)).toEqual({
      seen: { type: 'accepted', operation: 'op-1', pollAfterMs: 500, estimatedMicros: 9 },
    })
    expect(given).toEqual([{ prompt: 'A lake' }, MARK])
  })

  it.each([
    ['lost', error('CALL_AMBIGUOUS'), {}],
    ['throttled', error('PROVIDER_RATE_LIMITED', { retryAfterMs: 3000 }), { retryAfterMs: 3000 }],
    ['throttled', error('PROVIDER_RATE_LIMITED', { retryAfterMs: 'soon' }), { retryAfterMs: undefined }],
    ['unsent', error('PROVIDER_UNAVAILABLE'), {}],
    ['refused', error('MODEL_REFUSED', { costMicros: 5 }), { costMicros: 5 }],
    ['declined', error('PROVIDER_AUTH'), { costMicros: undefined }],
    ['declined', error('MODEL_FAILED', { costMicros: 5 }), { costMicros: 5 }],
    ['declined', error('CANCELLED'), { costMicros: undefined }],
  ] as const)('is %s by %s', async (type, thrown, more) => {
    const seen = { type, error: thrown, ...more }
    expect(await submitOnce(exchange({ generate: fails(thrown) }), MARK)).toEqual({ seen })
    expect(await submitOnce(exchange(started({ start: fails(thrown) })), MARK)).toEqual({ seen })
  })

  it('may have been taken when something was thrown that says nothing', async () => {
    const slip = new TypeError('a slip')
    const { seen } = await submitOnce(exchange({ generate: fails(slip) }), MARK)
    expect(seen).toMatchObject({ type: 'lost', error: { code: 'CALL_AMBIGUOUS', cause: slip } })
  })

  it('was stopped only where we were told to stop', async () => {
    const aborted = AbortSignal.abort()
    const stopped = await submitOnce(exchange({ generate: fails(error('CANCELLED')) }, aborted), MARK)
    expect(stopped).toEqual({ seen: { type: 'stopped' } })
    const refused = await submitOnce(exchange({ generate: fails(error('PROVIDER_AUTH')) }, aborted), MARK)
    expect(refused.seen.type).toBe('declined')
  })
})

describe('a look', () => {
  const answer = (status: OperationStatus<Json>) =>
    poll(exchange(started({ status: async () => status })), 'op-1')

  it('is for the handle that the provider gave', async () => {
    const given: Json[] = []
    const status = async (operation: Json) => {
      given.push(operation)
      return { status: 'pending', progress: 0.5, pollAfterMs: 100, operation: 'op-2' }
    }
    expect(await poll(exchange(started({ status })), 'op-1')).toMatchObject({
      seen: { type: 'pending', progress: 0.5, pollAfterMs: 100, operation: 'op-2' },
    })
    expect(given).toEqual(['op-1'])
  })

  it('sees the output', async () => {
    expect(await answer({ status: 'succeeded', output: OUTPUT })).toEqual({
      seen: { type: 'delivered', costMicros: 7 },
      output: OUTPUT,
    })
  })

  it('sees an end without an output, with its words, and what it costs', async () => {
    expect(await answer({ status: 'refused', reason: 'No lakes.', costMicros: 3 })).toMatchObject({
      seen: {
        type: 'refused',
        costMicros: 3,
        error: { code: 'MODEL_REFUSED', message: 'No lakes.', details: { provider: 'acme' } },
      },
    })
    expect(
      await answer({ status: 'missing', what: 'output', message: 'Deleted.', costMicros: 0 }),
    ).toMatchObject({
      seen: {
        type: 'missing',
        what: 'output',
        costMicros: 0,
        error: {
          code: 'MODEL_FAILED',
          message: 'Deleted.',
          details: { provider: 'acme', missing: 'output' },
        },
      },
    })
    expect(await answer({ status: 'failed', message: 'Broken.', retryable: true })).toMatchObject({
      seen: {
        type: 'failed',
        error: { code: 'MODEL_FAILED', message: 'Broken.', details: { provider: 'acme', retryable: true } },
      },
    })
  })

  it.each([
    ['refused', error('MODEL_REFUSED', { costMicros: 5 }), { costMicros: 5 }],
    ['failed', error('MODEL_FAILED', { costMicros: 5 }), { costMicros: 5 }],
    ['unusable', error('MEDIA_INVALID', { costMicros: 5 }), { costMicros: 5 }],
    ['unusable', error('MEDIA_TOO_LARGE'), { costMicros: undefined }],
    ['unusable', error('LIMIT_EXCEEDED'), { costMicros: undefined }],
    ['unusable', error('URL_NOT_ALLOWED'), { costMicros: undefined }],
    ['poll-failed', error('PROVIDER_RATE_LIMITED', { retryAfterMs: 3000 }), { retryAfterMs: 3000 }],
    ['poll-failed', error('PROVIDER_AUTH'), { retryAfterMs: undefined }],
  ] as const)('is %s by %s', async (type, thrown, more) => {
    expect(await poll(exchange(started({ status: fails(thrown) })), 'op-1')).toEqual({
      seen: { type, error: thrown, ...more },
    })
  })

  it('fails as out of reach by anything else, and is nothing while we are being stopped', async () => {
    const slip = new TypeError('a slip')
    const failing = started({ status: fails(slip) })
    expect(await poll(exchange(failing), 'op-1')).toMatchObject({
      seen: { type: 'poll-failed', error: { code: 'PROVIDER_UNAVAILABLE', cause: slip } },
    })
    await expect(poll(exchange(failing, AbortSignal.abort()), 'op-1')).rejects.toBe(slip)
  })

  it('is never for a model that answers at once', async () => {
    const immediate = exchange({ generate: async () => OUTPUT })
    await expect(poll(immediate, 'op-1')).rejects.toMatchObject({ code: 'UNREACHABLE' })
  })
})

describe('a search', () => {
  const found = (answer: Reconciled<Json>) =>
    search(exchange(started({ reconcile: async () => answer })), MARK)

  it('is for the marker and the request', async () => {
    const given: unknown[] = []
    const reconcile = async (mark: unknown, request: Json) => {
      given.push(mark, request)
      return { found: 'absent' }
    }
    expect(await search(exchange(started({ reconcile })), MARK)).toEqual({ seen: { type: 'absent' } })
    expect(given).toEqual([MARK, { prompt: 'A lake' }])
  })

  it('sees what the provider has, and what it cannot say', async () => {
    expect(await found({ found: 'operation', operation: 'op-1' })).toEqual({
      seen: { type: 'accepted', operation: 'op-1', pollAfterMs: 0 },
    })
    expect(await found({ found: 'output', output: OUTPUT })).toEqual({
      seen: { type: 'delivered', costMicros: 7 },
      output: OUTPUT,
    })
    expect(await found({ found: 'unknown' })).toEqual({ seen: { type: 'unknown' } })
    expect(await search(exchange(started({})), MARK)).toEqual({ seen: { type: 'unknown' } })
  })

  it('that fails says for how long to wait, and nothing while we are being stopped', async () => {
    const busy = error('PROVIDER_RATE_LIMITED', { retryAfterMs: 3000 })
    const failing = (thrown: unknown) => started({ reconcile: fails(thrown) })
    expect(await search(exchange(failing(busy)), MARK)).toEqual({
      seen: { type: 'search-failed', error: busy, retryAfterMs: 3000 },
    })
    const slip = new TypeError('a slip')
    expect(await search(exchange(failing(slip)), MARK)).toMatchObject({
      seen: { type: 'search-failed', error: { code: 'PROVIDER_UNAVAILABLE', cause: slip } },
    })
    await expect(search(exchange(failing(slip), AbortSignal.abort()), MARK)).rejects.toBe(slip)
  })
})

describe('an output that could not be kept', () => {
  const FINAL = [
    'MEDIA_INVALID',
    'MEDIA_TOO_LARGE',
    'LIMIT_EXCEEDED',
    'URL_NOT_ALLOWED',
    'MODEL_FAILED',
    'MODEL_REFUSED',
  ]

  it.each(Object.keys(ERRORS) as ErrorCode[])(
    'by %s is unusable only where another copy would be the same',
    (code) => {
      const thrown = error(code)
      const type = FINAL.includes(code) ? 'unusable' : 'not-stored'
      expect(notKept(thrown, OUTPUT)).toEqual({ type, error: thrown, costMicros: 7 })
    },
  )

  it('costs what the error says, else what the output said', () => {
    expect(notKept(error('MODEL_FAILED', { costMicros: 0 }), OUTPUT)).toMatchObject({ costMicros: 0 })
    expect(notKept(error('MODEL_FAILED'), { body: null, data: null })).toMatchObject({
      costMicros: undefined,
    })
  })

  it('by a fault of ours is fetched again', () => {
    const slip = new TypeError('a slip')
    expect(notKept(slip, OUTPUT)).toMatchObject({
      type: 'not-stored',
      error: { code: 'MODEL_FAILED', cause: slip },
      costMicros: 7,
    })
  })
})
