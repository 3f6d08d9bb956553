import { describe, expect, it } from 'vitest'
import { startsDownload } from './starts-download.js'

const starts = (method: string, headers: Readonly<Record<string, string>> = {}) =>
  startsDownload({ method, header: (name) => headers[name] }, { etag: 'abc' })

describe('a download', () => {
  it.each([
    [{}],
    [{ 'if-none-match': '"other"' }],
    [{ range: 'bytes=0-' }],
    [{ range: 'bytes=0-99', 'if-range': '"abc"' }],
    [{ range: 'bytes=100-', 'if-range': '"other"' }],
  ])('starts with GET and %j', (headers) => {
    expect(starts('GET', headers)).toBe(true)
  })

  it.each([
    ['HEAD', {}],
    ['GET', { 'if-none-match': '"abc"' }],
    ['GET', { 'if-none-match': '"other", W/"abc"' }],
    ['GET', { 'if-none-match': '*' }],
    ['GET', { range: 'bytes=100-' }],
    ['GET', { range: 'bytes=-100' }],
    ['GET', { range: 'bytes=100-', 'if-range': '"abc"' }],
  ])('does not start with %s and %j', (method, headers) => {
    expect(starts(method, headers)).toBe(false)
  })
})
