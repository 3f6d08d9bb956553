import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { signWebhook } from './sign-webhook.js'
import { verifyWebhook, type WebhookHeaders } from './verify-webhook.js'
import { createWebhookSecret } from './webhook-secret.js'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const BODY = '{"type":"run.succeeded","data":{"text":"naïve – 日本"}}'
const NOW = 1_700_000_000_000
const TIMESTAMP = NOW / 1000

const signed = async (
  secret = SECRET,
  timestamp = TIMESTAMP,
  body = BODY,
): Promise<Record<string, string>> => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(timestamp),
  'webhook-signature': await signWebhook({ id: 'msg_1', timestamp, body, secret }),
})
const verify = (headers: WebhookHeaders, body = BODY, secrets = [SECRET], toleranceSec = 300) =>
  verifyWebhook(headers, body, secrets, { now: NOW, toleranceSec })

describe('webhook signatures', () => {
  it('are byte for byte those of the standardwebhooks library, with its secrets and with ours', async () => {
    for (const secret of [SECRET, createWebhookSecret()]) {
      for (const body of ['', '{}', BODY, 'x'.repeat(100_000)]) {
        expect(await signWebhook({ id: 'msg_p5jX', timestamp: TIMESTAMP, body, secret })).toBe(
          new Webhook(secret).sign('msg_p5jX', new Date(NOW), body),
        )
      }
    }
  })

  it("are taken by the library, and the library's by us", async () => {
    const timestamp = Math.floor(Date.now() / 1000)
    expect(new Webhook(SECRET).verify(BODY, await signed(SECRET, timestamp))).toMatchObject({
      type: 'run.succeeded',
    })
    const theirs = {
      'webhook-id': 'msg_2',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': new Webhook(SECRET).sign('msg_2', new Date(timestamp * 1000), BODY),
    }
    expect(await verifyWebhook(theirs, BODY, [SECRET])).toEqual({ valid: true, id: 'msg_2', timestamp })
  })

  it('are read from fetch headers and from Node headers', async () => {
    const headers = await signed()
    expect(await verify(new Headers(headers))).toMatchObject({ valid: true })
    expect(
      await verify(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))),
    ).toMatchObject({ valid: true })
  })

  it('pass when any signature fits any secret', async () => {
    const old = createWebhookSecret()
    const [mine, theirs] = [await signed(), await signed(old)]
    const both = {
      ...mine,
      'webhook-signature': `v1a,Zm9v v2 v1,!! ${theirs['webhook-signature']} ${mine['webhook-signature']}`,
    }
    expect(await verify(both)).toMatchObject({ valid: true })
    expect(await verify(mine, BODY, [old, SECRET])).toMatchObject({ valid: true })
    expect(await verify(mine, BODY, [old])).toEqual({ valid: false, reason: 'signature-mismatch' })
    expect(await verify(mine, BODY, [])).toEqual({ valid: false, reason: 'signature-mismatch' })
  })

  it('do not fit another body, id or time', async () => {
    const headers = await signed()
    expect(await verify(headers, `${BODY} `)).toEqual({ valid: false, reason: 'signature-mismatch' })
    expect(await verify({ ...headers, 'webhook-id': 'msg_2' })).toEqual({
      valid: false,
      reason: 'signature-mismatch',
    })
    expect(await verify({ ...headers, 'webhook-timestamp': String(TIMESTAMP + 1) })).toEqual({
      valid: false,
      reason: 'signature-mismatch',
    })
  })

  it('lapse with the tolerance, in both directions', async () => {
    for (const [shift, valid] of [
      [-300, true],
      [300, true],
      [-301, false],
      [301, false],
    ] as const) {
      expect(await verify(await signed(SECRET, TIMESTAMP + shift))).toMatchObject(
        valid ? { valid } : { valid, reason: 'timestamp-out-of-range' },
      )
    }
    expect(await verify(await signed(SECRET, TIMESTAMP - 301), BODY, [SECRET], 301)).toMatchObject({
      valid: true,
    })
  })

  it('are refused without their headers', async () => {
    const headers = await signed()
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      expect(await verify({ ...headers, [name]: undefined })).toEqual({
        valid: false,
        reason: 'headers-missing',
      })
    }
    expect(await verify({ ...headers, 'webhook-timestamp': '1e9' })).toEqual({
      valid: false,
      reason: 'headers-missing',
    })
  })

  it('refuse a secret that is none, without telling it', async () => {
    const refused = [
      'whsec_c2hvcnQ=',
      'whsec_not*base64*not*base64*not*base64*',
      `whsec_${'A'.repeat(200)}`,
      'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    ]
    await expect(verify(await signed(), BODY, [''])).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    for (const secret of refused) {
      const error: unknown = await signWebhook({ id: 'a', timestamp: 1, body: '', secret }).catch(
        (thrown: unknown) => thrown,
      )
      expect(error).toMatchObject({ code: 'INVALID_INPUT' })
      expect(JSON.stringify(error) + String(error)).not.toContain(secret.replace('whsec_', ''))
    }
  })
})
