import type { Language } from '../domain/settings.js'

/** A named part of a video. */
export type Chapter = {
  readonly title: string
  /** Whole seconds from the start. */ readonly startSec: number
}

/** What a video is published with. */
export type VideoMetadata = {
  readonly title: string
  /** Holds the chapters and the hashtags too: that is where YouTube reads them. */
  readonly description: string
  readonly tags: readonly string[]
  /** Each with its `#`. */
  readonly hashtags: readonly string[]
  /** The chapters that stand in the description; empty when there are none. */
  readonly chapters: readonly Chapter[]
  readonly categoryId: string
  readonly language: Language
  readonly madeForKids: boolean
  readonly containsSyntheticMedia: boolean
}
