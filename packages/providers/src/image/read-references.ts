import { readBytes } from '@mutoscope/core'
import type { ImageRequest, ModelContext } from '@mutoscope/core/ports'

/** A reference picture of a request, read. */
export type ReadReference = { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string }

/** Reads the reference pictures of a request, in their order. */
export async function readReferences(
  { references = [] }: ImageRequest,
  { open }: ModelContext,
): Promise<readonly ReadReference[]> {
  return Promise.all(
    references.map(async ({ hash, mediaType }) => ({
      bytes: new Uint8Array(await readBytes(await open(hash))),
      mediaType,
    })),
  )
}
