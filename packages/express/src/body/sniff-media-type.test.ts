import { describe, expect, it } from 'vitest'
import { plainMediaType, sniffMediaTypes } from './sniff-media-type.js'

const ascii = (text: string) => Buffer.from(text, 'latin1')
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

describe('sniffMediaTypes', () => {
  it.each([
    ['image/jpeg', hex('ffd8ffe1')],
    ['image/png', hex('89504e470d0a1a0a')],
    ['image/gif', ascii('GIF89a')],
    ['image/webp', ascii('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ')],
    ['audio/wav', ascii('RIFF\u0000\u0000\u0000\u0000WAVEfmt ')],
    ['audio/mpeg', ascii('ID3\u0004')],
    ['audio/mpeg', hex('fffb9064')],
    ['audio/mpeg', hex('fff318c4')],
    ['audio/aac', hex('fff15080')],
    ['audio/aac', hex('fff95080')],
    ['audio/flac', ascii('fLaC')],
    ['audio/ogg', ascii('OggS\u0000\u0002')],
    ['audio/mp4', ascii('\u0000\u0000\u0000\u001cftypM4A ')],
    ['video/mp4', ascii('\u0000\u0000\u0000\u001cftypisom')],
    ['video/quicktime', ascii('\u0000\u0000\u0000\u0014ftypqt  ')],
    [
      'video/webm',
      Buffer.concat([hex('1a45dfa39f4286810142f7810142f2810442f381084282'), ascii('\u0084webm')]),
    ],
    ['video/x-matroska', Buffer.concat([hex('1a45dfa3'), ascii('matroska')])],
    ['image/svg+xml', ascii('<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="x">')],
    ['text/html', ascii('<!DOCTYPE html><html>')],
    ['text/plain', ascii('just words')],
    ['application/pdf', ascii('%PDF-1.7')],
  ])('knows %s', (mediaType, head) => {
    expect(sniffMediaTypes(head)[0]).toBe(mediaType)
  })

  it('knows nothing of the rest', () => {
    expect(sniffMediaTypes(hex('00010203'))).toEqual([])
    expect(sniffMediaTypes(hex(''))).toEqual([])
    expect(sniffMediaTypes(hex('ffffffff'))).toEqual([])
  })
})

it('media types have one name', () => {
  expect(['image/jpg', 'Audio/X-WAV; rate=1', 'video/mp4'].map(plainMediaType)).toEqual([
    'image/jpeg',
    'audio/wav',
    'video/mp4',
  ])
})
