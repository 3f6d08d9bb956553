import { MutoscopeError } from '@mutoscope/core'
import * as z from 'zod'
import type { Bucket, HashedSource, WriteOptions } from '../objects/bucket.js'
import { repeatPassing } from '../objects/repeat-passing.js'
import type { SupabaseRequests } from './supabase-requests.js'

/** Objects in a page of a list. */
const PAGE = 1000

/** Makes a bucket of the HTTP API of Supabase Storage: https://supabase.github.io/storage/ */
export function createSupabaseBucket(bucket: string, { send, json, url, now }: SupabaseRequests): Bucket {
  const idleSince = (date: string): number => Math.max(0, now() - Date.parse(date))

  // Under these paths a key that is wrong is refused, and not taken for a stranger without any.
  const read = (name: string): string => `/object/authenticated/${bucket}/${name}`
  const info = (name: string): string => `/object/info/authenticated/${bucket}/${name}`
  const object = (name: string): string => `/object/${bucket}/${name}`

  async function write(
    name: string,
    body: HashedSource,
    { mediaType, ifAbsent = false, signal }: WriteOptions,
  ): Promise<void> {
    const headers = { 'content-type': mediaType, 'x-upsert': String(!ifAbsent) }
    await repeatPassing(async () => {
      try {
        await (await send({ method: 'POST', path: object(name), headers, body, signal })).done()
      } catch (error) {
        // Somebody has written the same bytes since.
        if (!ifAbsent || statusOf(error) !== 409) throw error
      }
    }, signal)
  }

  return {
    async stat(name) {
      try {
        const found = infoSchema.parse(await repeatPassing(() => json({ method: 'GET', path: info(name) })))
        return {
          size: found.size,
          mediaType: found.content_type ?? 'application/octet-stream',
          idleMs: idleSince(found.last_modified),
        }
      } catch (error) {
        if (isAbsent(error)) return null
        throw error
      }
    },

    async *read(name, range) {
      const headers = range === undefined ? {} : { range: `bytes=${range.start}-${range.end - 1}` }
      const response = await repeatPassing(() => send({ method: 'GET', path: read(name), headers })).catch(
        (error: unknown) => {
          throw isAbsent(error) ? new MutoscopeError('ASSET_NOT_FOUND', { cause: error }) : error
        },
      )
      yield* response.chunks()
    },

    write,
    // There is no way to touch an object; the same bytes take its place.
    refresh: (name, source, options) => write(name, source, { ...options, ifAbsent: false }),

    async remove(name) {
      try {
        await repeatPassing(async () => (await send({ method: 'DELETE', path: object(name) })).done())
      } catch (error) {
        if (!isAbsent(error)) throw error
      }
    },

    async *list(prefix) {
      let cursor: string | undefined
      do {
        const wanted = { prefix, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }
        const page = listSchema.parse(
          await repeatPassing(() =>
            json({ method: 'POST', path: `/object/list-v2/${bucket}`, json: wanted }),
          ),
        )
        for (const { name, metadata, updated_at } of page.objects)
          yield { name, size: metadata?.size ?? 0, idleMs: idleSince(updated_at) }
        cursor = page.hasNext ? (page.nextCursor ?? undefined) : undefined
      } while (cursor !== undefined)
    },

    // What was not uploaded whole is not there.
    discardUploads: () => Promise.resolve({ count: 0, bytes: 0 }),

    async signRead(name, { expiresInS, filename }) {
      const at = now()
      const path = `/object/sign/${bucket}/${name}`
      const { signedURL } = signedSchema.parse(
        await repeatPassing(() => json({ method: 'POST', path, json: { expiresIn: expiresInS } })),
      )
      const signed = url(signedURL)
      if (filename !== undefined) signed.searchParams.set('download', filename)
      return { url: signed.href, expiresAt: at + expiresInS * 1000 }
    },

    async signWrite(name, { mediaType }) {
      const at = now()
      const path = `/object/upload/sign/${bucket}/${name}`
      const signed = uploadSchema.parse(await repeatPassing(() => json({ method: 'POST', path, json: {} })))
      return { url: url(signed.url).href, expiresAt: at + UPLOAD_MS, headers: { 'content-type': mediaType } }
    },
  }
}

/** Supabase lets every URL for an upload live this long. */
const UPLOAD_MS = 2 * 3_600_000

function statusOf(error: unknown): unknown {
  return MutoscopeError.isInstance(error) ? error.details['status'] : undefined
}

function isAbsent(error: unknown): boolean {
  return statusOf(error) === 404 && MutoscopeError.isInstance(error) && error.code !== 'BUCKET_NOT_FOUND'
}

const infoSchema = z.object({
  size: z.number(),
  content_type: z.string().nullish(),
  last_modified: z.string(),
})
const listSchema = z.object({
  hasNext: z.boolean(),
  nextCursor: z.string().nullish(),
  objects: z.array(
    z.object({
      name: z.string(),
      updated_at: z.string(),
      metadata: z.object({ size: z.number().nullish() }).nullish(),
    }),
  ),
})
const signedSchema = z.object({ signedURL: z.string() })
const uploadSchema = z.object({ url: z.string() })
