import type { TimingMethod } from '@mutoscope/core/ports'
import type { Sound } from '@mutoscope/core/sound'
import type { PlannedPiece, Span } from '@mutoscope/core/speech'

/** A piece of speech with the times of its words, before it is cut and levelled. */
export type SpokenLine = {
  readonly sound: Sound
  readonly spans: readonly Span[]
  readonly timing: TimingMethod
}

/** A way of saying pieces of a plan. */
export interface Speaker {
  /** @throws `MODEL_FAILED`, `CANCELLED` */
  speak(piece: PlannedPiece, signal: AbortSignal): Promise<SpokenLine>
}
