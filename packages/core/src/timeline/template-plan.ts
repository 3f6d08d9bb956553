import type { Template } from '../domain/settings.js'
import type { CameraMove } from '../domain/storyboard.js'
import type { Transition } from '../kinds/segment.js'

/**
 * What a template means: the transition between scenes (null: hard cuts), and the move of every scene (null:
 * the scene's own).
 */
export interface TemplatePlan {
  readonly transition: Transition | null
  readonly move: CameraMove | null
}

/** The meaning of every template. */
export const TEMPLATE_PLANS: Readonly<Record<Template, TemplatePlan>> = {
  none: { transition: null, move: null },
  fade: { transition: 'fade', move: 'still' },
  'slide-left': { transition: 'slide-left', move: 'still' },
  'slide-right': { transition: 'slide-right', move: 'still' },
  'zoom-in': { transition: 'zoom-in', move: 'zoom-in' },
  'zoom-out': { transition: 'zoom-out', move: 'zoom-out' },
  'ken-burns': { transition: 'fade', move: null },
}
