import { describe, expect, it } from 'vitest'
import { openFernet } from './open-fernet.js'

// https://github.com/fernet/spec/blob/master/verify.json and invalid.json
const KEY = 'cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4='
const TOKEN =
  'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA=='
const INVALID = {
  'incorrect mac':
    'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykQUFBQUFBQUFBQQ==',
  'too short': 'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA==',
  'invalid base64':
    '%%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==',
  'payload size not multiple of block size':
    'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_v7mrfyudzUm',
  'payload padding error':
    'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNYIbkuKNqOhw==',
}

describe('openFernet', () => {
  it('opens the vector of the specification', async () => {
    expect(await openFernet(TOKEN, KEY)).toBe('hello')
  })

  it('refuses what the specification says is invalid', async () => {
    for (const token of Object.values(INVALID))
      await expect(openFernet(token, KEY)).rejects.toMatchObject({ code: 'VAULT_SEALED' })
  })

  it('opens what was sealed under a key derived from a password', async () => {
    const salt = Uint8Array.from({ length: 16 }, (_, index) => index)
    const token = await sealFernet('sk-from-flask', 'correct horse', salt, 1000)
    expect(await openFernet(token, { password: 'correct horse', salt, iterations: 1000 })).toBe(
      'sk-from-flask',
    )
    await expect(
      openFernet(token, { password: 'wrong horse', salt, iterations: 1000 }),
    ).rejects.toMatchObject({ code: 'VAULT_SEALED' })
    await expect(
      openFernet(token, { password: 'correct horse', salt, iterations: 1001 }),
    ).rejects.toMatchObject({ code: 'VAULT_SEALED' })
  })

  it('refuses a changed token, another key, and a key that is none', async () => {
    await expect(openFernet(TOKEN.replace('y021', 'y022'), KEY)).rejects.toMatchObject({
      code: 'VAULT_SEALED',
    })
    await expect(openFernet(TOKEN, `A${KEY.slice(1)}`)).rejects.toMatchObject({ code: 'VAULT_SEALED' })
    await expect(openFernet('', KEY)).rejects.toMatchObject({ code: 'VAULT_SEALED' })
    await expect(openFernet(TOKEN, 'c2hvcnQ=')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

/** Seals with Node's own cryptography, as Python's `Fernet.encrypt` does. */
async function sealFernet(
  text: string,
  password: string,
  salt: Uint8Array,
  iterations: number,
): Promise<string> {
  const { createCipheriv, createHmac, pbkdf2Sync } = await import('node:crypto')
  const key = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const iv = Buffer.alloc(16, 9)
  const cipher = createCipheriv('aes-128-cbc', key.subarray(16), iv)
  const signed = Buffer.concat([
    Buffer.from([0x80, 0, 0, 0, 0, 0x65, 0, 0, 0]),
    iv,
    cipher.update(text),
    cipher.final(),
  ])
  return Buffer.concat([signed, createHmac('sha256', key.subarray(0, 16)).update(signed).digest()]).toString(
    'base64url',
  )
}
