import type { Sound } from '../../sound/parse-wav.js'
import type { Span } from './span.js'

const FRAME_MS = 10
const PAUSE_MS = 120
const FLOOR = 10 ** (-36 / 20)

/** Where there is voice: spans between pauses of at least 120 ms, in order. */
export function speechRuns(sound: Sound): Span[] {
  const frame = Math.round((sound.sampleRate * FRAME_MS) / 1000)
  const levels = Array.from({ length: Math.floor(sound.samples.length / frame) }, (_, index) => {
    const part = sound.samples.subarray(index * frame, (index + 1) * frame)
    return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / frame)
  })
  const floor = levels.reduce((most, level) => Math.max(most, level), 0) * FLOOR
  const runs: { startMs: number; endMs: number }[] = []
  for (const [index, level] of levels.entries()) {
    if (level <= floor) continue
    const last = runs.at(-1)
    const startMs = index * FRAME_MS
    if (last !== undefined && startMs - last.endMs < PAUSE_MS) last.endMs = startMs + FRAME_MS
    else runs.push({ startMs, endMs: startMs + FRAME_MS })
  }
  return runs
}
