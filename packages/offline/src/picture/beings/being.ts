import type { Pen } from '../pen.js'

/** How a being is shown. */
export interface Manner {
  readonly pose: 'stand' | 'walk' | 'reach' | 'cheer' | 'sit' | 'sleep'
  readonly seen: 'front' | 'back'
  readonly mood: 'calm' | 'joy' | 'fear' | 'sad' | 'wonder'
  /** Turn of the head, from -1 to 1. */
  readonly turn: number
  /** Something in the leading hand. */
  readonly holds?: (pen: Pen) => void
}

/**
 * Somebody who can be drawn. The pen's origin is where it stands, a grown person is 100 units high,
 * and it faces right; the head's place decides how close shots are framed.
 */
export interface Being {
  readonly height: number
  readonly head: { readonly x: number; readonly y: number; readonly radius: number }
  /** How far it reaches to either side. */
  readonly reach: number
  draw(pen: Pen, manner: Manner): void
  /**
   * Draws head and shoulders from behind, for a near onlooker; the pen's origin is the middle of the head,
   * whose radius is 1.
   */
  drawBehind(pen: Pen): void
}
