import { randomUUID } from 'node:crypto'
import { MutoscopeError } from '@mutoscope/core'
import { clampRange, type AssetLinks } from '@mutoscope/core/ports'
import type { Bucket, ObjectFacts } from './bucket.js'
import type { ObjectNames } from './object-names.js'
import { readResuming } from './read-resuming.js'

/** What {@link createObjectLinks} is made of. */
export interface ObjectLinksParts {
  readonly bucket: Bucket
  readonly names: ObjectNames
  /** @throws `ASSET_NOT_FOUND` */
  readonly get: (hash: string) => Promise<ObjectFacts & { readonly name: string }>
}

const UPLOAD_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u

/** Makes links to the objects of a bucket. */
export function createObjectLinks({ bucket, names, get }: ObjectLinksParts): AssetLinks {
  return {
    async read(hash, { ttlMs, filename }) {
      const { name, mediaType } = await get(hash)
      return bucket.signRead(name, { expiresInS: toSeconds(ttlMs), mediaType, filename })
    },
    async upload({ ttlMs, size, mediaType }) {
      const id = randomUUID()
      const link = await bucket.signWrite(names.incoming + id, {
        expiresInS: toSeconds(ttlMs),
        mediaType,
        size,
      })
      return { ...link, id }
    },
    async openUpload(id) {
      const name = names.incoming + assertUploadId(id)
      const found = await bucket.stat(name)
      if (found === null) return null
      const { size } = found
      return { size, stream: (range) => readResuming(bucket, name, clampRange(range, size)) }
    },
    discardUpload: (id) => bucket.remove(names.incoming + assertUploadId(id)),
  }
}

function toSeconds(ttlMs: number): number {
  if (Number.isSafeInteger(ttlMs) && ttlMs >= 1000) return Math.floor(ttlMs / 1000)
  throw new MutoscopeError('INVALID_INPUT', {
    message: `A link cannot be valid for ${ttlMs} milliseconds. Pass a whole number of at least 1000.`,
    details: { field: 'ttlMs' },
  })
}

function assertUploadId(id: string): string {
  if (UPLOAD_ID.test(id)) return id
  throw new MutoscopeError('INVALID_INPUT', {
    message: `"${id.slice(0, 80)}" is not the id of an upload.`,
    details: { field: 'id' },
  })
}
