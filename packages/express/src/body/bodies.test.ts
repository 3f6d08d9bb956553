import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JPEG, PNG, startTestHost, type TestHost } from '../test-host.fixture.js'

let host: TestHost

beforeEach(async () => {
  host = await startTestHost({
    limits: {
      jsonBytes: 2000,
      fieldBytes: 100,
      fields: 3,
      files: 1,
      bodyTimeoutMs: 150,
      uploadTimeoutMs: 150,
    },
  })
})

afterEach(async () => {
  const left = await host.leftovers()
  await host.close()
  if (left.length > 0) throw new Error(`There is still ${left.join(', ')} in the upload folder.`)
})

async function send(
  path: string,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<{ status: number; code: string; message: string; details: unknown }> {
  const response = await fetch(`${host.origin}${path}`, {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit)
  const { code, message, details } = (await response.json()) as {
    code: string
    message: string
    details: unknown
  }
  return { status: response.status, code, message, details }
}

const json = (text: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
  send('/shelves', text, { 'content-type': type })

function form(file: Uint8Array<ArrayBuffer>, type = 'image/png', field = 'picture'): FormData {
  const data = new FormData()
  data.set('title', 'T')
  data.set(field, new Blob([file], { type }), 'a.png')
  return data
}

/** Speaks HTTP by hand: what `fetch` would never send. */
async function raw(text: string, { origin } = host): Promise<Socket> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(text)
  return socket
}

async function readAll(socket: Socket): Promise<string> {
  let all = ''
  for await (const chunk of socket) all += String(chunk)
  return all
}

describe('a JSON body', () => {
  it('is refused when it is no JSON, too deep, or no UTF-8', async () => {
    expect(await json('{"name": ')).toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
      details: [{ place: 'body', field: '', message: expect.stringContaining('not JSON') as unknown }],
    })
    expect(await json(`{"name":"a","more":${'['.repeat(100)}${']'.repeat(100)}}`)).toMatchObject({
      status: 400,
      message: expect.stringContaining('deeper than 64') as unknown,
    })
    expect(await json(new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({
      status: 400,
      message: expect.stringContaining('UTF-8') as unknown,
    })
    expect(await json('null')).toMatchObject({ status: 400 })
  })

  it('is refused when it is larger than the limit, told or not, and taken at the limit', async () => {
    const ofSize = (bytes: number) => `{"name":"${'a'.repeat(bytes - 11)}"}`
    expect((await json(ofSize(2000))).status).toBe(201)
    expect(await json(ofSize(2001))).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' })
    const chunked = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let index = 0; index < 30; index++) controller.enqueue(Buffer.alloc(100, 0x20))
        controller.close()
      },
    })
    expect(await send('/shelves', chunked, { 'content-type': 'application/json' })).toMatchObject({
      status: 413,
    })
  })

  it('is refused when it says to be something else, or is compressed', async () => {
    expect(await json('{"name":"a"}', 'text/plain')).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
      details: { accepted: ['application/json'] },
    })
    expect(
      await send('/shelves', '{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
    ).toMatchObject({ status: 415 })
    expect((await json('{"name":"a"}', 'application/vnd.x+json; charset=utf-8')).status).toBe(201)
  })

  it('cannot change what objects are made of', async () => {
    const response = await fetch(`${host.origin}/shelves`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"a","more":{"__proto__":{"bad":1},"\\u005f_proto__":{"bad":1},"ok":1}}',
    })
    expect(await response.json()).toMatchObject({ more: { ok: 1 } })
    expect(({} as { bad?: unknown }).bad).toBeUndefined()
  })

  it('that does not arrive is answered 408, and the connection ended', async () => {
    const socket = await raw(
      'POST /shelves HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"name":',
    )
    const response = await readAll(socket)
    expect(response).toMatch(/^HTTP\/1\.1 408 /u)
    expect(response).toMatch(/connection: close/iu)
    expect(response).toContain('REQUEST_TIMEOUT')
  })
})

