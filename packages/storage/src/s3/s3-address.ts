import { MutoscopeError } from '@mutoscope/core'

/** Where a bucket is. */
export interface S3Location {
  readonly bucket: string
  readonly region: string
  /** Base URL of a store that is not AWS, such as `https://<account>.r2.cloudflarestorage.com`. @default that of AWS in the region */
  readonly endpoint?: string | undefined
  /**
   * Whether the bucket stands in the path rather than in the host name. @default true with an `endpoint`, and
   * for bucket names with a dot
   */
  readonly pathStyle?: boolean | undefined
}

/** Makes the URLs of a bucket's objects. */
export interface S3Address {
  /** Host of the store, for messages. */
  readonly host: string
  url(key: string, query?: Readonly<Record<string, string>>): URL
}

const BUCKET = /^[\w][\w.-]{1,62}$/u
const REGION = /^[a-z\d-]{2,40}$/u

/** Reads where a bucket is. @throws `INVALID_INPUT` for a bucket, region or endpoint that cannot be one */
export function createS3Address({ bucket, region, endpoint, pathStyle }: S3Location): S3Address {
  if (!BUCKET.test(bucket)) throw invalid('bucket', bucket, 'Pass its name alone, such as "studio-assets"')
  if (!REGION.test(region))
    throw invalid('region', region, 'Pass one such as "eu-central-1", or "auto" for Cloudflare R2')
  const base = toBase(endpoint ?? awsEndpoint(region))
  const inPath = pathStyle ?? (endpoint !== undefined || bucket.includes('.'))
  return {
    host: base.host,
    url(key, query = {}) {
      const url = new URL(base)
      if (inPath) url.pathname += `${bucket}/${key}`
      else {
        url.host = `${bucket}.${base.host}`
        url.pathname += key
      }
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      return url
    },
  }
}

function awsEndpoint(region: string): string {
  return `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`
}

function toBase(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null
  if (url === null || !/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '')
    throw invalid(
      'endpoint',
      endpoint.replace(/\/\/[^/]*@/u, '//…@'),
      'Pass a URL such as "https://s3.example.com"',
    )
  url.search = ''
  url.hash = ''
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}

function invalid(field: string, value: string, advice: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', {
    message: `"${value.slice(0, 100)}" is not ${field === 'endpoint' ? 'an' : 'a'} ${field} of an object store. ${advice}.`,
    details: { field },
  })
}
