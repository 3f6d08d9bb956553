import type { Json } from '../digest/canonical-json.js'
import { isArtifact, type Artifact } from '../domain/artifact.js'

/**
 * The JSON of a request: artifacts in it are replaced by `{ $artifact: digest }`, `undefined` members are
 * left out.
 */
export function toRequestJson(value: unknown): Json {
  if (isArtifact(value)) return { $artifact: value.digest }
  if (Array.isArray(value)) return value.map((item) => toRequestJson(item))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => [key, toRequestJson(member)]),
    )
  }
  return value as Json
}

/** The digests of the artifacts that stand in the JSON of a request, each once. */
export function digestsIn(json: Json): readonly string[] {
  const found = new Set<string>()
  fromRequestJson(json, (digest) => found.add(digest))
  return [...found]
}

/** A request from its JSON. `open` gives what stands for an artifact with a digest. */
export function fromRequestJson(json: Json, open: (digest: string) => unknown): unknown {
  if (Array.isArray(json)) return json.map((item: Json) => fromRequestJson(item, open))
  if (typeof json !== 'object' || json === null) return json
  const members = Object.entries(json)
  const [first] = members
  if (members.length === 1 && first?.[0] === '$artifact' && typeof first[1] === 'string')
    return open(first[1])
  return Object.fromEntries(members.map(([key, member]) => [key, fromRequestJson(member, open)]))
}

/** Every artifact inside a request, in the order it is found. */
export function artifactsIn(value: unknown): readonly Artifact[] {
  if (isArtifact(value)) return [value]
  if (Array.isArray(value)) return value.flatMap((item) => artifactsIn(item))
  if (typeof value === 'object' && value !== null)
    return Object.values(value).flatMap((member) => artifactsIn(member))
  return []
}
