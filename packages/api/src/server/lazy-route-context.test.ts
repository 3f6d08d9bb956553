import { describe, expect, it } from 'vitest'
import { LazyRouteContext } from './lazy-route-context.js'

type Given = {
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
}
const { signal } = new AbortController()
const contextOf = ({ headers = {}, query = {} }: Given = {}, ownerId: string | null = 'ann') =>
  new LazyRouteContext(
    {
      requestId: 'request-1',
      method: 'HEAD',
      signal,
      header: (name) => headers[name],
      query: () => query,
      url: (path) => `https://studio.test${path}`,
    },
    ownerId === null ? null : { ownerId },
    (owner, { hash }, filename) => Promise.resolve(`/${owner}/${hash}/${filename}`),
  )

describe('what a handler is told', () => {
  it('is the caller, the request and its addresses, and may be taken out of the context', async () => {
    const { ownerId, principal, requestId, method, header, url, fileUrl, ...rest } = contextOf({
      headers: { 'x-own': '1' },
    })
    expect([ownerId, principal, requestId, method, rest]).toEqual([
      'ann',
      { ownerId: 'ann' },
      'request-1',
      'HEAD',
      {},
    ])
    expect(contextOf().signal).toBe(signal)
    expect([header('x-own'), header('other')]).toEqual(['1', undefined])
    expect(url('/a')).toBe('https://studio.test/a')
    expect(await fileUrl('bob', { hash: 'abc' } as never, 'clip.mp4')).toBe(
      'https://studio.test/bob/abc/clip.mp4',
    )
  })

  it('is no owner where nobody is known', () => {
    const context = contextOf({}, null)
    expect(context.principal).toBeNull()
    expect(() => context.ownerId).toThrow(
      expect.objectContaining({ definition: expect.objectContaining({ status: 401 }) as object }),
    )
  })

  it('is the last event, by header, by query, or none', () => {
    const lastOf = (header: string | undefined, query: unknown) =>
      contextOf({
        headers: header === undefined ? {} : { 'last-event-id': header },
        query: query === undefined ? {} : { last_event_id: query },
      }).lastEventId
    expect([
      lastOf('7', '3'),
      lastOf('', '3'),
      lastOf(undefined, '3'),
      lastOf(undefined, ''),
      lastOf(undefined, ['3', '4']),
      lastOf(undefined, undefined),
    ]).toEqual(['7', '3', '3', null, null, null])
  })

  it('is what the caller prefers, whatever stands beside it', () => {
    const prefers = (prefer?: string) =>
      contextOf({ headers: prefer === undefined ? {} : { prefer } }).prefers('respond-async')
    expect(
      ['respond-async', 'wait=10, Respond-Async', 'respond-async; wait=10', 'x;respond-async'].map(prefers),
    ).toEqual([true, true, true, true])
    expect(['respond-asynchronously', 'wait=10', ''].map(prefers)).toEqual([false, false, false])
    expect(prefers()).toBe(false)
  })
})
