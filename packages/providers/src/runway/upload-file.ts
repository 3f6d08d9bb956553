import { MutoscopeError, readBytes, type ByteSource } from '@mutoscope/core'
import pRetry from 'p-retry'
import * as z from 'zod'
import { assertOutside } from '../http/assert-outside.js'
import { createGuardedFetch, guardRefusal } from '../http/guarded-fetch.js'
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
  if ((source.size ?? 0) > MAX_UPLOAD_BYTES) throw tooLarge()
  const bytes = await readBytes(source)
  const head = `data:${mediaType};base64,`
  if (head.length + Math.ceil(bytes.byteLength / 3) * 4 <= options.maxDataUriChars)
    return head + Buffer.from(bytes).toString('base64')
  if (bytes.byteLength > MAX_UPLOAD_BYTES) throw tooLarge()
  const filename = `input.${mediaType.replace(/^.*\/(?:x-)?/u, '').replace(/[^a-z\d].*/su, '')}`
  const created = await options.client.repeat(
    { method: 'POST', path: 'v1/uploads', json: { filename, type: 'ephemeral' } },
    options.context,
  )
  const { uploadUrl, fields, runwayUri } = await created.json(uploadSchema)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new File([bytes], filename, { type: mediaType }))
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
  form: FormData,
  { context, trustedOrigins, fetch: fetchOption }: UploadOptions,
): Promise<void> {
  if (fetchOption !== undefined && !trustedOrigins.includes(url.origin)) await assertOutside(url)
  let response: Response
  try {
    response = await (fetchOption ?? createGuardedFetch({ trustedOrigins, headersTimeoutMs: ANSWER_MS }))(
      url,
      {
        method: 'POST',
        body: form,
        redirect: 'error',
        signal: context.signal,
      },
    )
    await response.body?.cancel()
  } catch (cause) {
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

function tooLarge(): MutoscopeError {
  return new MutoscopeError('LIMIT_EXCEEDED', {
    message: `Runway takes files of at most ${MAX_UPLOAD_BYTES} bytes.`,
    details: { limit: MAX_UPLOAD_BYTES },
  })
}

const uploadSchema = z.looseObject({
  uploadUrl: z.string(),
  fields: z.record(z.string(), z.string()),
  runwayUri: z.string(),
})
