import type { Pen } from '../pen.js'

/**
 * A thing that can be drawn. The pen's origin is the middle of its foot; it fills about 100 units of height.
 */
export interface Prop {
  /** Real height where a grown person is 100. */
  readonly size: number
  /** Hangs, flies or shines in the air. @default false */
  readonly aloft?: boolean
  /** Can be held in a hand. @default false */
  readonly held?: boolean
  /** A light of its own. @default none */
  readonly shine?: `#${string}`
  draw(pen: Pen): void
}
