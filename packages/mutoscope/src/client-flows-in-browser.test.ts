import { existsSync } from 'node:fs'
import { build } from 'esbuild'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SEEN } from './client-flows.fixture.js'
import { startFakeServer, type FakeServer } from './serve/fake-server.fixture.js'

const CHROMIUM = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)

const PAGE = `
import { createClient } from '@mutoscope/client'
import { orderAdvertisement, orderVideo } from './client-flows.fixture.js'
const client = createClient({ baseUrl: location.origin, token: () => document.cookie.replace('token=', '') })
window.flows = { video: () => orderVideo(client), advertisement: () => orderAdvertisement(client) }
document.title = 'ready'
`

describe.skipIf(CHROMIUM === undefined)('the flows of callers in a real browser (needs Chromium)', () => {
  let browser: Browser
  let server: FakeServer
  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: { contents: PAGE, resolveDir: import.meta.dirname },
      bundle: true,
      format: 'esm',
      write: false,
      conditions: ['@mutoscope/source'],
    })
    server = await startFakeServer({}, { script: outputFiles[0]?.text ?? '' })
    browser = await chromium.launch(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM })
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  it('go from a prompt to files, and from a form with a picture to an advertisement', async () => {
    const page = await browser.newPage()
    await page.context().addCookies([{ name: 'token', value: await server.token('ada'), url: server.url }])
    await page.goto(`${server.url}/page`)
    await expect.poll(() => page.title()).toBe('ready')
    expect(await page.evaluate('flows.video()')).toEqual(SEEN.video)
    expect(await page.evaluate('flows.advertisement()')).toEqual(SEEN.advertisement)
  })
})
