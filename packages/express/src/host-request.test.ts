import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import type { HostRequest } from './host-request.js'
import { startTestHost } from './test-host.fixture.js'

it('finds the prefix of a mount that only keeps the whole URL, as Connect and middie do', async () => {
  const host = await startTestHost()
  const server = createServer((request: HostRequest, response) => {
    request.originalUrl = request.url ?? '/'
    request.url = request.originalUrl.replace(/^\/videos/u, '')
    host.handler(request, response, () => response.writeHead(404).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await (await fetch(`${origin}/videos/where?a=/where`)).json()).toMatchObject({
    url: `${origin}/videos/shelves/1`,
  })
  expect(await (await fetch(`${origin}/where`)).json()).toMatchObject({ url: `${origin}/shelves/1` })
  server.close()
  server.closeAllConnections()
  await host.close()
})
