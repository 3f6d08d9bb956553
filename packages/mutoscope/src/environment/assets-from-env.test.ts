import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetsFromEnv } from './assets-from-env.js'

let cacheDir = ''
beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'mutoscope-env-'))
})
afterAll(() => rm(cacheDir, { recursive: true }))

const from = (env: NodeJS.ProcessEnv, ignore: readonly string[] = []) =>
  assetsFromEnv({ env, ignore, cacheDir })
const S3 = { AWS_S3_BUCKET: 'films', AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 'secret-5f1c9a' }
const SUPABASE = {
  SUPABASE_URL: 'http://127.0.0.1:1',
  SUPABASE_SERVICE_ROLE_KEY: 'secret-5f1c9a',
  STORAGE_BUCKET_NAME: 'films',
}

describe('the place of files', () => {
  it('is a folder where no bucket is named, or where it is meant for somebody else', async () => {
    expect(await from({})).toBeNull()
    expect(
      await from({ AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's', AWS_REGION: 'eu-west-1' }),
    ).toBeNull()
    expect(await from(S3, ['AWS_S3_BUCKET'])).toBeNull()
    expect(await from({ ...SUPABASE, MUTOSCOPE_IGNORE_ENV: 'SUPABASE_*,STORAGE_BUCKET_NAME' })).toBeNull()
  })

  it.each([
    [{ AWS_S3_BUCKET: 'b' }, /AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are missing/u],
    [
      { SUPABASE_URL: 'https://x.supabase.co' },
      /SUPABASE_SERVICE_ROLE_KEY and STORAGE_BUCKET_NAME are missing/u,
    ],
    [{ STORAGE_BUCKET_NAME: 'b' }, /MUTOSCOPE_IGNORE_ENV=STORAGE_BUCKET_NAME if it is meant/u],
    [{ ...S3, ...SUPABASE }, /AWS_S3_BUCKET and the variables of Supabase both/u],
    [{ ...S3, MUTOSCOPE_CACHE_BYTES: '2 GiB' }, /MUTOSCOPE_CACHE_BYTES is "2 GiB"/u],
  ])('is refused by name where it is not whole: %o', async (env, message) => {
    const error = await from(env).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ code: 'ENVIRONMENT_UNSUPPORTED', message: expect.stringMatching(message) })
    expect(JSON.stringify(error)).not.toContain('secret-5f1c9a')
  })

  it.each([
    [{ ...S3, AWS_REGION: 'Europe!' }, 'region'],
    [{ ...S3, AWS_ENDPOINT_URL: 'store' }, 'endpoint'],
    [{ ...SUPABASE, SUPABASE_URL: 'x' }, 'url'],
    [{ ...S3, MUTOSCOPE_BUCKET_PREFIX: '/a' }, 'prefix'],
  ])('is refused where a value cannot be one: %o', async (env, field) => {
    await expect(from(env)).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field } })
  })

  it.each([
    [
      'AWS_ENDPOINT_URL_S3',
      S3,
      '<Error><Code>NoSuchBucket</Code></Error>',
      404,
      /^AWS4-HMAC-SHA256 Credential=k\/\d+\/eu-west-3\/s3/u,
    ],
    [
      'SUPABASE_URL',
      SUPABASE,
      '{"statusCode":"404","code":"NoSuchBucket","error":"Bucket not found","message":"Bucket not found"}',
      400,
      /^Bearer secret-5f1c9a$/u,
    ],
  ])('is asked at once, with the keys: %s', async (variable, env, body, status, authorization) => {
    const requests: (string | undefined)[] = []
    const server = createServer((request, response) => {
      requests.push(request.headers.authorization)
      response.writeHead(status, { connection: 'close' }).end(body)
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await expect(from({ ...env, [variable]: url, AWS_REGION: 'eu-west-3' })).rejects.toMatchObject({
      code: 'BUCKET_NOT_FOUND',
    })
    expect(requests[0]).toMatch(authorization)
    server.close()
  })

  it('may be away for the moment', async () => {
    const warned: string[] = []
    const warn = (_facts: object, message: string) => warned.push(message)
    const logger = { debug() {}, info() {}, warn, error() {} }
    const env = { ...S3, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }
    expect(await assetsFromEnv({ env, ignore: [], cacheDir, logger })).not.toBeNull()
    expect(warned).toEqual(['The object store cannot be reached.'])
  })
})
