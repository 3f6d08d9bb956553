import { createHash } from 'node:crypto'
import type { Logger } from '@mutoscope/core'
import type { HashedSource } from '../objects/bucket.js'
import { createSendRequest, type SendOptions, type StoreResponse } from '../objects/send-request.js'
import { createServerClock } from '../objects/server-clock.js'
import { retryAfterMs, toStorageError } from '../objects/store-failure.js'
import { xmlText } from './read-xml.js'
import type { S3Address } from './s3-address.js'
import { createRequestSigner, type S3Credentials } from './sign-request.js'

/** Where requests go and who sends them. */
export interface S3RequestOptions extends Omit<SendOptions, 'place'> {
  readonly bucket: string
  readonly region: string
  readonly address: S3Address
  /** Asked for every request: temporary ones change. */
  readonly credentials: () => Promise<S3Credentials>
  readonly logger: Pick<Logger, 'warn'>
}

/** A request to a bucket or an object in it. */
export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  /** @default the bucket itself */
  readonly key?: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: HashedSource | string
  readonly signal?: AbortSignal | undefined
  /** Statuses outside 200 to 299 that are no failures. */
  readonly accept?: readonly number[]
}

/** Sends requests to a bucket. */
export interface S3Requests {
  /** Sends one request. @throws what `toStorageError` makes of a failure */
  send(request: S3Request): Promise<StoreResponse>
  /** The same for a response in XML; S3 says failures under 200, too, once a response has begun. */
  xml(request: S3Request): Promise<string>
  /** Epoch milliseconds, by the store's clock. */
  now(): number
}

/**
 * Signs requests with `aws4fetch`, bodies included, by the store's clock: a signature that was refused because
 * this machine's clock is wrong is made again.
 */
export function createS3Requests(options: S3RequestOptions): S3Requests {
  const { bucket, region, address, credentials, logger } = options
  const place = { bucket, host: address.host }
  const transmit = createSendRequest({ ...options, place })
  const clock = createServerClock()
  const signer = createRequestSigner()

  async function once({ method, key = '', query, headers, body, signal }: S3Request): Promise<StoreResponse> {
    const url = address.url(key, query)
    const request = { method, url, headers: { ...headers, ...bodyHeaders(body) }, region, at: clock.now() }
    return transmit({ method, url, headers: await signer.sign(request, await credentials()), body, signal })
  }

  /** True when the store's clock turned out to be another than this machine's. */
  function observe({ headers }: StoreResponse): boolean {
    const moved = clock.observe(headers.get('date'))
    if (moved)
      logger.warn(
        { host: place.host, behindMs: clock.behindMs() },
        'The clock of this machine differs from that of the object store.',
      )
    return moved
  }

  function fail({ status, headers }: StoreResponse, xml: string): never {
    throw toStorageError(place, {
      reason: xmlText(xml, 'Code'),
      status,
      retryAfterMs: retryAfterMs(headers.get('retry-after')),
      region: xmlText(xml, 'Region') ?? headers.get('x-amz-bucket-region'),
      behindMs: clock.behindMs(),
    })
  }

  async function send(request: S3Request): Promise<StoreResponse> {
    let response = await once(request)
    if (observe(response) && (response.status === 400 || response.status === 403)) {
      await response.done()
      response = await once(request)
    }
    const { status } = response
    if ((status >= 200 && status < 300) || request.accept?.includes(status) === true) return response
    return fail(response, await response.text())
  }

  return {
    send,
    now: clock.now,
    async xml(request) {
      const response = await send(request)
      const text = await response.text()
      return xmlText(text, 'Error') === null ? text : fail(response, text)
    },
  }
}

function bodyHeaders(body: HashedSource | string | undefined): Record<string, string> {
  if (typeof body === 'object')
    return { 'x-amz-content-sha256': body.hash, 'content-length': String(body.size) }
  const bytes = Buffer.from(body ?? '')
  return {
    'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
    ...(body === undefined ? {} : { 'content-length': String(bytes.byteLength) }),
  }
}
