import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { createS3Address } from './s3-address.js'
import { createRequestSigner } from './sign-request.js'
import { createUrlSigner } from './sign-url.js'

// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html and sigv4-query-string-auth.html
const AT = Date.UTC(2013, 4, 24)
const region = 'us-east-1'
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
const address = createS3Address({
  bucket: 'examplebucket',
  region,
  endpoint: 'https://s3.amazonaws.com',
  pathStyle: false,
})
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const VECTORS = [
  {
    name: 'get an object',
    method: 'GET',
    url: address.url('test.txt'),
    headers: { range: 'bytes=0-9', 'x-amz-content-sha256': sha256('') },
    signed: 'host;range;x-amz-content-sha256;x-amz-date',
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  {
    name: 'put an object',
    method: 'PUT',
    url: address.url('test$file.text'),
    headers: {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      'x-amz-content-sha256': sha256('Welcome to Amazon S3.'),
    },
    signed: 'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  {
    name: 'get a lifecycle',
    method: 'GET',
    url: address.url('', { lifecycle: '' }),
    headers: { 'x-amz-content-sha256': sha256('') },
    signed: 'host;x-amz-content-sha256;x-amz-date',
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  {
    name: 'list objects',
    method: 'GET',
    url: address.url('', { 'max-keys': '2', prefix: 'J' }),
    headers: { 'x-amz-content-sha256': sha256('') },
    signed: 'host;x-amz-content-sha256;x-amz-date',
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
] as const

it.each(VECTORS)(
  'signs a request to $name as AWS documents it',
  async ({ method, url, headers, signed, signature }) => {
    const request = { method, url, headers, region, at: AT }
    const authorization = (await createRequestSigner().sign(request, credentials)).get('authorization')
    expect(authorization).toBe(
      `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=${signed}, Signature=${signature}`,
    )
  },
)

it('presigns a URL as AWS documents it', async () => {
  const request = {
    method: 'GET',
    url: address.url('test.txt'),
    headers: {},
    region,
    at: AT,
    expiresInS: 86_400,
  }
  const url = new URL(await createRequestSigner().presign(request, credentials))
  expect(url.origin + url.pathname).toBe('https://examplebucket.s3.amazonaws.com/test.txt')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
    'X-Amz-Date': '20130524T000000Z',
    'X-Amz-Expires': '86400',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  })
})

it('gives a signed URL no longer than AWS lets it live, and says when it ends', async () => {
  const signer = createUrlSigner({
    address,
    region: () => Promise.resolve(region),
    credentials: () => Promise.resolve({ ...credentials, sessionToken: 'session' }),
    now: () => AT,
  })
  const { url, expiresAt } = await signer.get('a', { expiresInS: 10_000_000, mediaType: 'video/mp4' })
  expect(expiresAt).toBe(AT + 604_800_000)
  expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('604800')
  expect(new URL(url).searchParams.get('X-Amz-Security-Token')).toBe('session')
})
