import type { Content } from '../domain/artifact.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Assets } from './assets.js'

/**
 * Checks stored bytes against the size they had when they were put. @throws `ASSET_CORRUPT`, with
 * `details.hash`, `size` and `expected`
 */
export function assertSize(
  hash: string,
  size: number,
  expected: { readonly size: number } | undefined,
): void {
  if (expected === undefined || expected.size === size) return
  throw new MutoscopeError('ASSET_CORRUPT', {
    message: `Asset ${hash} has ${size} bytes instead of ${expected.size}. Run the project again to remake it.`,
    details: { hash, size, expected: expected.size },
  })
}

/** True when bytes are there and as long as they were. */
export async function isWhole(
  assets: Pick<Assets, 'stat'>,
  { hash, size }: Pick<Content, 'hash' | 'size'>,
): Promise<boolean> {
  return (await assets.stat(hash))?.size === size
}

/** Bytes to open; where their size is known, it is checked. */
export type OpenableContent = Pick<Content, 'hash'> & Partial<Pick<Content, 'size'>>

/** Opens the bytes of an artifact. @throws `ARTIFACT_NOT_FOUND` for one without, `ASSET_NOT_FOUND`, `ASSET_CORRUPT` */
export async function openContent(
  assets: Pick<Assets, 'open'>,
  { content }: { readonly content: OpenableContent | null },
): ReturnType<Assets['open']> {
  if (content === null)
    throw new MutoscopeError('ARTIFACT_NOT_FOUND', { message: 'The artifact has no bytes.' })
  const { hash, size } = content
  return assets.open(hash, size === undefined ? undefined : { size })
}
