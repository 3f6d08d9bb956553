import type { LoopBus } from './loop-bus.js'

/**
 * Lengths of the delay lines in seconds, with no common measure; left and right differ, which makes the room
 * wide.
 */
const COMBS = { left: [0.0297, 0.0371, 0.0411, 0.0437], right: [0.0302, 0.0364, 0.0419, 0.0443] } as const
const ALLPASSES = [0.005, 0.0017] as const
const DAMPING = 0.35
const BEFORE_SECONDS = 0.018

/**
 * Adds the sound of a room to a loop: what `send` plays, rung out by delay lines for about `seconds`. The
 * room is already ringing where the loop starts.
 */
export function addRoom(
  bus: LoopBus,
  send: LoopBus,
  { level, seconds }: { readonly level: number; readonly seconds: number },
): void {
  ring(bus.left, send.left, COMBS.left, level, seconds, bus.sampleRate)
  ring(bus.right, send.right, COMBS.right, level, seconds, bus.sampleRate)
}

function ring(
  output: Float32Array,
  input: Float32Array,
  combs: readonly number[],
  level: number,
  seconds: number,
  sampleRate: number,
): void {
  const lines = combs.map((delay) => ({
    line: new Float32Array(Math.round(delay * sampleRate)),
    feedback: 10 ** ((-3 * delay) / seconds),
    at: 0,
    dull: 0,
  }))
  const spreads = ALLPASSES.map((delay) => ({
    line: new Float32Array(Math.round(delay * sampleRate)),
    at: 0,
  }))
  const length = input.length
  const before = Math.round(BEFORE_SECONDS * sampleRate)
  const warmUp = Math.min(length, Math.round(seconds * 1.5 * sampleRate))
  for (let index = -warmUp; index < length; index++) {
    const source = input[(((index - before) % length) + length) % length] ?? 0
    let sum = 0
    for (const comb of lines) {
      const old = comb.line[comb.at] ?? 0
      comb.dull += (old - comb.dull) * (1 - DAMPING)
      comb.line[comb.at] = source + comb.dull * comb.feedback
      comb.at = comb.at + 1 === comb.line.length ? 0 : comb.at + 1
      sum += old
    }
    for (const spread of spreads) {
      const old = spread.line[spread.at] ?? 0
      spread.line[spread.at] = sum + old * 0.5
      sum = old - sum * 0.5
      spread.at = spread.at + 1 === spread.line.length ? 0 : spread.at + 1
    }
    if (index >= 0) output[index] = (output[index] ?? 0) + sum * level * 0.25
  }
}
