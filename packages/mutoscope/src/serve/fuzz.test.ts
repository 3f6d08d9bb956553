import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentedFetch, type DocumentedFetch } from './documented-fetch.fixture.js'
import { startFakeServer, type FakeServer } from './fake-server.fixture.js'
import { createMangler, type Mangler } from './mangle.fixture.js'

// Thousands of requests that are nearly right: whatever is wrong with them, the answer is one of the
// documented ones, and never a fault of ours.
let server: FakeServer
let call: DocumentedFetch
beforeAll(async () => {
  server = await startFakeServer()
  call = await documentedFetch(server.url, { authorization: `Bearer ${await server.token('ada')}` })
})
afterAll(async () => {
  await server.stop()
})

/** Requests to each route. */
const ROUNDS = 40

describe('requests that are wrong in every way', () => {
  it('answer as documented, without a stack trace, and never 500', async () => {
    const statuses = new Map<number, number>()
    const faults = new Map<string, string>()
    for (const { contract } of server.families) {
      for (const [name, route] of Object.entries(contract.routes)) {
        // An event stream does not end, whatever is asked of it.
        if (
          Object.values(route.responses).some((declared) => 'kind' in declared && declared.kind === 'events')
        )
          continue
        const mangle = createMangler(`${contract.name}.${name}`)
        for (let round = 0; round < ROUNDS; round++) {
          try {
            const { status, body } = await send(mangle, route)
            statuses.set(status, (statuses.get(status) ?? 0) + 1)
            const text = JSON.stringify(body)
            if (status === 500 || /\bat \S+ \(|node_modules|\.ts:\d+/u.test(text))
              faults.set(`${contract.name}.${name} ${status}`, text)
          } catch (error) {
            faults.set(`${contract.name}.${name} ${String(error).slice(0, 60)}`, String(error))
          }
        }
      }
    }
    expect([...faults.values()]).toEqual([])
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(2000)
    expect(statuses.get(400)).toBeGreaterThan(500)
  })
})

async function send(mangle: Mangler, route: FakeServer['families'][number]['contract']['routes'][string]) {
  const { params = {}, query = {}, body, form } = route.example
  const path = route.path.replaceAll(/:(\w+)/gu, (_whole, key: string) =>
    encodeURIComponent(mangle.text(toText(params[key])).toWellFormed()),
  )
  const search = new URLSearchParams(
    Object.entries(mangle.object(query)).flatMap(([key, value]) =>
      [value].flat().map((item) => [key, toText(item)] as [string, string]),
    ),
  )
  const options =
    route.method === 'GET' || route.method === 'DELETE'
      ? {}
      : route.form === undefined
        ? { json: mangle.value(body ?? {}) }
        : { form: toForm(mangle.object(form ?? {})) }
  return call(route.method, search.size === 0 ? path : `${path}?${search.toString()}`, options)
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'x')
}

function toForm(values: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries(values)) form.append(key, toText(value))
  return form
}
