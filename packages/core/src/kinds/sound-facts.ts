import type { Artifact } from '../domain/artifact.js'
import { defineMediaKind } from './define-media-kind.js'

/** Sound that is to be looked into: any artifact that has some. */
export type SoundFactsSpec = {
  readonly sound: Artifact
  /** Only so much of its beginning is listened to, milliseconds. @default all of it */
  readonly firstMs?: number
}

/** What was found in a sound. */
export type SoundFacts = {
  /** Of the whole sound. */
  readonly durationMs: number
  /** Integrated loudness after ITU-R BS.1770; null for silence. */
  readonly lufs: number | null
  /** Beats a minute; null where no beat was found. */
  readonly bpm: number | null
  /** Times of the beats, milliseconds from the start. */
  readonly beatsMs: readonly number[]
  /** How regular the beat is, from 0 (none) to 1. */
  readonly confidence: number
}

/** Length, loudness and beat of a sound, without bytes. */
export const soundFactsKind = defineMediaKind<SoundFactsSpec, SoundFacts, 'analyseSound'>({
  name: 'sound-facts',
  work: 'sound-facts',
  method: 'analyseSound',
  standIn: () => ({ durationMs: 0, lufs: null, bpm: null, beatsMs: [], confidence: 0 }),
})
