import type { Artifact } from '../domain/artifact.js'
import type { EngineParts } from './engine-parts.js'
import { keyItem, type KeyedItem, type MakeItem } from './make-item.js'

/** The owner's artifacts among the wishes whose bytes are still there, by digest. */
export async function findCurrent(
  { store, assets }: Pick<EngineParts, 'store' | 'assets'>,
  ownerId: string,
  items: readonly KeyedItem[],
): Promise<ReadonlyMap<string, Artifact>> {
  const stored = await store.getArtifacts(
    ownerId,
    items.map((item) => item.digest),
  )
  const whole = await Promise.all(
    [...stored.values()].map(async (artifact) =>
      artifact.content === null || (await assets.stat(artifact.content.hash)) !== null ? [artifact] : [],
    ),
  )
  return new Map(whole.flat().map((artifact) => [artifact.digest, artifact]))
}

/** The owner's artifact of one wish, or null. */
export async function findOne(
  parts: Pick<EngineParts, 'store' | 'assets'>,
  ownerId: string,
  item: MakeItem,
): Promise<Artifact | null> {
  const keyed = await keyItem(item)
  return (await findCurrent(parts, ownerId, [keyed])).get(keyed.digest) ?? null
}
