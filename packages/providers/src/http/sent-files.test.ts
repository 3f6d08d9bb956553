import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MutoscopeError } from '@mutoscope/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import type { BodySource } from '../files/body-source.js'
import { createProviderClient, type ProviderClientOptions } from './provider-client.js'

/** What a server does with its requests, one after the other; the last for all that follow. */
let statuses: number[] = []
let answer: Buffer = Buffer.from('{}')
let received: { readonly length: string | undefined; readonly size: number }[] = []
let reached = 0
let url = ''
const server = createServer((request, response) => {
  const status = statuses[Math.min(reached, statuses.length - 1)] ?? 200
  reached++
  let size = 0
  request.on('data', (chunk: Buffer) => (size += chunk.byteLength))
  request.on('end', () => {
    received.push({ length: request.headers['content-length'], size })
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer)
  })
})
beforeEach(async () => {
  statuses = [200]
  answer = Buffer.from('{}')
  received = []
  reached = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const connect = (options: Partial<ProviderClientOptions> = {}) =>
  createProviderClient({
    provider: 'Acme',
    baseUrl: url,
    key: { apiKey: 'key', variables: [] },
    headers: () => ({}),
    explain: ({ body }) => ({ message: typeof body === 'string' ? `${body.length} characters` : 'told' }),
    ...options,
  })
const context = () => ({ signal: new AbortController().signal })
const POST = { method: 'POST', path: 'files' } as const
const MEGABYTE = 1024 ** 2

/** A file of so many megabytes, and how often it was opened. */
function fileOf(megabytes: number, failAt = Number.POSITIVE_INFINITY) {
  const opened = { count: 0 }
  const body: BodySource = {
    size: megabytes * MEGABYTE,
    async *stream() {
      opened.count++
      for (let index = 0; index < megabytes; index++) {
        if (index === failAt) throw new MutoscopeError('ASSET_CORRUPT')
        yield new Uint8Array(MEGABYTE)
      }
    },
  }
  return { body, opened }
}

describe('a file in a request', () => {
  it('is sent with its length, or without one where it has none', async () => {
    const { body } = fileOf(3)
    await connect().repeat({ ...POST, body }, context())
    await connect().submit({ ...POST, body: { stream: body.stream } }, context())
    expect(received).toEqual([
      { length: String(3 * MEGABYTE), size: 3 * MEGABYTE },
      { length: undefined, size: 3 * MEGABYTE },
    ])
  })

  it('is opened anew when a free request is tried again', async () => {
    statuses = [503, 200]
    const { body, opened } = fileOf(2)
    await connect().repeat({ ...POST, body }, context())
    expect(opened.count).toBe(2)
    expect(received.map(({ size }) => size)).toEqual([2 * MEGABYTE, 2 * MEGABYTE])
  })

  it('that cannot be read fails with the error of its store, and a paid request was not taken', async () => {
    for (const send of ['submit', 'repeat'] as const) {
      const { body, opened } = fileOf(4, 2)
      await expect(connect()[send]({ ...POST, body }, context())).rejects.toMatchObject({
        code: 'ASSET_CORRUPT',
      })
      expect(opened.count).toBe(1)
    }
    expect(received).toEqual([])
  })

  it('may take longer than the time for a request while it moves, but not than a lease', async () => {
    vi.useFakeTimers()
    try {
      const takesSlowly: typeof fetch = async (input, init) => {
        const { body, signal } = new Request(input, init)
        const reader = body?.getReader()
        for (;;) {
          vi.advanceTimersByTime(400)
          signal.throwIfAborted()
          if ((await reader?.read())?.done !== false) return new Response('{}')
        }
      }
      const client = connect({ fetch: takesSlowly, timeoutMs: 600 })
      await client.repeat({ ...POST, ...fileOf(6) }, context())
      const paid = client.submit({ ...POST, ...fileOf(6) }, context())
      await expect(paid).rejects.toMatchObject({ code: 'CALL_AMBIGUOUS' })
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a response that is too long for the memory', () => {
  it('is not read further', async () => {
    answer = Buffer.alloc(3 * MEGABYTE, 32)
    const client = connect({ maxResponseBytes: MEGABYTE })
    const free = await client.repeat(POST, context())
    await expect(free.bytes()).rejects.toMatchObject({
      code: 'PROVIDER_RESPONSE_INVALID',
      message: 'Acme returned an invalid response (more than 1048576 bytes).',
    })
    const paid = await client.submit(POST, context())
    await expect(paid.json(z.looseObject({}))).rejects.toMatchObject({ code: 'CALL_AMBIGUOUS' })
    expect((await (await connect().repeat(POST, context())).bytes()).byteLength).toBe(3 * MEGABYTE)
  })

  it('explains nothing when it is an error', async () => {
    statuses = [400]
    answer = Buffer.alloc(3 * MEGABYTE, 120)
    await expect(connect().submit(POST, context())).rejects.toMatchObject({
      code: 'PROVIDER_REJECTED',
      message: expect.stringContaining('0 characters') as string,
    })
  })
})
