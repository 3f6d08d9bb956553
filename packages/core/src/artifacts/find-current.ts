import type { Artifact } from '../domain/artifact.js'
import { isWhole } from '../storage/asset-size.js'
import type { Engine } from '../engine/engine.js'
import type { KeyedRequest } from './make-request.js'

/** The owner's artifacts among those requested whose bytes are still there and whole, by digest. */
export async function findCurrent(
  { store, assets }: Pick<Engine, 'store' | 'assets'>,
  ownerId: string,
  requests: readonly KeyedRequest[],
): Promise<ReadonlyMap<string, Artifact>> {
  const stored = await store.getArtifacts(
    ownerId,
    requests.map((request) => request.digest),
  )
  const whole = await Promise.all(
    [...stored.values()].map(async (artifact) =>
      artifact.content === null || (await isWhole(assets, artifact.content)) ? [artifact] : [],
    ),
  )
  return new Map(whole.flat().map((artifact) => [artifact.digest, artifact]))
}

/**
 * The hash of the bytes that the owner's artifact with this digest stands on and that are gone or damaged, or
 * null: made again, they may come out differently, and then the new ones take their place.
 */
export async function findLost(
  { store, assets }: Pick<Engine, 'store' | 'assets'>,
  ownerId: string,
  digest: string,
): Promise<string | null> {
  const content = (await store.getArtifacts(ownerId, [digest])).get(digest)?.content ?? null
  return content === null || (await isWhole(assets, content)) ? null : content.hash
}
