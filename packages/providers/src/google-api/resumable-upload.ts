import { setTimeout as sleep } from 'node:timers/promises'
import { MutoscopeError, type ByteSource } from '@mutoscope/core'
import type * as z from 'zod'
import type { ProviderClient, RequestContext, WireResponse, WireRequest } from '../http/provider-client.js'
import { MAX_RETRY_AFTER_MS } from '../http/retry-after.js'

/** Google takes chunks whose length is a multiple of this, bytes. */
const CHUNK_UNIT = 256 * 1024

/** Length of a chunk when none is said, bytes. */
export const DEFAULT_CHUNK_BYTES = 32 * CHUNK_UNIT

/** How often one chunk is tried before the upload gives up. */
const MAX_BREAKS = 5

/** An upload in pieces that goes on where it broke off. */
export interface ResumableUpload<Made> {
  readonly client: ProviderClient
  readonly context: RequestContext
  /** Opens a session; opening one more costs and creates nothing. */
  readonly open: WireRequest
  /** Reads what the last answer says was made. */
  readonly made: z.ZodType<Made>
  readonly body: ByteSource
  readonly mediaType: string
  readonly chunkBytes: number
  /** Address of a session that was opened before. */
  readonly session?: string | undefined
  readonly saveSession?: ((session: string) => Promise<void>) | undefined
  /** From 0 to 1. */
  readonly progress?: ((fraction: number) => void) | undefined
}

/** How far the other side is: bytes it has, or what it made of them. */
type Position<Made> = { readonly offset: number } | { readonly done: Made }

/**
 * Uploads to a Google service. A chunk whose answer was lost is not sent again blindly: the session is asked
 * how many bytes it has. So one session makes one thing, whatever breaks.
 *
 * Written from https://developers.google.com/workspace/drive/api/guides/manage-uploads#resumable
 * @throws `INVALID_INPUT` for no bytes or a wrong chunk length, `PROVIDER_…` codes, `CANCELLED`
 */
export async function uploadResumable<Made>(upload: ResumableUpload<Made>): Promise<Made> {
  const { body, chunkBytes, progress } = upload
  if (!Number.isSafeInteger(chunkBytes) || chunkBytes <= 0 || chunkBytes % CHUNK_UNIT !== 0) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `A chunk size of ${chunkBytes} bytes is invalid. Pass a multiple of ${CHUNK_UNIT}.`,
      details: { field: 'chunkBytes', limit: CHUNK_UNIT },
    })
  }
  const size = body.size ?? (await countBytes(body))
  if (size === 0)
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'There is nothing to upload: the file is empty.',
      details: { field: 'body' },
    })

  const resumed = upload.session === undefined ? null : await findPosition(upload, upload.session, size)
  const session =
    resumed === null || upload.session === undefined ? await openSession(upload, size) : upload.session
  let position: Position<Made> = resumed ?? { offset: 0 }
  let breaks = 0
  while (!('done' in position)) {
    progress?.(position.offset / size)
    const before: number = position.offset
    position = await sendChunk(upload, session, { offset: before, size, breaks })
    breaks = !('done' in position) && position.offset <= before ? breaks + 1 : 0
    if (breaks > MAX_BREAKS)
      throw new MutoscopeError('PROVIDER_UNAVAILABLE', {
        message: `The upload makes no progress beyond byte ${before}: the server does not keep any chunk.`,
        details: { offset: before },
      })
  }
  progress?.(1)
  return position.done
}

async function openSession(
  { client, context, open, mediaType, saveSession }: ResumableUpload<unknown>,
  size: number,
): Promise<string> {
  const answer = await client.repeat(
    {
      ...open,
      headers: {
        ...open.headers,
        'x-upload-content-type': mediaType,
        'x-upload-content-length': String(size),
      },
    },
    context,
  )
  const session = answer.headers.get('location')
  if (session === null)
    throw new MutoscopeError('PROVIDER_RESPONSE_INVALID', {
      message: 'The upload session was created without an upload URL.',
    })
  await saveSession?.(session)
  return session
}

async function sendChunk<Made>(
  upload: ResumableUpload<Made>,
  session: string,
  { offset, size, breaks }: { offset: number; size: number; breaks: number },
): Promise<Position<Made>> {
  const { client, context, body, chunkBytes } = upload
  const end = Math.min(offset + chunkBytes, size)
  const chunk = await readPart(body, offset, end)
  try {
    return await toPosition(
      upload,
      await client.submit(
        {
          method: 'PUT',
          path: session,
          body: chunk,
          headers: { 'content-range': `bytes ${offset}-${end - 1}/${size}` },
          accept: [308],
        },
        context,
      ),
    )
  } catch (error) {
    await waitAfter(error, breaks, context.signal)
    const found = await findPosition(upload, session, size)
    if (found !== null) return found
    throw new MutoscopeError('PROVIDER_REJECTED', {
      message: 'The upload session no longer exists. Start the upload again.',
      details: { reason: 'SESSION_GONE' },
      cause: error,
    })
  }
}

/** Waits before the session is asked; throws what asking cannot help. */
async function waitAfter(error: unknown, breaks: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw new MutoscopeError('CANCELLED', { cause: error })
  if (!MutoscopeError.isInstance(error) || breaks >= MAX_BREAKS) throw error
  if (
    error.code !== 'CALL_AMBIGUOUS' &&
    error.code !== 'PROVIDER_UNAVAILABLE' &&
    error.code !== 'PROVIDER_RATE_LIMITED'
  )
    throw error
  const asked = error.details['retryAfterMs']
  if (typeof asked === 'number' && asked > MAX_RETRY_AFTER_MS) throw error
  const ms = typeof asked === 'number' ? asked : breaks === 0 ? 0 : 500 * 2 ** breaks
  try {
    if (ms > 0) await sleep(ms, undefined, { signal })
  } catch (cause) {
    throw new MutoscopeError('CANCELLED', { cause })
  }
}

/** Asks a session how far it is; null when there is no such session any more. */
async function findPosition<Made>(
  upload: ResumableUpload<Made>,
  session: string,
  size: number,
): Promise<Position<Made> | null> {
  const { client, context } = upload
  const answer = await client.repeat(
    {
      method: 'PUT',
      path: session,
      body: '',
      headers: { 'content-range': `bytes */${size}` },
      accept: [308, 404, 410],
    },
    context,
  )
  return answer.status === 404 || answer.status === 410 ? null : toPosition(upload, answer)
}

async function toPosition<Made>(
  { made }: ResumableUpload<Made>,
  answer: WireResponse,
): Promise<Position<Made>> {
  if (answer.status !== 308) return { done: await answer.json(made) }
  const last = /^bytes=0-(\d+)$/u.exec(answer.headers.get('range') ?? '')?.[1]
  return { offset: last === undefined ? 0 : Number(last) + 1 }
}

async function readPart(body: ByteSource, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const part = new Uint8Array(end - start)
  let filled = 0
  for await (const chunk of body.stream({ start, end })) {
    part.set(chunk, filled)
    filled += chunk.byteLength
  }
  if (filled !== part.byteLength)
    throw new MutoscopeError('MEDIA_INVALID', {
      message: `The file ends ${part.byteLength - filled} bytes early.`,
    })
  return part
}

async function countBytes(body: ByteSource): Promise<number> {
  let size = 0
  for await (const chunk of body.stream()) size += chunk.byteLength
  return size
}
