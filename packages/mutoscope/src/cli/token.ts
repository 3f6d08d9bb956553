import { jwtAuthentication } from '@mutoscope/express'
import { SignJWT } from 'jose'
import { defineCommand } from './command.js'
import { printResult } from './print-result.js'
import { UsageError } from './usage-error.js'

/**
 * `mutoscope token`: a bearer token that `mutoscope serve` with the same JWT_SECRET accepts, for trying things
 * out.
 */
export const token = defineCommand({
  name: 'token',
  summary:
    'Create a bearer token for `mutoscope serve`, signed with JWT_SECRET and valid for JWT_EXPIRES_IN.',
  word: { name: 'OWNER', required: true },
  examples: ['token ann', 'token ops --admin'],
  options: { admin: { type: 'flag', says: 'make it an administrator’s token' } },
  async work({ values, word = '' }) {
    const {
      JWT_SECRET: secret = '',
      JWT_EXPIRES_IN: expires = '7d',
      JWT_ISSUER: issuer = '',
      JWT_AUDIENCE: audience = '',
    } = process.env
    if (secret === '') throw new UsageError('Set JWT_SECRET to the server’s secret.')
    // The server's own check: a token that it would never accept is not signed.
    jwtAuthentication({ secret })
    const unsigned = new SignJWT(values.admin === true ? { admin: true } : {})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(word)
      .setIssuedAt()
    if (issuer !== '') unsigned.setIssuer(issuer)
    if (audience !== '') unsigned.setAudience(audience)
    const signed = await expiring(unsigned, expires).sign(new TextEncoder().encode(secret))
    printResult(values, { token: signed }, signed)
    return 0
  },
})

function expiring(unsigned: SignJWT, expires: string): SignJWT {
  try {
    return unsigned.setExpirationTime(expires)
  } catch {
    throw new UsageError(`JWT_EXPIRES_IN: "${expires}" is not a duration such as 7d or 12h.`)
  }
}
