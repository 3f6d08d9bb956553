import type { Bucket, SignedUrl, SignReadOptions, SignWriteOptions } from '../objects/bucket.js'
import type { S3Address } from './s3-address.js'
import { createRequestSigner, type S3Credentials } from './sign-request.js'

/** Signs URLs of objects. */
export interface UrlSigner {
  get(key: string, options: SignReadOptions): Promise<SignedUrl>
  put(key: string, options: SignWriteOptions): ReturnType<Bucket['signWrite']>
}

/** What a {@link UrlSigner} is made of. */
export interface UrlSignerParts {
  readonly address: S3Address
  readonly region: () => Promise<string>
  readonly credentials: () => Promise<S3Credentials>
  /** The store's clock, epoch milliseconds. */
  readonly now: () => number
}

/** Longest time that AWS lets a signed URL live: seven days, seconds. */
const LONGEST_S = 604_800

/** Makes a {@link UrlSigner}. Who has such a URL needs no credentials, until it ends. */
export function createUrlSigner({ address, region, credentials, now }: UrlSignerParts): UrlSigner {
  const signer = createRequestSigner()

  async function sign(
    method: string,
    url: URL,
    headers: Readonly<Record<string, string>>,
    wantedS: number,
  ): Promise<SignedUrl> {
    const at = now()
    const expiresInS = Math.min(wantedS, LONGEST_S)
    const request = { method, url, headers, region: await region(), at, expiresInS }
    return { url: await signer.presign(request, await credentials()), expiresAt: at + expiresInS * 1000 }
  }

  return {
    get: (key, { expiresInS, mediaType, filename }) =>
      sign(
        'GET',
        address.url(key, {
          'response-content-type': mediaType,
          ...(filename === undefined ? {} : { 'response-content-disposition': attachment(filename) }),
        }),
        {},
        expiresInS,
      ),
    // The length is signed: nobody can upload more than was agreed.
    async put(key, { expiresInS, mediaType, size }) {
      const headers = { 'content-type': mediaType, 'content-length': String(size) }
      return { ...(await sign('PUT', address.url(key), headers, expiresInS)), headers }
    },
  }
}

/** The header that makes a browser save a file under a name, as RFC 6266 writes it. */
function attachment(filename: string): string {
  const encoded = encodeURIComponent(filename.toWellFormed()).replaceAll(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}
