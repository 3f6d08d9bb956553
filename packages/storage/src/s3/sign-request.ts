import { AwsV4Signer } from 'aws4fetch'

/** What requests are signed with. */
export interface S3Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Of temporary credentials. */
  readonly sessionToken?: string
}

/** A request to sign. */
export interface UnsignedRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly region: string
  /** Epoch milliseconds, by the store's clock. */
  readonly at: number
}

/** A signer that keeps the keys it has derived. */
export interface RequestSigner {
  /** Every header that is given is signed. The body is, too: `x-amz-content-sha256` has to say what it is. */
  sign(request: UnsignedRequest, credentials: S3Credentials): Promise<Headers>
  /** Signs the URL, for whoever has it. */
  presign(
    request: UnsignedRequest & { readonly expiresInS: number },
    credentials: S3Credentials,
  ): Promise<string>
}

/** Makes a signer of AWS Signature Version 4. */
export function createRequestSigner(): RequestSigner {
  // Keys are derived for a day, a region and a secret.
  const cache = new Map<string, ArrayBuffer>()

  function signer(
    { method, url, headers, region, at }: UnsignedRequest,
    credentials: S3Credentials,
    signQuery: boolean,
  ) {
    if (cache.size > 8) cache.clear()
    const { sessionToken, ...keys } = credentials
    return new AwsV4Signer({
      method,
      url: url.href,
      headers,
      service: 's3',
      region,
      datetime: toAmzDate(at),
      allHeaders: true,
      signQuery,
      cache,
      ...keys,
      ...(sessionToken === undefined ? {} : { sessionToken }),
    })
  }

  return {
    sign: async (request, credentials) => (await signer(request, credentials, false).sign()).headers,
    async presign({ expiresInS, ...request }, credentials) {
      const url = new URL(request.url)
      url.searchParams.set('X-Amz-Expires', String(expiresInS))
      return (await signer({ ...request, url }, credentials, true).sign()).url.href
    },
  }
}

/** Writes a time as `20130524T000000Z`. */
function toAmzDate(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[:-]|\.\d{3}/gu, '')
}
