import { describe, expect, it } from 'vitest'
import { assertPublicTarget } from './assert-public-target.js'

describe('assertPublicTarget', () => {
  it('takes https addresses with a public host name', () => {
    for (const url of ['https://hooks.example.com/a?b=c', 'https://example.com:8443/', 'https://a.b.co.uk'])
      expect(() => assertPublicTarget(new URL(url))).not.toThrow()
  })

  it('refuses other schemes, IP addresses in every spelling, and names of inner networks', () => {
    const refused = [
      'http://hooks.example.com',
      'https://localhost',
      'https://localhost.',
      'https://api.localhost',
      'https://printer.local',
      'https://metadata.google.internal',
      'https://intranet',
      'https://127.0.0.1',
      'https://8.8.8.8',
      'https://0x7f.1',
      'https://2130706433',
      'https://017700000001',
      'https://[::1]',
      'https://[::ffff:10.0.0.1]',
      'https://10.0.0.1.',
    ]
    for (const url of refused)
      expect(() => assertPublicTarget(new URL(url))).toThrow(
        expect.objectContaining({ code: 'URL_NOT_ALLOWED' }),
      )
  })
})
