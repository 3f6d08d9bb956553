import { STEPS_PER_SECOND } from './onset-envelope.js'

/** The beat of a sound. */
export interface Beats {
  /** Null where there is none. */
  readonly bpm: number | null
  readonly beatsMs: readonly number[]
  /** How well the sound agrees with itself one beat later, 0 to 1. */
  readonly confidence: number
}

const SLOWEST = 50
const FASTEST = 210
/** Where people tap when several tempos fit, and how far from it they still do, octaves. */
const LIKELY = 120
const SPREAD = 1
/** How much a beat may be early or late, against how strong what begins there is. */
const TIGHTNESS = 120
/** Below this a sound has no beat. */
const LEAST_CONFIDENCE = 0.16
const LEAST_BEATS = 4

/**
 * Finds the beat in an onset envelope: the tempo from its autocorrelation, weighted towards 120 a minute, and
 * the beats as the sequence that best joins strong onsets with even steps (dynamic programming, after Ellis
 * 2007).
 */
export function findBeats(envelope: Float32Array): Beats {
  const none = { bpm: null, beatsMs: [], confidence: 0 }
  const soft = smoothed(envelope)
  const tempo = findTempo(soft)
  if (tempo === null) return none
  const confidence = Math.max(0, Math.min(1, tempo.strength))
  const steps = trimmed(track(soft, tempo.period), envelope)
  if (confidence < LEAST_CONFIDENCE || steps.length < LEAST_BEATS) return { ...none, confidence }
  return {
    bpm: Math.round(((60 * STEPS_PER_SECOND) / evenPeriod(steps)) * 10) / 10,
    // An onset is seen in the step in which it rises.
    beatsMs: steps.map((step) => Math.round(((step + 0.5) * 1000) / STEPS_PER_SECOND)),
    confidence: Math.round(confidence * 1000) / 1000,
  }
}

/** The period in steps, and how strongly the envelope repeats after it. */
function findTempo(envelope: Float32Array): { readonly period: number; readonly strength: number } | null {
  const [shortest, longest] = [
    Math.floor((60 * STEPS_PER_SECOND) / FASTEST),
    Math.ceil((60 * STEPS_PER_SECOND) / SLOWEST),
  ]
  if (envelope.length < 2 * longest) return null
  const mean = envelope.reduce((sum, value) => sum + value, 0) / envelope.length
  const around = envelope.map((value) => value - mean)
  const whole = correlation(around, 0)
  if (whole < 1e-9) return null
  const strengths = Float64Array.from({ length: 2 * longest + 2 }, (_, lag) =>
    lag < shortest - 1 ? 0 : correlation(around, lag) / whole,
  )
  let best = shortest
  let bestScore = Number.NEGATIVE_INFINITY
  for (let lag = shortest; lag <= longest; lag++) {
    const octaves = Math.log2((60 * STEPS_PER_SECOND) / lag / LIKELY)
    // A beat also repeats after two of it.
    const score =
      ((strengths[lag] ?? 0) + 0.5 * (strengths[2 * lag] ?? 0)) * Math.exp(-0.5 * (octaves / SPREAD) ** 2)
    if (score > bestScore) [best, bestScore] = [lag, score]
  }
  const [before, at, after] = [strengths[best - 1] ?? 0, strengths[best] ?? 0, strengths[best + 1] ?? 0]
  const bend = before - 2 * at + after
  return { period: best + (bend < 0 ? (before - after) / (2 * bend) : 0), strength: at }
}

function correlation(values: Float32Array, lag: number): number {
  let sum = 0
  for (let index = lag; index < values.length; index++)
    sum += (values[index] ?? 0) * (values[index - lag] ?? 0)
  return sum / Math.max(1, values.length - lag)
}

/** The steps of the best sequence of beats. */
function track(envelope: Float32Array, period: number): number[] {
  const scores = new Float64Array(envelope.length)
  const previous = new Int32Array(envelope.length).fill(-1)
  const [nearest, farthest] = [Math.round(period / 2), Math.round(period * 2)]
  const costs = Float64Array.from({ length: farthest + 1 }, (_, lag) =>
    lag === 0 ? 0 : TIGHTNESS * Math.log(lag / period) ** 2,
  )
  for (let step = 0; step < envelope.length; step++) {
    // A first beat costs nothing.
    let best = 0
    for (let lag = nearest; lag <= Math.min(farthest, step); lag++) {
      const score = (scores[step - lag] ?? 0) - (costs[lag] ?? 0)
      if (score <= best) continue
      best = score
      previous[step] = step - lag
    }
    scores[step] = (envelope[step] ?? 0) + best
  }
  let step = Math.max(0, envelope.length - Math.round(period))
  for (let other = step; other < envelope.length; other++)
    if ((scores[other] ?? 0) > (scores[step] ?? 0)) step = other
  const steps: number[] = []
  for (; step >= 0; step = previous[step] ?? -1) steps.unshift(step)
  return steps
}

/** Without the beats before the first and after the last onset, where the sequence only goes on by itself. */
function trimmed(steps: readonly number[], envelope: Float32Array): number[] {
  const strengths = steps.map((step) =>
    Math.max(envelope[step - 1] ?? 0, envelope[step] ?? 0, envelope[step + 1] ?? 0),
  )
  const least = 0.3 * (strengths.reduce((sum, value) => sum + value, 0) / Math.max(1, strengths.length))
  return steps.slice(
    strengths.findIndex((value) => value > least),
    strengths.findLastIndex((value) => value > least) + 1,
  )
}

/** The step of the straight line through all beats, which no single one of them moves much. */
function evenPeriod(steps: readonly number[]): number {
  const middle = (steps.length - 1) / 2
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
  const [over, under] = steps.reduce(
    ([above, below], step, index) => [
      above + (index - middle) * (step - mean),
      below + (index - middle) ** 2,
    ],
    [0, 0],
  )
  return over / under
}

/** So that beats that fall between two steps still agree with each other. */
function smoothed(values: Float32Array): Float32Array {
  return values.map(
    (value, index) =>
      0.4 * value +
      0.24 * ((values[index - 1] ?? 0) + (values[index + 1] ?? 0)) +
      0.06 * ((values[index - 2] ?? 0) + (values[index + 2] ?? 0)),
  )
}
