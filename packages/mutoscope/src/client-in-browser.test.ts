import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'

const CHROMIUM = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)

const log = (seq: number, type: string) => `id: ${seq}\nevent: event\ndata: ${JSON.stringify({ type })}\n\n`

/** Page and API of one test; the first connection for events breaks after its first one. */
function createHost(script: string): { readonly server: Server; readonly seen: string[] } {
  const seen: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host')
    const { authorization = '', 'last-event-id': lastEventId = '' } = request.headers
    if (pathname !== '/' && pathname !== '/page.js' && pathname !== '/favicon.ico')
      seen.push(`${request.method} ${pathname} ${authorization}${String(lastEventId)}`)
    let bytes = 0
    request
      .on('data', (chunk: Buffer) => (bytes += chunk.length))
      .on('end', () => {
        if (pathname === '/page.js') response.setHeader('content-type', 'text/javascript').end(script)
        else if (pathname === '/job')
          response.setHeader('content-type', 'application/json').end('{"status":"pending"}')
        else if (pathname === '/upload')
          response.setHeader('content-type', 'application/json').end(JSON.stringify({ bytes }))
        else if (pathname === '/events' && lastEventId === '')
          response
            .setHeader('content-type', 'text/event-stream')
            .write(log(1, 'run.started'), () => setTimeout(() => response.destroy(), 50))
        else if (pathname === '/events')
          response.setHeader('content-type', 'text/event-stream').end(log(2, 'run.succeeded'))
        else
          response
            .setHeader('content-type', 'text/html')
            .end('<!doctype html><body><script type="module" src="/page.js"></script>')
      })
  })
  const sockets = new WebSocketServer({
    server,
    handleProtocols: (offered) => (offered.has('bearer') ? 'bearer' : false),
  })
  sockets.on('connection', (socket, request) => {
    seen.push(`WS ${request.headers['sec-websocket-protocol']}`)
    socket.send('{"progress":40}')
    socket.send('{"progress":100}')
    socket.close(1000)
  })
  return { server, seen }
}

describe.skipIf(CHROMIUM === undefined)('the client in a real browser (needs Chromium)', () => {
  let browser: Browser
  let host: ReturnType<typeof createHost>
  let url = ''

  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: [new URL('client-in-browser.fixture.ts', import.meta.url).pathname],
      bundle: true,
      format: 'esm',
      write: false,
      conditions: ['@mutoscope/source'],
      define: { 'process.env.NODE_ENV': '"production"' },
    })
    host = createHost(outputFiles[0]?.text ?? '')
    await new Promise<void>((resolve) => {
      host.server.listen(0, '127.0.0.1', resolve)
    })
    url = `http://127.0.0.1:${(host.server.address() as AddressInfo).port}/`
    browser = await chromium.launch(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM })
  })
  afterAll(async () => {
    await browser.close()
    host.server.closeAllConnections()
    host.server.close()
  })

  it('queries, follows by events and WebSocket with its token, uploads with progress, and saves', async () => {
    const page = await browser.newPage()
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(String(error)))
    await page.goto(url)
    const text = (id: string) => expect.poll(() => page.textContent(`#${id}`))
    await text('job').toBe('pending')
    await text('events').toBe('ended: run.started run.succeeded')
    await text('progress').toBe('40 100')
    await page.click('#send')
    await text('sent').toMatch(/^\d{3}$/u)
    expect(Number(await page.textContent('#steps'))).toBeGreaterThan(0)
    const saving = page.waitForEvent('download')
    await page.click('#save')
    const download = await saving
    expect(download.suggestedFilename()).toBe('hero.mp4')
    expect(await readFile(await download.path(), 'utf8')).toBe('film')
    expect(host.seen).toEqual(
      expect.arrayContaining([
        'GET /job Bearer sesame',
        'GET /events Bearer sesame',
        'GET /events Bearer sesame1',
        'POST /upload Bearer sesame',
      ]),
    )
    expect(host.seen.find((each) => each.startsWith('WS '))?.replace(/,\s*/u, ',')).toBe('WS bearer,sesame')
    expect(failures).toEqual([])
  })
})
