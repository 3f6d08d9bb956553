import { anyPrice, exactPrice, type Price } from '../cost/price.js'
import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Assets } from '../storage/assets.js'
import type { Binding, Store } from '../storage/store.js'
import { nameOf } from '../models/choose-models.js'
import { explainStaleness } from './explain-staleness.js'
import { createArtifactLookup, type FoundArtifact } from './artifact-lookup.js'
import { type ArtifactSource, type KeyedRequest, type MakeRequest } from './make-request.js'
import { artifactsIn } from './request-json.js'

/** Whether an artifact is what is wanted now, was and is no longer, or was never there. */
export type ArtifactState = 'current' | 'stale' | 'missing'

/** What a dry run found about one artifact. */
export type InspectedArtifact = {
  readonly name: string
  readonly stage: string
  readonly kind: string
  readonly state: ArtifactState
  /** Why it is not current, in words; empty when it is. */
  readonly reasons: readonly string[]
  readonly provider: string
  readonly model: string
  readonly version: string
  /** The key of what is wanted now. */
  readonly digest: string
  /** The canonical request of what is wanted now. */
  readonly request: Json
  /** What there is under the name, current or stale. */
  readonly artifact: Artifact | null
  /**
   * What making it would cost; null when it is current or free, or when there is no price for it. Its range
   * has room for the models that may take the place of the one that is asked.
   */
  readonly price: Price | null
  /**
   * Models (`provider/model`) that may take the place of the one that is asked, in order, since the owner
   * lets them; none when it is current.
   */
  readonly mayUse: readonly string[]
}

/** What an inspector looks with. */
export interface InspectorOptions {
  readonly store: Store
  readonly assets: Assets
  readonly ownerId: string
  readonly bindings: ReadonlyMap<string, Binding>
}

/** A source that makes nothing: it tells what is current, and answers with stand-ins for what is not. */
export interface ArtifactInspector {
  /** The source for one stage. */
  source(stage: string): ArtifactSource
  /** Everything asked for so far, in the order it was asked. */
  readonly found: readonly InspectedArtifact[]
  /**
   * Why something that would be made has no price; null while everything has one. Looking works without
   * prices, promising does not.
   */
  readonly unpriced: MutoscopeError | null
}

/** Makes an inspector. */
export function createArtifactInspector(options: InspectorOptions): ArtifactInspector {
  const { ownerId, bindings } = options
  const lookup = createArtifactLookup(options, ownerId)
  const found: InspectedArtifact[] = []
  const standIns = new Set<Artifact>()
  const names = new Map<string, string>()
  /** Several names may want the same thing; it is bought once. */
  const priced = new Set<string>()
  let unpriced: MutoscopeError | null = null

  function priceOf({ digest, price, mayUse = [] }: KeyedRequest): Price | null {
    if (priced.has(digest)) return null
    priced.add(digest)
    try {
      const asked = price?.() ?? null
      const others = mayUse.flatMap((other) => tryPrice(other))
      return asked === null && others.every(({ maxMicros }) => maxMicros === 0)
        ? null
        : anyPrice(asked ?? exactPrice(0), others)
    } catch (error) {
      if (!isUnpriced(error)) throw error
      unpriced ??= error
      return null
    }
  }

  function inspect(stage: string, request: KeyedRequest, there: FoundArtifact | undefined): Artifact {
    names.set(request.digest, request.name)
    const wanted = {
      name: request.name,
      stage,
      kind: request.kind,
      ...request.identity,
      digest: request.digest,
      request: request.json,
    }
    const guessed = (request.derivedFrom ?? []).filter((artifact) => standIns.has(artifact))
    const lost = there?.whole === false
    const bound = bindings.get(request.name)?.artifact
    if (there !== undefined && !lost && guessed.length === 0) {
      const { artifact } = there
      found.push({ ...wanted, state: 'current', reasons: [], artifact, price: null, mayUse: [] })
      return artifact
    }
    const waitsFor = [
      ...new Set([...guessed, ...artifactsIn(request.input).filter((artifact) => standIns.has(artifact))]),
    ]
    const reasons = lost
      ? ['its bytes are gone from the asset store, or damaged']
      : waitsFor.map((artifact) => `waits for ${names.get(artifact.digest) ?? artifact.kind}`)
    if (bound !== undefined && waitsFor.length === 0 && !lost)
      reasons.push(...explainStaleness(bound, request, (digest) => names.get(digest)))
    found.push({
      ...wanted,
      state: bound === undefined ? 'missing' : 'stale',
      reasons,
      artifact: bound ?? null,
      price: priceOf(request),
      mayUse: (request.mayUse ?? []).map(({ identity }) => nameOf(identity)),
    })
    const standIn = toStandIn(ownerId, stage, request)
    standIns.add(standIn)
    return standIn
  }

  return {
    found,
    get unpriced() {
      return unpriced
    },
    source: (stage) => ({
      async obtain(requests: readonly MakeRequest[]) {
        const looked = await lookup.find(requests)
        return looked.keyed.map((request) => inspect(stage, request, looked.found.get(request.digest)))
      },
      find: (request) => lookup.findOne(request),
      failedOver: () => Promise.resolve(),
    }),
  }
}

/** What a model that may take another's place would cost; nothing without a price, since it is never asked. */
function tryPrice({ price }: Pick<MakeRequest, 'price'>): readonly Price[] {
  try {
    return [price?.() ?? exactPrice(0)]
  } catch (error) {
    if (!isUnpriced(error)) throw error
    return []
  }
}

function isUnpriced(error: unknown): error is MutoscopeError {
  return MutoscopeError.isInstance(error) && error.code === 'PRICE_UNKNOWN'
}

function toStandIn(ownerId: string, stage: string, request: KeyedRequest): Artifact {
  return {
    type: 'artifact',
    id: '',
    ownerId,
    digest: request.digest,
    kind: request.kind,
    request: request.json,
    content: null,
    data: request.standIn,
    warnings: [],
    provenance: {
      ...request.identity,
      projectId: '',
      runId: '',
      stage,
      name: request.name,
      costMicros: 0,
      licence: '',
      madeAt: 0,
      tookMs: 0,
    },
  }
}
