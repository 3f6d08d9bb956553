import type { ShotSize } from '@mutoscope/core'

/** A way to show a beat: what the picture shows and, for people, what happens. Both are templates. */
export type View = { readonly shot: ShotSize; readonly shows: string; readonly says: string }

/** Where in a video a beat stands; decides which sentences of the tone fit. */
export type Position = 'open' | 'middle' | 'turn' | 'close'

/**
 * A part of a story's or an argument's shape. Templates whose slots the brief cannot fill are passed over.
 */
export type Beat = {
  readonly name: string
  readonly position: Position
  /** Lower comes first when there are fewer scenes than beats. */
  readonly rank: number
  /** May come several times in a long video. */
  readonly repeats: boolean
  /** Lines come in their order instead of freely. @default false */
  readonly ordered?: boolean
  /** Relative length of its scene. */
  readonly weight: number
  readonly views: readonly View[]
  /** What may be said. The first ones are preferred. */
  readonly lines: readonly string[]
}
