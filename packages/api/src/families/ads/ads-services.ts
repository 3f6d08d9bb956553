import type { Studio } from '@mutoscope/core'
import type { Flavors } from './flavors/flavors.js'
import type { LiveProgress } from './live/live-progress.js'

/** What the handlers of this family work with. */
export interface AdsServices {
  readonly studio: Studio
  readonly flavors: Flavors
  readonly live: LiveProgress
  /** Epoch milliseconds. */
  readonly now: () => number
}
