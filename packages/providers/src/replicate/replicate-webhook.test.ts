import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createReplicateWebhook } from './replicate-webhook.js'

const KEY = Buffer.from('a secret of at least 24 bytes')
const secret = `whsec_${KEY.toString('base64')}`
const now = 1_700_000_000_000

function message(body: string, { signedBody = body, at = now / 1000 } = {}) {
  const signature = createHmac('sha256', KEY).update(`msg_1.${at}.${signedBody}`).digest('base64')
  const headers: Readonly<Record<string, string>> = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(at),
    'webhook-signature': `v1,bad v1,${signature}`,
  }
  return { header: (name: string) => headers[name], body: new TextEncoder().encode(body), now }
}

describe('a webhook of Replicate', () => {
  it('is read when its signature fits', async () => {
    expect(
      await createReplicateWebhook({ secret }).read(message('{"id":"p1","status":"succeeded"}')),
    ).toEqual({
      genuine: true,
      operation: { id: 'p1' },
    })
  })

  it('is not genuine with another body, an old time, another secret or no signature', async () => {
    const webhook = createReplicateWebhook({ secret })
    expect(await webhook.read(message('{"id":"p2"}', { signedBody: '{"id":"p1"}' }))).toEqual({
      genuine: false,
    })
    expect(await webhook.read(message('{"id":"p1"}', { at: now / 1000 - 3600 }))).toEqual({ genuine: false })
    expect(
      await createReplicateWebhook({
        secret: `whsec_${Buffer.from('b'.repeat(24)).toString('base64')}`,
      }).read(message('{"id":"p1"}')),
    ).toEqual({ genuine: false })
    expect(await webhook.read({ ...message('{"id":"p1"}'), header: () => undefined })).toEqual({
      genuine: false,
    })
  })
})
