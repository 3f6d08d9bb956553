import type { Transition } from '@mutoscope/core/ports'
import { zoomView, type View } from './camera-path.js'

/** How near the camera comes while it flies from one scene into the next. */
const FLIGHT = 1.3

/** What the two layers of a mixed transition show, and how much of the second one is seen, 0 to 1. */
export type TransitionViews = { readonly from: View; readonly to: View; readonly weight: number }

/**
 * A fade or a zoom at `way`, from 0 to 1. Zooming in flies out of the first scene into the second; zooming
 * out arrives near and draws back. The layer that is alone before or after the transition is at its own view
 * there, so nothing jumps.
 */
export function transitionViews(
  transition: Transition | null,
  way: number,
  from: View,
  to: View,
): TransitionViews {
  switch (transition) {
    case 'zoom-in':
      return { from: zoomView(from, FLIGHT ** ease(way)), to, weight: ease(way) }
    case 'zoom-out':
      return { from, to: zoomView(to, FLIGHT ** (1 - ease(way))), weight: ease(way) }
    default:
      return { from, to, weight: way }
  }
}

/** Starts and stops softly. */
export function ease(way: number): number {
  return way * way * (3 - 2 * way)
}
