import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createFalWebhook } from './fal-webhook.js'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const now = 1_700_000_000_000

function open() {
  let loads = 0
  const webhook = createFalWebhook({
    fetch: () => {
      loads++
      return Promise.resolve(Response.json({ keys: [publicKey.export({ format: 'jwk' })] }))
    },
  })
  return { webhook, loads: () => loads }
}

function message(body: string, { signedBody = body, at = now / 1000 } = {}) {
  const text = ['r1', 'u1', String(at), createHash('sha256').update(signedBody).digest('hex')].join('\n')
  const headers: Readonly<Record<string, string>> = {
    'x-fal-webhook-request-id': 'r1',
    'x-fal-webhook-user-id': 'u1',
    'x-fal-webhook-timestamp': String(at),
    'x-fal-webhook-signature': sign(null, Buffer.from(text), privateKey).toString('hex'),
  }
  return { header: (name: string) => headers[name], body: new TextEncoder().encode(body), now }
}

describe('a webhook of fal', () => {
  it('is genuine when its signature fits, and keys are loaded once', async () => {
    const { webhook, loads } = open()
    expect(await webhook.read(message('{"request_id":"r1","status":"OK"}'))).toEqual({
      genuine: true,
      operation: null,
    })
    await webhook.read(message('{}'))
    expect(loads()).toBe(1)
  })

  it('is not genuine with another body, an old time or without its headers', async () => {
    const { webhook } = open()
    expect(await webhook.read(message('{"a":1}', { signedBody: '{}' }))).toEqual({ genuine: false })
    expect(await webhook.read(message('{}', { at: now / 1000 - 301 }))).toEqual({ genuine: false })
    expect(await webhook.read({ ...message('{}'), header: () => undefined })).toEqual({ genuine: false })
  })
})
