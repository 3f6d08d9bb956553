import type { Sound } from '@mutoscope/core/sound'

/**
 * A line of speech cut to its voice. `cutMs` were taken off its start (less than zero: silence was added).
 */
export type PolishedSound = Sound & { readonly cutMs: number }

const LEAD_MS = 50
const TAIL_MS = 120
const FRAME_MS = 5
/** Below the loudest frame by this much there is no voice. */
const FLOOR = 10 ** (-44 / 20)
const ACTIVE = 10 ** (-30 / 20)
const TARGET_RMS = 10 ** (-20 / 20)
const PEAK = 10 ** (-1.5 / 20)

/**
 * Cuts the silence around a line to 50 ms before and 120 ms behind the voice, and brings the voice to -20
 * dBFS with peaks below -1.5 dBFS.
 */
export function polish(raw: Sound): PolishedSound {
  const sound = { sampleRate: raw.sampleRate, samples: withoutOffset(raw) }
  const frame = Math.round((sound.sampleRate * FRAME_MS) / 1000)
  const levels = frameLevels(sound.samples, frame)
  const loudest = levels.reduce((most, level) => Math.max(most, level), 0)
  if (loudest === 0) return { ...sound, cutMs: 0 }
  const first = levels.findIndex((level) => level > loudest * FLOOR)
  const last = levels.findLastIndex((level) => level > loudest * FLOOR)
  const start = first * frame - Math.round((sound.sampleRate * LEAD_MS) / 1000)
  const end = (last + 1) * frame + Math.round((sound.sampleRate * TAIL_MS) / 1000)
  const gain = gainFor(sound.samples, levels, loudest)
  const samples = new Float32Array(end - start)
  for (
    let index = Math.max(0, -start);
    index < samples.length && start + index < sound.samples.length;
    index++
  )
    samples[index] = (sound.samples[start + index] ?? 0) * gain
  fade(samples, frame)
  return { samples, sampleRate: sound.sampleRate, cutMs: (start / sound.sampleRate) * 1000 }
}

/** Some voices lean to one side of zero: a filter of one pole at 20 Hz takes that away. */
function withoutOffset({ samples, sampleRate }: Sound): Float32Array<ArrayBuffer> {
  const keep = 1 - (2 * Math.PI * 20) / sampleRate
  const centred = new Float32Array(samples.length)
  let before = 0
  let output = 0
  for (let index = 0; index < samples.length; index++) {
    const sample = samples[index] ?? 0
    output = sample - before + keep * output
    before = sample
    centred[index] = output
  }
  return centred
}

function frameLevels(samples: Float32Array, frame: number): Float32Array {
  const levels = new Float32Array(Math.ceil(samples.length / frame))
  for (let index = 0; index < levels.length; index++) {
    const part = samples.subarray(index * frame, (index + 1) * frame)
    levels[index] = Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length)
  }
  return levels
}

function gainFor(samples: Float32Array, levels: Float32Array, loudest: number): number {
  const active = levels.filter((level) => level > loudest * ACTIVE)
  const rms = Math.sqrt(active.reduce((sum, level) => sum + level * level, 0) / active.length)
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  return Math.min(TARGET_RMS / rms, PEAK / peak)
}

/** The residual noise of a synthesiser neither begins nor ends at a step. */
function fade(samples: Float32Array, length: number): void {
  for (let index = 0; index < Math.min(length, samples.length >> 1); index++) {
    const gain = index / length
    samples[index] = (samples[index] ?? 0) * gain
    samples[samples.length - 1 - index] = (samples[samples.length - 1 - index] ?? 0) * gain
  }
}
