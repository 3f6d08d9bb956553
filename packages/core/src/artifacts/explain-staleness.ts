import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import type { KeyedRequest } from './make-request.js'

/** At most this many differences are named. */
const MAX_REASONS = 5

/**
 * Says in words why an artifact is no longer what is wanted: another maker, or the members of the request
 * that differ. `nameOf` gives the name of an artifact by its digest, where it is known.
 */
export function explainStaleness(
  had: Artifact,
  wanted: KeyedRequest,
  nameOf: (digest: string) => string | undefined,
): readonly string[] {
  const { provider, model, version } = wanted.identity
  const before = had.provenance
  if (before.provider !== provider || before.model !== model)
    return [`made by ${before.provider}/${before.model}, now ${provider}/${model}`]
  const reasons = before.version === version ? [] : [`${provider}/${model} changed its version`]
  const paths = [...differences(had.request, wanted.json, '')]
  for (const { path, after } of paths.slice(0, MAX_REASONS)) {
    const name = isReference(after) ? nameOf(after.$artifact) : undefined
    reasons.push(name === undefined ? `${path} changed` : `${name} changed`)
  }
  if (paths.length > MAX_REASONS) reasons.push(`and ${paths.length - MAX_REASONS} more`)
  return [...new Set(reasons)]
}

function* differences(
  before: Json | undefined,
  after: Json | undefined,
  path: string,
): Generator<{ path: string; after: Json | undefined }> {
  if (before === after) return
  if (
    isContainer(before) &&
    isContainer(after) &&
    !isReference(before) &&
    !isReference(after) &&
    Array.isArray(before) === Array.isArray(after)
  ) {
    const left = new Map(Object.entries(before))
    const right = new Map(Object.entries(after))
    for (const key of new Set([...left.keys(), ...right.keys()])) {
      yield* differences(left.get(key), right.get(key), path === '' ? key : `${path}.${key}`)
    }
    return
  }
  if (isReference(before) && isReference(after) && before.$artifact === after.$artifact) return
  yield { path, after }
}

function isContainer(value: Json | undefined): value is readonly Json[] | { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null
}

function isReference(value: Json | undefined): value is { readonly $artifact: string } {
  return isContainer(value) && '$artifact' in value && typeof value.$artifact === 'string'
}
