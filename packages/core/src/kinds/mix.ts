import type { Artifact } from '../domain/artifact.js'
import { defineMediaKind } from './define-media-kind.js'

/** A voice line at its place. */
export type MixVoice = {
  readonly audio: Artifact
  /** Sample at 48 kHz at which its first sample sounds. */
  readonly atSample: number
}

/** A music bed, repeated to the length of the video and turned down under voice. */
export type MixMusic = {
  readonly audio: Artifact
  /** Level against the voice in decibels, for instance -8. */
  readonly gainDb: number
  /** How far it goes down while somebody speaks, decibels, for instance -12. */
  readonly duckDb: number
  readonly fadeInMs: number
  readonly fadeOutMs: number
}

/** The sound of a video. */
export type MixSpec = {
  /** Length in samples at 48 kHz. */
  readonly samples: number
  readonly voices: readonly MixVoice[]
  readonly music: MixMusic | null
  /** Integrated loudness to reach, LUFS. */
  readonly targetLufs: number
  /** Ceiling of the limiter, dBFS. */
  readonly ceilingDb: number
  /** Of the AAC stream, kbit/s. */
  readonly bitrateKbps: number
}

/** Facts about a mix. */
export type MixData = {
  readonly samples: number
  /** Integrated loudness as measured after the limiter; null for silence. */
  readonly lufs: number | null
  /** Highest sample, dBFS; null for silence. */
  readonly peakDb: number | null
}

/** The sound of a video as an AAC file. */
export const mixKind = defineMediaKind<MixSpec, MixData, 'mix'>({
  name: 'mix',
  method: 'mix',
  standIn: ({ samples }) => ({ samples, lufs: null, peakDb: null }),
})
