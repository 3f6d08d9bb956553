import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer } from '../http-server.fixture.js'
import { createClient } from '../runtime/client.js'
import { binaryOperation, operation, type NoInput } from '../runtime/operation.js'
import { downloadTo } from './download-to.js'
import { fileOf } from './file-of.js'

const video = binaryOperation<NoInput>('GET /video')
const BYTES = Buffer.alloc(200_000, 7)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-client-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('downloadTo', () => {
  it('writes a file under its name when it is whole, and tells how far it is', async () => {
    await using server = await startServer((_request, response) =>
      response.writeHead(200, { 'content-length': BYTES.length }).end(BYTES),
    )
    const steps: (number | null)[] = []
    const path = join(folder, 'a.mp4')
    const size = await downloadTo(await video(createClient({ baseUrl: server.url })), path, {
      onProgress: ({ receivedBytes, totalBytes }) => steps.push(receivedBytes, totalBytes),
    })
    expect(size).toBe(BYTES.length)
    expect(await readFile(path)).toEqual(BYTES)
    expect(steps.slice(-2)).toEqual([BYTES.length, BYTES.length])
  })

  it('leaves nothing behind when the connection breaks', async () => {
    await using server = await startServer((_request, response) =>
      response
        .writeHead(200, { 'content-length': BYTES.length })
        .write(BYTES.subarray(0, 10), () => response.destroy()),
    )
    await expect(
      downloadTo(await video(createClient({ baseUrl: server.url })), join(folder, 'broken.mp4')),
    ).rejects.toThrow('terminated')
    expect((await readdir(folder)).filter((name) => name.startsWith('broken'))).toEqual([])
  })

  it('writes into a stream', async () => {
    await using server = await startServer((_request, response) => response.end('abc'))
    const chunks: Buffer[] = []
    const target = new Writable({ write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk), done()) })
    await downloadTo(await video(createClient({ baseUrl: server.url })), target)
    expect(Buffer.concat(chunks).toString()).toBe('abc')
  })
})

it('fileOf sends a file of the disk under its name', async () => {
  await using server = await startServer((_request, response) => response.end())
  await writeFile(join(folder, 'tea.png'), 'pixels')
  const send = operation<{ readonly form: { readonly image: Blob } }, undefined>('POST /send')
  await send(createClient({ baseUrl: server.url }), {
    form: { image: await fileOf(join(folder, 'tea.png'), 'image/png') },
  })
  expect(server.requests[0]?.body).toMatch(/filename="tea.png"\r\nContent-Type: image\/png\r\n\r\npixels/u)
})
