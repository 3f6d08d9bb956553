/** Samples in a step of the envelope: 10 ms. */
export const STEP_SAMPLES = 480

/** Pauses between words and sentences: music that rose and fell in them would pump. */
const BRIDGED_STEPS = 100
const ATTACK_STEPS = 10
const HOLD_STEPS = 15
const RELEASE_STEPS = 50
/** How far below its own loudness a voice still counts as speaking, decibels. */
const SPEECH_RANGE = 24
const NOISE_FLOOR = -65

/**
 * How far music is turned down at each step of 10 ms, from 0 to 1: it is down when a word begins, having left
 * 100 ms before, stays down in short pauses, and is back half a second after the last word.
 *
 * @param levels level of the voice in each step, dBFS
 * @param loudness of the voice, LUFS; null when there is none
 */
export function duckingCurve(levels: readonly number[], loudness: number | null): Float32Array {
  const curve = new Float32Array(levels.length)
  if (loudness === null) return curve
  const threshold = Math.max(NOISE_FLOOR, loudness - SPEECH_RANGE)
  for (const [from, to] of speechRuns(levels, threshold)) {
    const first = Math.max(0, from - ATTACK_STEPS)
    const end = Math.min(curve.length, to + HOLD_STEPS + RELEASE_STEPS)
    for (let step = first; step < end; step++) curve[step] = Math.max(curve[step] ?? 0, ramp(step, from, to))
  }
  return curve
}

/** From 0 over the attack to 1, and back over the release, without corners. */
function ramp(step: number, from: number, to: number): number {
  const line =
    step < from ? 1 - (from - step) / ATTACK_STEPS : 1 - (step - to - HOLD_STEPS + 1) / RELEASE_STEPS
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, line)))
}

/** Where somebody speaks, as first step and the step after the last. */
function speechRuns(levels: readonly number[], threshold: number): [from: number, to: number][] {
  const runs: [number, number][] = []
  for (const [step, level] of levels.entries()) {
    if (level <= threshold) continue
    const last = runs.at(-1)
    if (last !== undefined && step - last[1] < BRIDGED_STEPS) last[1] = step + 1
    else runs.push([step, step + 1])
  }
  return runs
}
