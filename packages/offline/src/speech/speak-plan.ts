import type { ModelContext, TimingMethod, WordTiming } from '@mutoscope/core/ports'
import { polish } from './sound/polish.js'
import { toPcm16 } from '@mutoscope/core/sound'
import type { Speaker } from './spoken-line.js'
import { type Ending, type PlannedPiece, wordTimings } from '@mutoscope/core/speech'
import { weakestTiming } from './timing/weakest-timing.js'

/** Silence that is added between pieces, besides what each has around its voice. Milliseconds. */
const GAPS: Readonly<Record<Ending, number>> = { comma: 40, sentence: 230, paragraph: 480 }

/** A whole text as sound: runs of mono 16-bit samples, and when its words are spoken. */
export type SpokenText = {
  readonly parts: readonly Int16Array<ArrayBuffer>[]
  readonly sampleRate: number
  readonly durationMs: number
  readonly words: readonly WordTiming[]
  readonly timing: TimingMethod
}

/**
 * Says the pieces one after the other with pauses between them. Only the finished 16-bit samples of all
 * pieces are held.
 */
export async function speakPlan(
  plan: readonly PlannedPiece[],
  speaker: Speaker,
  speed: number,
  context: Pick<ModelContext, 'signal' | 'progress'>,
): Promise<SpokenText> {
  const parts: Int16Array<ArrayBuffer>[] = []
  const words: WordTiming[] = []
  let timing: TimingMethod = 'provider'
  let sampleRate = 0
  let samples = 0
  for (const [index, piece] of plan.entries()) {
    const line = await speaker.speak(piece, context.signal)
    const { samples: voice, cutMs } = polish(line.sound)
    sampleRate = line.sound.sampleRate
    const startMs = (samples * 1000) / sampleRate
    const spans = line.spans.map((span) => ({
      startMs: startMs + span.startMs - cutMs,
      endMs: startMs + span.endMs - cutMs,
    }))
    words.push(
      ...wordTimings(piece.words, spans, { startMs, endMs: startMs + (voice.length * 1000) / sampleRate }),
    )
    timing = weakestTiming(timing, line.timing)
    const gapMs = index === plan.length - 1 ? 0 : GAPS[piece.ending] / speed
    const gap = new Int16Array(Math.round((gapMs * sampleRate) / 1000))
    parts.push(toPcm16(voice), gap)
    samples += voice.length + gap.length
    context.progress((index + 1) / plan.length)
  }
  return { parts, sampleRate, durationMs: Math.round((samples * 1000) / sampleRate), words, timing }
}
