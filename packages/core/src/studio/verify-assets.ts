import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Engine } from '../engine/engine.js'
import type { StoredReference } from '../storage/stored-reference.js'

/** How to verify. */
export interface VerifyAssets {
  /** Read all bytes and compare their digests; without it only whether they are there, and their size. @default true */
  readonly digests?: boolean
  /** Remove what is damaged, so that the next run makes it again. @default false */
  readonly discard?: boolean
  /** Told after each asset. */
  readonly onChecked?: (progress: { readonly checked: number; readonly bytes: number }) => void
  readonly signal?: AbortSignal
}

/** One asset that is not as it should be. */
export type AssetProblem = StoredReference & {
  /** Gone, of another size, or of the right size with other bytes. */
  readonly problem: 'missing' | 'size' | 'digest'
}

/** What verifying found. */
export type VerifiedAssets = {
  readonly checked: number
  /** Bytes that were read. */
  readonly bytes: number
  /** One for each thing that stands on damaged bytes, in no order. */
  readonly problems: readonly AssetProblem[]
}

/** Compares everything that artifacts and uploads stand on with what is stored. */
export async function verifyAssets(
  { store, assets }: Pick<Engine, 'store' | 'assets'>,
  { digests = true, discard = false, onChecked, signal }: VerifyAssets = {},
): Promise<VerifiedAssets> {
  const wanted = new Map<string, StoredReference[]>()
  for await (const reference of store.references())
    if (reference.size !== null)
      wanted.set(reference.hash, [...(wanted.get(reference.hash) ?? []), reference])

  const problems: AssetProblem[] = []
  let checked = 0
  let bytes = 0
  for (const [hash, references] of wanted) {
    signal?.throwIfAborted()
    const found = await look(hash)
    for (const reference of references) {
      const problem = found.problem ?? (found.size === reference.size ? null : 'size')
      if (problem !== null) problems.push({ ...reference, problem })
    }
    const damaged = found.problem === 'digest' || references.every(({ size }) => size !== found.size)
    if (discard && damaged && found.problem !== 'missing') await assets.remove(hash)
    checked++
    onChecked?.({ checked, bytes })
  }
  return { checked, bytes, problems }

  async function look(
    hash: string,
  ): Promise<{ readonly size: number; readonly problem: 'missing' | 'digest' | null }> {
    try {
      const { size } = await assets.open(hash)
      if (!digests || !wanted.get(hash)?.some((reference) => reference.size === size))
        return { size, problem: null }
      bytes += size
      return { size, problem: (await assets.digest(hash)) === hash ? null : 'digest' }
    } catch (error) {
      if (MutoscopeError.isInstance(error) && error.code === 'ASSET_NOT_FOUND')
        return { size: -1, problem: 'missing' }
      throw error
    }
  }
}
