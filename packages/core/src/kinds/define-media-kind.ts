import type { Batching } from './batching.js'
import type { MediaWork } from './media-work.js'
import type { KindFacts, MediaKind } from './kind.js'

/** A kind that the media port makes. */
interface MediaKindOptions<Request, Data, Method extends string> extends KindFacts<Request, Data> {
  readonly method: Method
  /** @default none */
  readonly work?: MediaWork
  /** @default each is made by itself, or all together */
  readonly batching?: Batching<Request>
}

/** Defines a kind that the media port makes; `make-here.ts` checks that the port has such a method. */
export function defineMediaKind<Request, Data, Method extends string>({
  work,
  ...facts
}: MediaKindOptions<Request, Data, Method>): MediaKind<Request, Data, Method> {
  return { ...facts, made: 'by-media', work: work ?? null }
}
