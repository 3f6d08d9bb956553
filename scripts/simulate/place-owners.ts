/** Which shard an owner is on. */
export type Placement = (owner: number) => number

/** By a hash of the owner's id alone. */
export function placeByHash(shards: number): Placement {
  return (owner) => hash(owner) % shards
}

/**
 * By a directory of the `listed` largest owners, all others by hash. An owner larger than an average shard has a
 * shard to itself; each other one in the directory goes to the shard that has least so far.
 *
 * @param videos of each owner, the index being the owner
 */
export function placeByDirectory(
  shards: number,
  { videos, listed }: { readonly videos: Int32Array; readonly listed: number },
): Placement {
  const average = videos.reduce((sum, value) => sum + value, 0) / shards
  const largest = Array.from(videos.keys())
    .toSorted((one, other) => (videos[other] ?? 0) - (videos[one] ?? 0))
    .slice(0, listed)
  const alone = largest.filter((owner) => (videos[owner] ?? 0) > average).slice(0, shards - 1)
  const shared = shards - alone.length
  const byHash = placeByHash(shared)
  const directory = new Map(alone.map((owner, index) => [owner, shared + index]))
  const rest = largest.slice(alone.length)
  const isListed = new Set(largest)
  const loads = new Float64Array(shared)
  const add = (shard: number, owner: number) => (loads[shard] = (loads[shard] ?? 0) + (videos[owner] ?? 0))
  for (const owner of videos.keys()) if (!isListed.has(owner)) add(byHash(owner), owner)
  for (const owner of rest) {
    const shard = loads.indexOf(Math.min(...loads))
    directory.set(owner, shard)
    add(shard, owner)
  }
  return (owner) => directory.get(owner) ?? byHash(owner)
}

/** Mixes the bits of a number (murmur3's finish). */
function hash(value: number): number {
  let mixed = value + 1
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
