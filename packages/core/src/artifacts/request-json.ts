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

/** Every artifact inside a request, in the order it is found. */
export function artifactsIn(value: unknown): readonly Artifact[] {
  if (isArtifact(value)) return [value]
  if (Array.isArray(value)) return value.flatMap((item) => artifactsIn(item))
  if (typeof value === 'object' && value !== null)
    return Object.values(value).flatMap((member) => artifactsIn(member))
  return []
}
