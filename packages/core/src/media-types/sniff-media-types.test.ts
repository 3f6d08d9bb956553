import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SNIFF_BYTES, sniffMediaTypes } from './sniff-media-types.js'

const ascii = (text: string) => Buffer.from(text, 'latin1')
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
/** A tag of ID3v2 that says it has so many bytes behind its header. */
const id3 = (length: number) =>
  Buffer.concat([ascii('ID3\x04\0\0\0\0'), Buffer.of(length >> 7, length & 127)])

describe('sniffMediaTypes', () => {
  it.each([
    ['image/jpeg', hex('ffd8ffe1')],
    ['image/png', hex('89504e470d0a1a0a')],
    ['image/gif', ascii('GIF89a')],
    ['image/webp', ascii('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ')],
    ['image/avif', ascii('\u0000\u0000\u0000\u001cftypavif')],
    ['audio/wav', ascii('RIFF\u0000\u0000\u0000\u0000WAVEfmt ')],
    ['audio/wav', ascii('RF64\u00ff\u00ff\u00ff\u00ffWAVEds64')],
    ['audio/mpeg', ascii('ID3\u0004')],
    ['audio/mpeg', Buffer.concat([id3(20), Buffer.alloc(20), hex('fffb9064')])],
    ['audio/flac', Buffer.concat([id3(20), Buffer.alloc(20), ascii('fLaC')])],
    ['audio/aac', Buffer.concat([id3(20), Buffer.alloc(20), hex('fff15080')])],
    ['audio/mpeg', hex('fffb9064')],
    ['audio/mpeg', hex('fff318c4')],
    ['audio/aac', hex('fff15080')],
    ['audio/aac', hex('fff95080')],
    ['audio/flac', ascii('fLaC')],
    ['audio/ogg', ascii('OggS\u0000\u0002')],
    ['audio/mp4', ascii('\u0000\u0000\u0000\u001cftypM4A ')],
    ['video/mp4', ascii('\u0000\u0000\u0000\u001cftypisom')],
    ['video/mp4', ascii('\u0000\u0000\u0000\u0008free\u0000\u0000\u0000\u001cftypisom')],
    ['video/quicktime', ascii('\u0000\u0000\u0000\u0014ftypqt  ')],
    [
      'video/webm',
      Buffer.concat([hex('1a45dfa39f4286810142f7810142f2810442f381084282'), ascii('\u0084webm')]),
    ],
    ['video/x-matroska', Buffer.concat([hex('1a45dfa3'), ascii('matroska')])],
    ['image/svg+xml', ascii('<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="x">')],
    ['image/svg+xml', ascii('<svg/>')],
    ['text/html', ascii('<!DOCTYPE html><html>')],
    ['text/plain', ascii('just words')],
    ['text/plain', ascii('BMW builds cars, MZ built motorcycles.')],
    ['application/pdf', ascii('%PDF-1.7')],
  ])('knows %s', (mediaType, head) => {
    expect(sniffMediaTypes(head)[0]).toBe(mediaType)
  })

  it('leaves open what stands behind a tag that is longer than the head', () => {
    expect(sniffMediaTypes(id3(4000))).toEqual(['audio/mpeg', 'audio/flac', 'audio/aac'])
  })

  it('knows nothing of the rest, such as text in UTF-16', () => {
    for (const bytes of ['00010203', '', 'ffffffff', 'fffe680069'])
      expect(sniffMediaTypes(hex(bytes))).toEqual([])
  })

  it('answers whatever bytes there are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: SNIFF_BYTES }), (head) => {
        expect(new Set(sniffMediaTypes(head)).size).toBe(sniffMediaTypes(head).length)
      }),
    )
  })
})
