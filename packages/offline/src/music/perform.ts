import { hashText, seededNumbers } from '@mutoscope/core/script'
import type { Composition } from './compose.js'
import type { Note, Stroke } from './note.js'
import type { Random } from './random.js'
import { BEATS_PER_BAR } from './song.js'
import { addRoom } from './sound/add-room.js'
import { addToLoop, createLoopBus, type LoopBus } from './sound/loop-bus.js'
import { master } from './sound/master.js'
import { renderDrum } from './sound/render-drum.js'
import { renderTone } from './sound/render-tone.js'
import { createWavetables } from './sound/wavetable.js'
import { TONES, type ToneShape } from './sound/tone-shapes.js'

/** Samples in a second of every bed. */
export const BED_SAMPLE_RATE = 48_000

/** A drum sounds a little different from stroke to stroke. */
const STROKES_OF_A_DRUM = 3

/**
 * Plays a composition: interleaved stereo of exactly its bars, whose end leads into its start. Takes about a
 * thirtieth of its length.
 */
export function perform(composition: Composition): Int16Array<ArrayBuffer> {
  const beatSamples = (60 * BED_SAMPLE_RATE) / composition.bpm
  const length = Math.round(composition.bars * BEATS_PER_BAR * beatSamples)
  const random = seededNumbers(hashText(`${composition.bpm}:${composition.notes.length}`))
  const stage = {
    dry: createLoopBus(length, BED_SAMPLE_RATE),
    send: createLoopBus(length, BED_SAMPLE_RATE),
    beatSamples,
    random,
  }
  playNotes(stage, composition.notes)
  playDrums(stage, composition.strokes)
  addRoom(stage.dry, stage.send, composition.room)
  return master(stage.dry)
}

type Stage = {
  readonly dry: LoopBus
  readonly send: LoopBus
  readonly beatSamples: number
  readonly random: Random
}

function playNotes({ dry, send, beatSamples, random }: Stage, notes: readonly Note[]): void {
  const wavetables = createWavetables()
  for (const note of notes) {
    const shape: ToneShape = TONES[note.tone]
    const voices = shape.detune === 0 ? [0] : [-0.5, 0.5]
    const phase = random()
    for (const voice of voices) {
      const frequency = 440 * 2 ** ((note.pitch - 69 + (voice * shape.detune) / 100) / 12)
      const sound = renderTone(
        {
          shape,
          frequency,
          seconds: (note.beats * beatSamples) / BED_SAMPLE_RATE,
          phase: (phase + voice + 1) % 1,
        },
        wavetables,
        BED_SAMPLE_RATE,
      )
      const place = {
        at: Math.round(note.beat * beatSamples),
        pan: Math.max(-1, Math.min(1, note.pan + voice * 0.8)),
        gain: note.gain / voices.length,
      }
      addToLoop(dry, sound, place)
      if (shape.send > 0) addToLoop(send, sound, { ...place, gain: place.gain * shape.send })
    }
  }
}

function playDrums({ dry, send, beatSamples, random }: Stage, strokes: readonly Stroke[]): void {
  const rendered = new Map<string, Float32Array>()
  for (const [index, { drum, beat, gain, pan }] of strokes.entries()) {
    const name = `${drum}:${index % STROKES_OF_A_DRUM}`
    const sound =
      rendered.get(name) ??
      renderDrum(drum, (BEATS_PER_BAR * beatSamples) / BED_SAMPLE_RATE, random, BED_SAMPLE_RATE)
    rendered.set(name, sound)
    const at = Math.round(beat * beatSamples)
    addToLoop(dry, sound, { at, pan, gain })
    addToLoop(send, sound, { at, pan, gain: gain * (drum === 'kick' ? 0.1 : 0.4) })
  }
}
