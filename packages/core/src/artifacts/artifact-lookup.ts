import type { Artifact } from '../domain/artifact.js'
import { isWhole } from '../storage/asset-size.js'
import type { Assets } from '../storage/assets.js'
import type { Store } from '../storage/store.js'
import { keyRequest, type KeyedRequest, type MakeRequest } from './make-request.js'

/** An artifact that is there, and whether its bytes are, too. */
export interface FoundArtifact {
  readonly artifact: Artifact
  /** False when its bytes are gone or damaged. */
  readonly whole: boolean
}

/** What was asked for, with its keys, and what is there of it. */
export interface LookedUp {
  readonly keyed: readonly KeyedRequest[]
  /** By digest. */
  readonly found: ReadonlyMap<string, FoundArtifact>
}

/** Finds an owner's artifacts. */
export interface ArtifactLookup {
  find(requests: readonly MakeRequest[]): Promise<LookedUp>
  /** The artifact of one item when it is there and whole, else null. */
  findOne(request: MakeRequest): Promise<Artifact | null>
  /** Forgets what was found: time has passed, and bytes may have been lost since. */
  forget(): void
}

interface Batch extends PromiseWithResolvers<ReadonlyMap<string, FoundArtifact>> {
  readonly digests: Set<string>
}

/**
 * Makes the look-up of one pass over the stages of a project. All that is asked for while keys are being
 * computed is read together: a stage asks for every scene at once, and a run that waits for a provider asks
 * again at each of its looks. What was found whole is not looked for again until it is told to forget.
 */
export function createArtifactLookup(
  {
    store,
    assets,
  }: {
    readonly store: Pick<Store, 'getArtifacts'>
    readonly assets: Pick<Assets, 'stat'>
  },
  ownerId: string,
): ArtifactLookup {
  const known = new Map<string, FoundArtifact>()
  /** Requests whose keys are being computed. */
  let keying = 0
  let waiting: Batch | null = null

  async function read(digests: ReadonlySet<string>): Promise<ReadonlyMap<string, FoundArtifact>> {
    const stored = await store.getArtifacts(ownerId, [...digests])
    const found = await Promise.all(
      [...stored.values()].map(async (artifact): Promise<FoundArtifact> => {
        const whole = artifact.content === null || (await isWhole(assets, artifact.content))
        return { artifact, whole }
      }),
    )
    for (const each of found) if (each.whole) known.set(each.artifact.digest, each)
    return new Map(found.map((each) => [each.artifact.digest, each]))
  }

  function readIfKeyed(): void {
    if (keying > 0 || waiting === null) return
    const { digests, resolve, reject } = waiting
    waiting = null
    read(digests).then(resolve, reject)
  }

  async function find(requests: readonly MakeRequest[]): Promise<LookedUp> {
    keying++
    let keyed: readonly KeyedRequest[] = []
    let reading: Promise<ReadonlyMap<string, FoundArtifact>> | undefined
    try {
      keyed = await Promise.all(requests.map((request) => keyRequest(request)))
      const unknown = keyed.map(({ digest }) => digest).filter((digest) => !known.has(digest))
      if (unknown.length > 0) {
        waiting ??= { ...Promise.withResolvers<ReadonlyMap<string, FoundArtifact>>(), digests: new Set() }
        for (const digest of unknown) waiting.digests.add(digest)
        reading = waiting.promise
      }
    } finally {
      keying--
      readIfKeyed()
    }
    const remembered = new Map(known)
    return { keyed, found: reading === undefined ? remembered : new Map([...remembered, ...(await reading)]) }
  }

  return {
    find,
    async findOne(request) {
      const { keyed, found } = await find([request])
      const there = found.get(keyed[0]?.digest ?? '')
      return there?.whole === true ? there.artifact : null
    },
    forget: () => known.clear(),
  }
}
