import { bytesSource } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import { toSentBody, type BodySource } from './body-source.js'
import { extensionOf, multipartForm, multipartRelated, type MultipartBody } from './multipart-form.js'

const file = { name: 'file', mediaType: 'audio/x-wav', source: bytesSource(new Uint8Array([13, 10, 45, 45])) }

async function textOf({ body }: MultipartBody): Promise<string> {
  return new Response(toSentBody(body).init.body ?? null).text()
}

describe('a form', () => {
  it('is read by others as it was written, with fields first', async () => {
    const { body, headers } = multipartForm({ model: 'm', 'a "b"\r\n': 2 }, [
      file,
      { ...file, name: 'image[]', filename: 'a"b.png', mediaType: 'image/png' },
    ])
    const form = await new Response(toSentBody(body).init.body ?? null, { headers }).formData()
    const wav = form.get('file') as File
    expect([...form.keys()]).toEqual(['model', 'a "b"\r\n', 'file', 'image[]'])
    expect([form.get('model'), form.get('a "b"\r\n')]).toEqual(['m', '2'])
    expect([wav.name, wav.type]).toEqual(['input.wav', 'audio/x-wav'])
    expect(new Uint8Array(await wav.arrayBuffer())).toEqual(new Uint8Array([13, 10, 45, 45]))
    expect((form.get('image[]') as File).name).toBe('a"b.png')
  })

  it('says how long it is, unless a file does not', async () => {
    const form = multipartForm({ a: 'ä' }, [file])
    const written = new TextEncoder().encode(await textOf(form))
    expect(toSentBody(form.body).headers).toEqual({ 'content-length': String(written.byteLength) })
    const unknown: BodySource = { stream: file.source.stream }
    expect(toSentBody(multipartForm({}, [{ ...file, source: unknown }]).body).headers).toEqual({})
  })

  it('reads its files anew each time it is sent', async () => {
    const form = multipartForm({}, [file])
    expect(await textOf(form)).toBe(await textOf(form))
  })
})

it('a related body has its JSON before its file', async () => {
  const related = multipartRelated({ title: 'T' }, { mediaType: 'text/vtt', source: file.source })
  const boundary = related.headers['content-type'].split('boundary=')[1] ?? ''
  expect((await textOf(related)).split(`--${boundary}`)).toEqual([
    '',
    '\r\nContent-Type: application/json\r\n\r\n{"title":"T"}\r\n',
    '\r\nContent-Type: text/vtt\r\n\r\n\r\n--\r\n',
    '--',
  ])
})

it.each([
  ['audio/mpeg', 'mpeg'],
  ['audio/x-wav', 'wav'],
  ['image/svg+xml', 'svg'],
])('a file of %s ends in %s', (mediaType, extension) => {
  expect(extensionOf(mediaType)).toBe(extension)
})
