import type { DrumName } from './sound/render-drum.js'
import type { ToneName } from './sound/tone-shapes.js'

/**
 * A tone to be played. Times are beats from the start of the bed; `pitch` is a MIDI number; `pan` is from -1
 * to 1.
 */
export type Note = {
  readonly tone: ToneName
  readonly beat: number
  readonly beats: number
  readonly pitch: number
  readonly gain: number
  readonly pan: number
}

/** A stroke on a drum, at a beat from the start of the bed. */
export type Stroke = {
  readonly drum: DrumName
  readonly beat: number
  readonly gain: number
  readonly pan: number
}