describe('a form', () => {
  it('takes a file of exactly the limit and not one byte more', async () => {
    const file = (bytes: number) => new Uint8Array(Buffer.concat([PNG, Buffer.alloc(bytes - PNG.byteLength)]))
    expect((await send('/shelves/1/fill', form(file(10_000)))).status).toBe(200)
    expect(await send('/shelves/1/fill', form(file(10_001)))).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
      message: expect.stringContaining('10000 bytes') as unknown,
    })
    expect(await send('/shelves/1/fill', form(file(5_000_000)))).toMatchObject({ status: 413 })
  })

  it('is told by the bytes of a file, not by what it says to be', async () => {
    const read = async (data: FormData) =>
      (
        (await (await fetch(`${host.origin}/shelves/1/fill`, { method: 'POST', body: data })).json()) as {
          picture: { mediaType: string }
        }
      ).picture.mediaType
    expect(await read(form(new Uint8Array(JPEG), 'image/png'))).toBe('image/jpeg')
    expect(
      await send('/shelves/1/fill', form(new Uint8Array(Buffer.from('<html><script>')), 'image/png')),
    ).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message: expect.stringContaining('text/html by its content') as unknown,
    })
    expect(
      await send('/shelves/1/fill', form(new Uint8Array(Buffer.from('<svg xmlns="a"/>')), 'image/png')),
    ).toMatchObject({ status: 415, message: expect.stringContaining('image/svg+xml') as unknown })
    expect(await send('/shelves/1/fill', form(new Uint8Array(0)))).toMatchObject({
      status: 415,
      message: expect.stringContaining('is empty') as unknown,
    })
  })

  it('refuses files, fields and texts that are too many, too long or not wanted', async () => {
    expect(await send('/shelves/1/fill', form(new Uint8Array(PNG), 'image/png', 'other'))).toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
      details: [{ place: 'form', field: 'other' }],
    })
    const two = form(new Uint8Array(PNG))
    two.append('picture', new Blob([new Uint8Array(PNG)]), 'b.png')
    expect(await send('/shelves/1/fill', two)).toMatchObject({
      status: 413,
      message: expect.stringContaining('1 files') as unknown,
    })
    const long = form(new Uint8Array(PNG))
    long.set('title', 'x'.repeat(101))
    expect(await send('/shelves/1/fill', long)).toMatchObject({
      status: 413,
      message: expect.stringContaining('"title"') as unknown,
    })
    const many = form(new Uint8Array(PNG))
    for (const name of ['a', 'b', 'c']) many.set(name, '1')
    expect(await send('/shelves/1/fill', many)).toMatchObject({
      status: 413,
      message: expect.stringContaining('3 fields') as unknown,
    })
  })

  it('leaves out a file input that was left empty, and says what is missing', async () => {
    const body =
      '--x\r\nContent-Disposition: form-data; name="picture"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n'
    expect(
      await send('/shelves/1/fill', body, { 'content-type': 'multipart/form-data; boundary=x' }),
    ).toMatchObject({ status: 400, details: [{ place: 'form', field: 'title', missing: true }] })
    expect(await send('/shelves/1/fill', '')).toMatchObject({
      status: 400,
      details: [{ field: 'title', missing: true }],
    })
  })

  it('is refused when it is malformed', async () => {
    expect(
      await send(
        '/shelves/1/fill',
        Buffer.concat([
          Buffer.from('--x\r\nContent-Disposition: form-data; name="picture"; filename="a"\r\n\r\n'),
          PNG,
          Buffer.alloc(1000),
        ]),
        { 'content-type': 'multipart/form-data; boundary=x' },
      ),
    ).toMatchObject({ status: 400, message: expect.stringContaining('Unexpected end of form') as unknown })
    expect(
      await send('/shelves/1/fill', '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nabc', {
        'content-type': 'multipart/form-data; boundary=x',
      }),
    ).toMatchObject({ status: 400, code: 'INVALID_INPUT' })
    expect(await send('/shelves/1/fill', 'abc', { 'content-type': 'multipart/form-data' })).toMatchObject({
      status: 415,
    })
    expect(await send('/shelves/1/fill', '{}', { 'content-type': 'application/json' })).toMatchObject({
      status: 415,
    })
  })

  const begun = `POST /shelves/1/fill HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000\r\n\r\n--x\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\n${PNG.toString('latin1')}`

  it('that stops arriving is answered 408', async () => {
    expect(await readAll(await raw(begun))).toMatch(/^HTTP\/1\.1 408 /u)
  })

  it('that brings more than its owner has room for is refused unread, where its length says so', async () => {
    const limits = { formBytes: 1000, fields: 3, files: 1, uploadTimeoutMs: 150 }
    const full = await startTestHost({ limits, uploadQuota: { maxCount: 10, maxBytes: 5000 } })
    try {
      const sending = (length: number) =>
        raw(begun.replace('Content-Length: 9000', `Content-Length: ${length}`), full)
      // The form besides the file is 17,384 bytes at most.
      const refused = await readAll(await sending(17_384 + 5001))
      expect(refused).toMatch(/^HTTP\/1\.1 403 /u)
      expect(refused).toContain('QUOTA_EXCEEDED')
      expect(await readAll(await sending(17_384 + 5000))).toMatch(/^HTTP\/1\.1 408 /u)
      expect(full.shelves.made).toBe(0)
      expect(await full.leftovers()).toEqual([])
    } finally {
      await full.close()
    }
  })

  it('leaves nothing behind when its sender goes away', async () => {
    const socket = await raw(begun)
    await expect.poll(() => host.leftovers()).toHaveLength(1)
    socket.destroy()
    await expect.poll(() => host.leftovers()).toHaveLength(0)
    expect(host.logged).toEqual([])
  })
})

it('an answer before the body is read reaches its sender', async () => {
  const text = 'x'.repeat(3_000_000)
  expect(await json(text)).toMatchObject({ status: 413 })
  const response = await fetch(`${host.origin}/shelves/1`, { method: 'PUT', body: text })
  expect(response.status).toBe(405)
})
