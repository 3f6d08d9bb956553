import { describe, expect, it } from 'vitest'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { createLinkSigner } from './link-signer.js'

const CLAIMS = { ownerId: 'ada', hash: 'a'.repeat(64), inline: true }
const secret = new Uint8Array(32).fill(7)

describe('createLinkSigner', () => {
  it('gives back what was signed until the link ends', async () => {
    const clock = createManualClock()
    const links = createLinkSigner({ secret, clock })
    const { token, expiresAt } = await links.sign(CLAIMS, 60_000)
    expect(expiresAt).toBe(clock.now() + 60_000)
    expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/u)
    expect(await links.verify(token)).toEqual(CLAIMS)
    await clock.advance(59_999)
    expect(await links.verify(token)).toEqual(CLAIMS)
    await clock.advance(1)
    expect(await links.verify(token)).toBeNull()
  })

  it('is understood by every signer with the same secret and by no other', async () => {
    const { token } = await createLinkSigner({ secret }).sign(CLAIMS, 60_000)
    expect(await createLinkSigner({ secret: secret.slice() }).verify(token)).toEqual(CLAIMS)
    expect(await createLinkSigner({ secret: new Uint8Array(32).fill(8) }).verify(token)).toBeNull()
  })

  it('refuses a token with any character changed, left out or added', async () => {
    const links = createLinkSigner({ secret })
    const { token } = await links.sign(CLAIMS, 60_000)
    for (let index = 0; index < token.length; index++) {
      const other = token[index] === 'A' ? 'B' : 'A'
      expect(
        await links.verify(token.slice(0, index) + other + token.slice(index + 1)),
        `changed at ${index}`,
      ).toBeNull()
      expect(await links.verify(token.slice(0, index)), `cut at ${index}`).toBeNull()
    }
    for (const other of ['', '.', `${token}=`, `${token}.`, `.${token}`, `${token}A`, 'x'.repeat(10_000_000)])
      expect(await links.verify(other)).toBeNull()
  })

  it('refuses a time that is none, too many claims and a short secret', async () => {
    const links = createLinkSigner({ secret })
    for (const ttlMs of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      await expect(links.sign(CLAIMS, ttlMs)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(links.sign({ name: 'x'.repeat(1000) }, 1000)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    })
    expect(() => createLinkSigner({ secret: new Uint8Array(31) })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    )
  })
})
