// cspell:words loopable
// Models on the fake provider: one for each way of settling a lost answer.
import { bytesSource, MutoscopeError } from '../../packages/core/dist/index.js'
import { exactPrice } from '../../packages/core/dist/ports/index.js'
import { PRICE_MICROS } from './provider.mjs'

const TIMEOUT_MS = 1000
/** What a run says that asked for a job which the provider has forgotten. */
export const FORGOTTEN = 'The provider does not know the job any more.'

/** A model that answers later, at `url`, of the class `kind`; `data` gives the facts of its artifact. */
export function chaosModel({ url, kind, data, text }) {
  /** @param lost the code of an answer that did not come: a submission may have been taken, a look is free */
  async function send(path, { body, lost } = {}) {
    let response
    try {
      response = await fetch(`${url}/${kind}/${path}`, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      })
    } catch (cause) {
      throw new MutoscopeError(lost, { cause })
    }
    if (response.status === 429)
      throw new MutoscopeError('PROVIDER_RATE_LIMITED', {
        details: { retryAfterMs: (await response.json()).wait },
      })
    if (response.status === 404) return null
    if (!response.ok) throw new MutoscopeError(lost)
    return response.json()
  }
  return {
    provider: `chaos-${kind}`,
    model: 'any',
    version: '1',
    paid: {
      dedupe: kind,
      // The provider does not bill what it forgets.
      forgotten: 'free',
      settleMs: 2 * TIMEOUT_MS,
      timeoutMs: TIMEOUT_MS,
      price: () => exactPrice(PRICE_MICROS),
    },
    async start(request, { call }) {
      const body = { prompt: text(request), marker: call.marker, key: call.idempotencyKey }
      const { id } = await send('start', { body, lost: 'CALL_AMBIGUOUS' })
      return { operation: { id, text: text(request), request }, pollAfterMs: 20 }
    },
    async status(operation) {
      const job = await send(`status?id=${operation.id}`, { lost: 'PROVIDER_UNAVAILABLE' })
      if (job === null) return { status: 'missing', what: 'request', message: FORGOTTEN }
      if (!job.done) return { status: 'pending', pollAfterMs: 20 }
      return {
        status: 'succeeded',
        output: {
          body: bytesSource(new TextEncoder().encode(operation.text)),
          mediaType: 'text/plain',
          data: data(operation.request),
          costMicros: PRICE_MICROS,
        },
      }
    },
    async reconcile(mark, request) {
      const { id } = await send(`find?marker=${mark.marker}`, { lost: 'PROVIDER_UNAVAILABLE' })
      return id === null
        ? { found: 'absent' }
        : { found: 'operation', operation: { id, text: text(request), request } }
    },
  }
}

/** The models of a chaos studio: pictures can be looked for, voices have keys, music offers nothing. */
export function chaosModels(url) {
  return {
    image: chaosModel({
      url,
      kind: 'lookup',
      text: ({ prompt }) => prompt,
      data: ({ width, height }) => ({ width, height }),
    }),
    speech: chaosModel({
      url,
      kind: 'key',
      text: (request) => request.text,
      data: (request) => ({
        durationMs: 900,
        sampleRate: 48_000,
        timing: 'provider',
        silent: false,
        words: [{ text: request.text, startMs: 0, endMs: 900 }],
      }),
    }),
    music: chaosModel({
      url,
      kind: 'none',
      text: ({ seed }) => `music ${seed}`,
      data: () => ({ durationMs: 8000, bpm: 120, firstBeatMs: 0, beatsPerBar: 4, loopable: true }),
    }),
  }
}
