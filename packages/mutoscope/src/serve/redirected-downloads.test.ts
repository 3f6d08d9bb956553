import { hasSwift, startSwift, type SwiftServer } from 'test-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './start-test-server.fixture.js'

const WAV = wavOf(20_000)

let swift: SwiftServer | undefined
let server: TestServer | undefined
let url = ''

beforeAll(async () => {
  if (!hasSwift) return
  swift = await startSwift()
  await swift.createBucket('films')
  server = await startTestServer({
    env: {
      JWT_SECRET: 'a-secret-of-at-least-thirty-two-bytes',
      AWS_S3_BUCKET: 'films',
      AWS_ACCESS_KEY_ID: swift.writer.accessKeyId,
      AWS_SECRET_ACCESS_KEY: swift.writer.secretAccessKey,
      AWS_ENDPOINT_URL_S3: swift.endpoint,
      MUTOSCOPE_DOWNLOADS: 'redirect',
      MUTOSCOPE_DOWNLOAD_TTL_MS: '2000',
    },
  })
  const form = new FormData()
  form.append('file', new File([WAV], 'voice.wav', { type: 'audio/wav' }))
  const { body } = await (await server.as('ann'))<{ readonly url: string }>('POST', '/api/uploads', { form })
  url = new URL(body.url, server.url).href
})
afterAll(async () => {
  await server?.stop()
  await swift?.close()
})

/** A second of silence and a bit, in the middle of which stands a number. */
function wavOf(samples: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples * 2)
  const view = new DataView(bytes.buffer)
  const text = (at: number, words: string) => bytes.set(new TextEncoder().encode(words), at)
  text(0, 'RIFF')
  view.setUint32(4, bytes.byteLength - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, 16_000, true)
  view.setUint32(28, 32_000, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, samples * 2, true)
  view.setUint32(20_000, 123_456_789, true)
  return bytes
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe.skipIf(!hasSwift)('a file in a bucket that clients are sent to (needs python3-swift)', () => {
  it('comes from the bucket, whole and in parts, as what it is', async () => {
    const answer = await fetch(url, { redirect: 'manual' })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toMatch(new RegExp(`^${swift?.endpoint}/films/`, 'u'))
    const whole = await fetch(url)
    expect([whole.status, whole.redirected, whole.headers.get('content-type')]).toEqual([
      200,
      true,
      'audio/wav',
    ])
    expect(await bytesOf(whole)).toEqual(WAV)
    const part = await fetch(url, { headers: { range: 'bytes=19990-20009' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 19990-20009/${WAV.byteLength}`,
    ])
    expect(await bytesOf(part)).toEqual(WAV.slice(19_990, 20_010))
    expect((await fetch(url, { headers: { range: 'bytes=90000-' } })).status).toBe(416)
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, head.redirected, head.headers.get('content-length')]).toEqual([
      200,
      false,
      String(WAV.byteLength),
    ])
  })

  it('is there for nobody without the link, with another signature, or after its end', async () => {
    expect((await fetch(url.replace(/files\/.{10}/u, 'files/AAAAAAAAAA'))).status).toBe(404)
    const link = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '')
    const bare = new URL(link.pathname, link)
    expect((await fetch(bare)).ok).toBe(false)
    const longer = new URL(link)
    longer.searchParams.set('X-Amz-Expires', '86400')
    expect((await fetch(longer)).status).toBe(403)
    expect(link.searchParams.get('X-Amz-Expires')).toBe('2')
    await expect.poll(async () => (await fetch(link)).status, { interval: 500 }).toBe(403)
    expect((await fetch(url)).status).toBe(200)
  })
})

it('a server without a bucket does not start with redirected downloads', async () => {
  await expect(startTestServer({ env: { MUTOSCOPE_DOWNLOADS: 'redirect' } })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { field: 'downloads' },
  })
  await expect(startTestServer({ env: { MUTOSCOPE_DOWNLOADS: 'both' } })).rejects.toMatchObject({
    message: 'MUTOSCOPE_DOWNLOADS is "both". Set it to proxy or redirect.',
  })
})
