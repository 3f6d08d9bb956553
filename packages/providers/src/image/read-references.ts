import { readInput, type InputLimit } from '../files/limit-input.js'
import type { ImageRequest, ModelContext } from '@mutoscope/core/ports'

/** A reference picture of a request, read. */
export type ReadReference = { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string }

/** Reads the reference pictures of a request, in their order. @throws `LIMIT_EXCEEDED` */
export async function readReferences(
  { references = [] }: ImageRequest,
  limit: InputLimit,
  { open }: ModelContext,
): Promise<readonly ReadReference[]> {
  return Promise.all(
    references.map(async ({ hash, mediaType }) => ({
      bytes: await readInput(await open(hash), limit),
      mediaType,
    })),
  )
}
