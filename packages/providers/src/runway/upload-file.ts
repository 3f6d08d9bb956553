import { MutoscopeError, type ByteSource } from '@mutoscope/core'
import { readHead } from '@mutoscope/core/ports'
import pRetry from 'p-retry'
import * as z from 'zod'
import { assertOutside } from '../http/assert-outside.js'
import { toSentBody } from '../files/body-source.js'
import { createGuardedFetch, guardRefusal } from '../http/guarded-fetch.js'
import { limitInput } from '../files/limit-input.js'
import { extensionOf, multipartForm } from '../files/multipart-form.js'
import type { ProviderClient, RequestContext } from '../http/provider-client.js'

/** Options of {@link uploadFile}. */
export interface UploadOptions {
  readonly client: ProviderClient
  readonly context: RequestContext
  /** Origins that may be written to whatever they resolve to. */
  readonly trustedOrigins: readonly string[]
  readonly fetch?: typeof fetch | undefined
  /** Longer data URIs become uploads. */
  readonly maxDataUriChars: number
}

const MAX_UPLOAD_BYTES = 200_000_000
const RETRIES = 3
/** The answer comes when all bytes have been taken, milliseconds. */
const ANSWER_MS = 300_000

/**
 * Gives Runway bytes: inside of the request as a data URI, or as an ephemeral upload (readable for 24 hours)
 * when they are too many.
 *
 * @throws `LIMIT_EXCEEDED` above 200 MB, `URL_NOT_ALLOWED`, `PROVIDER_UNAVAILABLE`
 */
export async function uploadFile(
  source: ByteSource,
  mediaType: string,
  options: UploadOptions,
): Promise<string> {
  const limited = limitInput(source, { provider: 'Runway', what: 'files', maxBytes: MAX_UPLOAD_BYTES })
  const head = `data:${mediaType};base64,`
  const inline = Math.floor((options.maxDataUriChars - head.length) / 4) * 3
  const start = await readHead(source, inline + 1)
  if (start.byteLength <= inline) return head + Buffer.from(start).toString('base64')
  const filename = `input.${extensionOf(mediaType)}`
  const created = await options.client.repeat(
    { method: 'POST', path: 'v1/uploads', json: { filename, type: 'ephemeral' } },
    options.context,
  )
  const { uploadUrl, fields, runwayUri } = await created.json(uploadSchema)
  const form = multipartForm(fields, [{ name: 'file', filename, mediaType, source: limited }])
  await pRetry(() => send(new URL(uploadUrl), form, options), {
    retries: RETRIES,
    minTimeout: 500,
    signal: options.context.signal,
    shouldRetry: ({ error }) => MutoscopeError.isInstance(error) && error.code === 'PROVIDER_UNAVAILABLE',
  })
  return runwayUri
}

async function send(
  url: URL,
  { body, headers }: ReturnType<typeof multipartForm>,
  { context, trustedOrigins, fetch: fetchOption }: UploadOptions,
): Promise<void> {
  if (fetchOption !== undefined && !trustedOrigins.includes(url.origin)) await assertOutside(url)
  const sent = toSentBody(body)
  let response: Response
  try {
    response = await (fetchOption ?? createGuardedFetch({ trustedOrigins, headersTimeoutMs: ANSWER_MS }))(
      url,
      {
        method: 'POST',
        ...sent.init,
        headers: { ...sent.headers, ...headers },
        redirect: 'error',
        signal: context.signal,
      },
    )
    await response.body?.cancel()
  } catch (cause) {
    const unread = sent.failure()
    if (unread !== undefined) throw unread.cause
    if (context.signal.aborted) throw new MutoscopeError('CANCELLED', { cause })
    const refusal = guardRefusal(cause)
    if (refusal !== null) throw refusal
    throw new MutoscopeError('PROVIDER_UNAVAILABLE', {
      message: `The upload to ${url.host} was interrupted.`,
      details: { host: url.host },
      cause,
    })
  }
  if (response.ok) return
  const code =
    response.status >= 500 || response.status === 429 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_REJECTED'
  throw new MutoscopeError(code, {
    message: `The upload to ${url.host} returned ${response.status}.`,
    details: { status: response.status, host: url.host },
  })
}

const uploadSchema = z.looseObject({
  uploadUrl: z.string(),
  fields: z.record(z.string(), z.string()),
  runwayUri: z.string(),
})
