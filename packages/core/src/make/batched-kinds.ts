import type { MediaKind } from '../kinds/kind.js'
import { segmentKind } from '../kinds/segment.js'
import type { ModelIdentity } from '../providers/model.js'
import { identityOf, type LocalTools } from './make-here.js'

/** The kinds that workers share, by their names. */
const BATCHED_KINDS: ReadonlyMap<string, MediaKind<never, unknown>> = new Map(
  [segmentKind].map((kind) => [kind.name, kind]),
)

/** The kind with this name, or undefined when none is made in batches. */
export function batchedKind(name: string): MediaKind<never, unknown> | undefined {
  return BATCHED_KINDS.get(name)
}

/** What makes a batch of a kind, with its version, as one text. */
export function toBatchMaker(kind: string, { provider, model, version }: ModelIdentity): string {
  return `${kind} ${provider}/${model} ${version}`
}

/** Batches of which makers this machine can make. @throws what the media port says when it is not there */
export async function batchMakers(
  tools: Pick<LocalTools, 'media' | 'mediaVersion'>,
): Promise<readonly string[]> {
  return Promise.all(
    [...BATCHED_KINDS.values()].map(async (kind) => toBatchMaker(kind.name, await identityOf(kind, tools))),
  )
}
