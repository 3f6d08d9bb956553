import { describe, expect, it } from 'vitest'
import { assertOutside, hostOf, notOutside } from './assert-outside.js'
import { hostileLookup, PUBLIC } from './hostile-network.fixture.js'

const check = (url: string, ...answers: readonly (readonly string[])[]) => {
  const lookup = hostileLookup(...answers)
  return assertOutside(new URL(url), { lookup }).then(() => lookup.asked)
}
const refused = (host: string) => ({ code: 'URL_NOT_ALLOWED', details: { host } })

describe('an address of the outside', () => {
  it.each([`http://${PUBLIC}/x`, `https://${PUBLIC}:8443/`, 'https://[2606:4700::1111]/'])(
    'is taken without a resolver: %s',
    async (url) => expect(await check(url)).toBe(0),
  )

  it('is taken by its name when all that it resolves to is outside', async () => {
    expect(await check('https://acme.test/x', [PUBLIC, '2606:4700::1111'])).toBe(1)
  })
})

describe('what is not outside is refused', () => {
  it.each(['http://127.0.0.1/', 'http://[::1]/', 'https://10.0.0.1:8443/', 'http://169.254.169.254/latest'])(
    '%s',
    async (url) => {
      await expect(check(url)).rejects.toMatchObject(refused(new URL(url).host))
    },
  )

  it.each(['ftp://93.184.215.14/', 'file:///etc/passwd', 'data:text/plain,x', 'gopher://93.184.215.14/'])(
    'whatever its scheme: %s',
    async (url) => {
      await expect(check(url, [PUBLIC])).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' })
    },
  )

  it('when one of several addresses of a name is inside', async () => {
    for (const answer of [['10.0.0.1'], [PUBLIC, '::1'], ['::1', PUBLIC]])
      await expect(check('http://acme.test:81/', answer)).rejects.toMatchObject(refused('acme.test:81'))
  })

  it('and a name that cannot be resolved is a failure of another kind', async () => {
    await expect(check('http://none.test/', [])).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      message: 'none.test cannot be resolved.',
      details: { host: 'none.test' },
      cause: { code: 'ENOTFOUND' },
    })
  })
})

it('takes the brackets off an IPv6 address, and puts them where people read it', () => {
  expect(hostOf({ hostname: '[2001:db8::1]' })).toBe('2001:db8::1')
  expect(hostOf({ hostname: 'acme.test' })).toBe('acme.test')
  const words = 'must not be fetched: it is not a public web address.'
  expect(notOutside('::1', 'http:').message).toBe(`http://[::1] ${words}`)
  expect(notOutside('127.0.0.1', 'https:').message).toBe(`https://127.0.0.1 ${words}`)
})
