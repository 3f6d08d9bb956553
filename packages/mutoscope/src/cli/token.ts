import { SignJWT } from 'jose'
import { readArguments } from './read-arguments.js'
import { UsageError } from './usage-error.js'

/**
 * `mutoscope token`: a bearer token that `mutoscope serve` with the same JWT_SECRET takes, for trying things
 * out.
 */
export async function token(args: readonly string[]): Promise<number> {
  const { values, word } = readArguments(args, { admin: { type: 'boolean', default: false } })
  const {
    JWT_SECRET: secret,
    JWT_EXPIRES_IN: expires = '7d',
    JWT_ISSUER: issuer,
    JWT_AUDIENCE: audience,
  } = process.env
  if (word === undefined) throw new UsageError('Name the owner the token is for.')
  if (secret === undefined || secret === '')
    throw new UsageError('Set JWT_SECRET to the secret of the server.')
  const unsigned = new SignJWT(values.admin ? { admin: true } : {})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(word)
    .setIssuedAt()
    .setExpirationTime(expires)
  if (issuer !== undefined) unsigned.setIssuer(issuer)
  if (audience !== undefined) unsigned.setAudience(audience)
  const signed = await unsigned.sign(new TextEncoder().encode(secret))
  process.stdout.write(values.json ? `${JSON.stringify({ token: signed })}\n` : `${signed}\n`)
  return 0
}
