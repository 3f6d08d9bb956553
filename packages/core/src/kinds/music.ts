import type { MusicMood } from '../domain/settings.js'
import type { Model } from '../providers/model.js'
import { defineKind } from './define-kind.js'

/** What a music bed is asked for. */
export type MusicRequest = {
  readonly mood: Exclude<MusicMood, 'none'>
  /** Beats per minute, 40 to 220. @default the mood's own */
  readonly bpm?: number
  readonly seed: string
}

/** Facts about a music bed. It is made to be repeated: its end leads into its start. */
export type MusicData = {
  readonly durationMs: number
  readonly bpm: number
  /** First beat, milliseconds from the start. */
  readonly firstBeatMs: number
  readonly beatsPerBar: number
  readonly loopable: boolean
}

/** Makes music beds: 48 kHz stereo. */
export type MusicModel = Model<MusicRequest, MusicData>

/** Music beds that models play. */
export const musicKind = defineKind<MusicRequest, MusicData, 'music'>({
  slot: 'music',
  bytes: 'sound',
  standIn: ({ bpm = 90 }) => ({ durationMs: 30_000, bpm, firstBeatMs: 0, beatsPerBar: 4, loopable: true }),
})
