import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './start-test-server.fixture.js'

// Files that strangers bring, as they break: each is refused where it is brought in, and nobody else waits.
const run = promisify(execFile)
const ffmpeg = process.env['FFMPEG_PATH'] ?? 'ffmpeg'
let folder = ''
let server: TestServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'damaged-media-'))
  server = await startTestServer()
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

async function made(name: string, ...args: string[]): Promise<Buffer<ArrayBuffer>> {
  const path = join(folder, name)
  await run(ffmpeg, ['-v', 'error', ...args, path])
  return Buffer.from(await readFile(path))
}

const SONG = ['-f', 'lavfi', '-i', 'sine=440:duration=3'] as const
const PICTURES = ['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=25:duration=2'] as const

function upload(bytes: Uint8Array<ArrayBuffer>, name: string, type: string) {
  const form = new FormData()
  form.set('file', new File([bytes], name, { type }))
  return server.call('POST', '/api/uploads', { form })
}

function song(bytes: Uint8Array<ArrayBuffer>) {
  const form = new FormData()
  form.set('concept_prompt', 'A lonely astronaut dances')
  form.set('num_scenes', '1')
  form.set('duration', '3')
  form.set('music', new File([bytes], 'song.flac', { type: 'audio/flac' }))
  return server.call('POST', '/api/mv/generate', { form })
}

describe('a damaged file', () => {
  it('as the song of a music video is refused by its name, and the server goes on', async () => {
    const flac = await made('song.flac', ...SONG)
    for (const part of [886 / flac.length, 0.1, 0.25]) {
      const answer = await song(flac.subarray(0, Math.floor(flac.length * part)))
      expect(answer).toMatchObject({ status: 422, body: { error: 'MediaInvalid', code: 'MEDIA_INVALID' } })
      expect(answer.body['message']).toContain('song.flac')
      expect(answer.body['message']).toContain('truncated')
      expect(JSON.stringify(answer.body)).not.toContain(tmpdir())
    }
    expect(await server.call('GET', '/healthz')).toMatchObject({ status: 200 })
  })

  it('with a count that cannot be is refused as an upload, and another upload is taken meanwhile', async () => {
    const clip = await made('clip.mp4', ...PICTURES, '-c:v', 'libx264', '-bf', '2')
    const lying = (box: string, at: number) => {
      const changed = Buffer.from(clip)
      changed.writeUInt32BE(0xffffffff, changed.indexOf(box, 0, 'latin1') + 4 + at)
      return upload(changed, `${box}.mp4`, 'video/mp4')
    }
    const [whole, ...refused] = await Promise.all([
      upload(clip, 'clip.mp4', 'video/mp4'),
      lying('stsc', 12),
      lying('ctts', 4),
      lying('stts', 4),
      lying('stts', 8),
      lying('stsz', 8),
    ])
    expect(whole.status).toBe(201)
    for (const { status, body } of refused) {
      expect(status).toBe(422)
      expect(body).toMatchObject({ code: 'MEDIA_INVALID' })
    }
  })

  it('is refused as a picture that was cut off', async () => {
    const png = await made('product.png', ...PICTURES, '-frames:v', '1')
    const form = new FormData()
    for (const [name, value] of Object.entries({
      product_name: 'EcoWater Bottle',
      style: 'modern',
      cta_text: 'Buy Now!',
    }))
      form.set(name, value)
    form.set(
      'product_image',
      new File([png.subarray(0, png.length / 2)], 'product.png', { type: 'image/png' }),
    )
    expect(await server.call('POST', '/api/generate', { form })).toMatchObject({
      status: 422,
      body: { error: 'MediaInvalid' },
    })
  })

  it('is not a clip of a thousand frames a second, which is refused by that name', async () => {
    const fast = await made('fast.mp4', ...PICTURES, '-vf', 'fps=1000', '-c:v', 'libx264')
    const { status, body } = await upload(fast, 'fast.mp4', 'video/mp4')
    expect(status).toBe(413)
    expect(body).toMatchObject({ code: 'MEDIA_TOO_LARGE', message: expect.stringContaining('1000 frames') })
  })

  it('is never an upload', async () => {
    const { body } = await server.call<readonly { readonly filename: string }[]>('GET', '/api/uploads')
    expect(body.map(({ filename }) => filename)).toEqual(['clip.mp4'])
  })
})

describe('a file that keeps its parser busy for ever', () => {
  it('keeps nobody waiting, and not the end of the server either', async () => {
    const busy = await startTestServer()
    // A WebM file of one second of which three runs of bytes were overwritten.
    const video = Buffer.from(await readFile(new URL('endless.fixture.webm', import.meta.url)))
    const form = new FormData()
    form.set('file', new File([video], 'video.webm', { type: 'video/webm' }))
    const refused = busy.call('POST', '/api/uploads', { form })
    expect(await busy.call('GET', '/healthz')).toMatchObject({ status: 200 })
    expect(await refused).toMatchObject({ status: 422, body: { code: 'MEDIA_INVALID' } })
    const cutShort = busy.call('POST', '/api/uploads', { form }).catch(() => null)
    expect(await busy.call('GET', '/healthz')).toMatchObject({ status: 200 })
    await busy.stop()
    await cutShort
  })
})
