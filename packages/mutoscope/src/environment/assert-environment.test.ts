import { describe, expect, it } from 'vitest'
import { assertEnvironment } from './assert-environment.js'

const refusal = (says: string) =>
  expect.objectContaining({ code: 'ENVIRONMENT_UNSUPPORTED', message: expect.stringContaining(says) })

describe('the environment', () => {
  it.each(['20.20.2', '21.7.3', '22.15.1', '18.0.0'])(
    'is refused with Node %s, in one sentence',
    (nodeVersion) => {
      expect(() => assertEnvironment({ env: {}, nodeVersion })).toThrow(
        refusal(`Mutoscope needs Node 22.16 or newer; this is Node ${nodeVersion}.`),
      )
    },
  )

  it.each(['22.16.0', '22.20.1', '23.0.0', '24.21.0'])('is fine with Node %s', (nodeVersion) => {
    expect(() => assertEnvironment({ env: { HOME: '/root' }, nodeVersion })).not.toThrow()
  })

  it.each([
    ['POSTGRES_URL', 'A database is named by DATABASE_URL'],
    ['MONGO_URL', 'sqlite:PATH'],
    ['REDIS_HOST', 'Redis is named by REDIS_URL'],
    ['S3_BUCKET', 'AWS_S3_BUCKET'],
    ['AWS_S3_BUCKET_NAME', 'AWS_S3_BUCKET'],
    ['STORAGE_BUCKET', 'STORAGE_BUCKET_NAME for Supabase'],
  ])('is refused with %s, which could not be honoured', (variable, says) => {
    expect(() => assertEnvironment({ env: { [variable]: 'x' } })).toThrow(refusal(`${variable} is set`))
    expect(() => assertEnvironment({ env: { [variable]: 'x' } })).toThrow(refusal(says))
    expect(() => assertEnvironment({ env: { [variable]: '' } })).not.toThrow()
    expect(() => assertEnvironment({ env: { [variable]: 'x' }, ignore: [variable] })).not.toThrow()
    const env = { [variable]: 'x', MUTOSCOPE_IGNORE_ENV: `OTHER, ${variable}` }
    expect(() => assertEnvironment({ env })).not.toThrow()
  })

  it('names all that could not be honoured, and what to set when they are meant for somebody else', () => {
    const env = { PGHOST: 'x', S3_BUCKET: 'x', S3_BUCKET_NAME: 'y' }
    expect(() => assertEnvironment({ env })).toThrow(
      refusal('MUTOSCOPE_IGNORE_ENV=PGHOST,S3_BUCKET,S3_BUCKET_NAME'),
    )
    expect(() => assertEnvironment({ env, ignore: ['S3_*', 'PGHOST'] })).not.toThrow()
  })

  it('does not matter where the host chose the part itself', () => {
    const env = { PGHOST: 'x', S3_BUCKET: 'b' }
    expect(() => assertEnvironment({ env, given: ['store', 'assets'] })).not.toThrow()
    expect(() => assertEnvironment({ env, given: ['store'] })).toThrow(refusal('S3_BUCKET is set'))
  })

  it('may name the database by DATABASE_URL, beside other variables of its server', () => {
    expect(() =>
      assertEnvironment({ env: { DATABASE_URL: 'postgres://x', POSTGRES_URL: 'y', PGHOST: 'z' } }),
    ).not.toThrow()
    const env = { DATABASE_URL: 'postgres://x', PGHOST: 'z', MUTOSCOPE_IGNORE_ENV: 'DATABASE_URL' }
    expect(() => assertEnvironment({ env })).toThrow(refusal('PGHOST is set'))
  })
})
