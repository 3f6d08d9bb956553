import { bytesSource, MutoscopeError } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import type { Downloaded } from './download-output.js'
import { downloadFresh, isMissing, pollBeforeStop, pollUnlessMissing, unlessMissing } from './missing.js'

const answered = (status: number) => new MutoscopeError('PROVIDER_REJECTED', { details: { status } })
const downloaded: Downloaded = {
  body: { ...bytesSource(new Uint8Array(3)), size: 3 },
  mediaType: 'video/mp4',
}

describe('something is gone', () => {
  it('by a definite word of the provider only', () => {
    expect([404, 410].map((status) => isMissing(answered(status)))).toEqual([true, true])
    expect([400, 403, 500].map((status) => isMissing(answered(status)))).toEqual([false, false, false])
    expect(isMissing(new MutoscopeError('PROVIDER_REJECTED'))).toBe(false)
    expect(isMissing({ details: { status: 404 } })).toBe(false)
  })

  it('and needs no stopping then, while every other failure of a cancel is told', () => {
    expect(() => unlessMissing(answered(404))).not.toThrow()
    expect(() => unlessMissing(answered(500))).toThrow(MutoscopeError)
  })

  it('which is an answer to a look, not an error', async () => {
    const poll = (work: () => Promise<never>) => pollUnlessMissing('Acme', 'job-7', work)
    expect(await poll(() => Promise.reject(answered(410)))).toEqual({
      status: 'missing',
      what: 'request',
      message: 'Acme no longer knows request job-7.',
    })
    await expect(poll(() => Promise.reject(answered(503)))).rejects.toMatchObject({
      details: { status: 503 },
    })
    const pending = { status: 'pending', pollAfterMs: 5 } as const
    expect(await pollUnlessMissing('Acme', 'job-7', () => Promise.resolve(pending))).toBe(pending)
  })
})

describe('an output', () => {
  const fetchIt = (steps: readonly (Downloaded | MutoscopeError)[], again?: () => Promise<string>) => {
    const asked: string[] = []
    const download = (link: string) => {
      const step = steps[asked.length]
      asked.push(link)
      return step === undefined || step instanceof MutoscopeError
        ? Promise.reject(step ?? new Error('asked too often'))
        : Promise.resolve(step)
    }
    const found = 'old link'
    const outcome = downloadFresh({
      provider: 'Acme',
      found,
      download,
      ...(again === undefined ? {} : { again }),
    })
    return outcome.then((result) => ({ result, asked }))
  }
  const fresh = () => Promise.resolve('new link')
  const missing = {
    missing: {
      status: 'missing',
      what: 'output',
      message: 'Acme has finished the request, and its output is not there any more.',
    },
  }

  it('is fetched once when it is there', async () => {
    expect(await fetchIt([downloaded], fresh)).toEqual({ result: downloaded, asked: ['old link'] })
    expect(await fetchIt([downloaded])).toEqual({ result: downloaded, asked: ['old link'] })
  })

  it.each([403, 404])('is fetched over a fresh link after %i', async (status) => {
    expect(await fetchIt([answered(status), downloaded], fresh)).toEqual({
      result: downloaded,
      asked: ['old link', 'new link'],
    })
  })

  it('is gone when a fresh link does not help either', async () => {
    expect((await fetchIt([answered(403), answered(403)], fresh)).result).toEqual(missing)
    expect((await fetchIt([answered(410)])).result).toEqual(missing)
  })

  it('without a fresh link is gone only after a definite word', async () => {
    await expect(fetchIt([answered(403)])).rejects.toMatchObject({ details: { status: 403 } })
  })

  it('that cannot be fetched just now is not gone', async () => {
    const down = new MutoscopeError('PROVIDER_UNAVAILABLE')
    await expect(fetchIt([down], fresh)).rejects.toBe(down)
    await expect(fetchIt([answered(404), down], fresh)).rejects.toBe(down)
    await expect(fetchIt([down])).rejects.toBe(down)
  })
})

describe('a look before a stop', () => {
  it('gives what it finds, with the caller still able to stop it', async () => {
    const stopped = new AbortController()
    const signals: AbortSignal[] = []
    const context = { signal: stopped.signal, ownerId: 'ann' }
    const found = await pollBeforeStop(context, (given) => {
      signals.push(given.signal)
      return Promise.resolve(given.ownerId)
    })
    expect([found, signals[0]?.aborted]).toEqual(['ann', false])
    stopped.abort()
    expect(signals[0]?.aborted).toBe(true)
  })

  it('gives nothing when it fails', async () => {
    const { signal } = new AbortController()
    expect(await pollBeforeStop({ signal }, () => Promise.reject(answered(500)))).toBeUndefined()
  })
})
