import { describe, expect, it } from 'vitest'
import { masterKeyFromText } from './master-key.js'
import { createSecretBox } from './secret-box.js'

const SECRET = 'sk-live-0123456789abcdef'
const BINDING = { ownerId: 'ada', service: 'openai' }
const OLD = { id: 'old', key: new Uint8Array(32).fill(1) }
const NEW = { id: '2026-11', key: new Uint8Array(32).fill(2) }

async function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => error,
  )
}

describe('createSecretBox', () => {
  it('opens what it sealed, and seals the same secret differently each time', async () => {
    const box = createSecretBox({ keys: [NEW] })
    const tokens = await Promise.all([box.seal(SECRET, BINDING), box.seal(SECRET, BINDING)])
    expect(tokens[0]).toMatch(/^v1\.2026-11\.[\w-]{91}$/u)
    expect(tokens[0]).not.toBe(tokens[1])
    for (const token of tokens) expect(await box.open(token, BINDING)).toBe(SECRET)
    for (const secret of ['', 'ключ 🗝', 'x'.repeat(10_000)])
      expect(await box.open(await box.seal(secret, BINDING), BINDING)).toBe(secret)
  })

  it('does not open for another owner or service, nor with a character moved between the two', async () => {
    const box = createSecretBox({ keys: [NEW] })
    const token = await box.seal(SECRET, BINDING)
    for (const other of [
      { ownerId: 'bob', service: 'openai' },
      { ownerId: 'ada', service: 'runway' },
      { ownerId: 'adao', service: 'penai' },
      { ownerId: 'ad', service: 'aopenai' },
    ]) {
      await expect(box.open(token, other)).rejects.toMatchObject({ code: 'VAULT_SEALED', status: 500 })
    }
  })

  it('does not open with any character changed or cut off', async () => {
    const box = createSecretBox({ keys: [NEW, OLD] })
    const token = await box.seal(SECRET, BINDING)
    for (let index = 0; index < token.length; index++) {
      const changed = token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1)
      for (const broken of [changed, token.slice(0, index)]) {
        expect(['VAULT_SEALED', 'VAULT_KEY_MISSING']).toContain(
          ((await thrownBy(box.open(broken, BINDING))) as { code?: string } | null)?.code,
        )
      }
    }
    for (const text of [
      '',
      'v1',
      'v1..',
      'v2.old.AAAA',
      `${token}.`,
      `${token}A`,
      'x'.repeat(200_000),
      SECRET,
    ])
      await expect(box.open(text, BINDING)).rejects.toMatchObject({ code: 'VAULT_SEALED' })
    expect(() => box.needsRotation(SECRET)).toThrow(expect.objectContaining({ code: 'VAULT_SEALED' }))
  })

  it('opens what an older key sealed, and seals it again under the newest', async () => {
    const token = await createSecretBox({ keys: [OLD] }).seal(SECRET, BINDING)
    const box = createSecretBox({ keys: [NEW, OLD] })
    expect(await box.open(token, BINDING)).toBe(SECRET)
    expect(box.needsRotation(token)).toBe(true)
    const rotated = await box.rotate(token, BINDING)
    expect(box.needsRotation(rotated)).toBe(false)
    expect(await createSecretBox({ keys: [NEW] }).open(rotated, BINDING)).toBe(SECRET)
    await expect(createSecretBox({ keys: [NEW] }).open(token, BINDING)).rejects.toMatchObject({
      code: 'VAULT_KEY_MISSING',
      status: 503,
      details: { keyId: 'old' },
    })
  })

  it('does not open with another key under the same id', async () => {
    const token = await createSecretBox({ keys: [OLD] }).seal(SECRET, BINDING)
    await expect(
      createSecretBox({ keys: [{ ...NEW, id: 'old' }] }).open(token, BINDING),
    ).rejects.toMatchObject({ code: 'VAULT_SEALED' })
  })

  it('tells neither secret nor master key in an error', async () => {
    const box = createSecretBox({ keys: [NEW] })
    const token = await box.seal(SECRET, BINDING)
    for (const error of [
      await thrownBy(box.open(token, { ...BINDING, ownerId: 'bob' })),
      await thrownBy(box.open(SECRET, BINDING)),
      await thrownBy(createSecretBox({ keys: [OLD] }).open(token, BINDING)),
    ]) {
      const told = `${String(error)} ${JSON.stringify(error)} ${String((error as Error).cause)}`
      for (const part of [SECRET, token, token.split('.')[2] ?? '']) expect(told).not.toContain(part)
    }
  })

  it('refuses keys that are none', () => {
    const refused = [
      [{ id: 'a', key: new Uint8Array(31) }],
      [{ id: 'a.b', key: NEW.key }],
      [{ id: '', key: NEW.key }],
      [NEW, { ...OLD, id: NEW.id }],
    ]
    for (const keys of refused)
      expect(() => createSecretBox({ keys })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
    expect(() => createSecretBox({ keys: [] })).toThrow(
      expect.objectContaining({ code: 'VAULT_KEY_MISSING' }),
    )
  })
})

describe('masterKeyFromText', () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, index) => index * 7 + 3)

  it('reads 32 bytes as hex, base64 and base64url', async () => {
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(await masterKeyFromText(` ${Buffer.from(bytes).toString(encoding)}\n`)).toEqual(bytes)
    expect(await masterKeyFromText(Buffer.from(bytes).toString('hex').toUpperCase())).toEqual(bytes)
  })

  it('makes the same 32 bytes of the same passphrase, and others of another', async () => {
    const [first, again, other] = await Promise.all(
      ['correct horse battery', 'correct horse battery ', 'correct horse battery!'].map((text) =>
        masterKeyFromText(text),
      ),
    )
    expect(first).toHaveLength(32)
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })

  it('refuses a short passphrase without telling it', async () => {
    for (const text of ['hunter2hunt', 'pa55', '  0123456789a  ']) {
      const error = await thrownBy(masterKeyFromText(text))
      expect(error).toMatchObject({ code: 'INVALID_INPUT' })
      expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(text.trim())
    }
    await expect(masterKeyFromText('')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})
