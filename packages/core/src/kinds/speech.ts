import type { Language, Voice } from '../domain/settings.js'
import type { TimingMethod, WordTiming } from '../domain/word-timing.js'
import type { Model } from '../providers/model.js'
import { defineKind } from './define-kind.js'
import { estimateSpeechMs } from './estimate-speech.js'

/** What a voice line is asked for. */
export type SpeechRequest = {
  readonly text: string
  readonly language: Language
  readonly voice: Voice
  /** 0.7 to 1.3 */
  readonly speed: number
  /** 0.7 to 1.3 */
  readonly pitch: number
  /** From 1. */
  readonly take: number
}

/** Facts about a voice line. */
export type SpeechData = {
  readonly durationMs: number
  readonly sampleRate: number
  readonly words: readonly WordTiming[]
  readonly timing: TimingMethod
  /** True when there is no voice and the audio is silence of the estimated length. */
  readonly silent: boolean
}

/** Speaks text: WAV, MP3, M4A, Ogg or FLAC. */
export type SpeechModel = Model<SpeechRequest, SpeechData>

/** Voice lines that models speak. */
export const speechKind = defineKind<SpeechRequest, SpeechData, 'speech'>({
  slot: 'speech',
  bytes: 'sound',
  standIn: ({ text, speed }) => ({
    durationMs: estimateSpeechMs(text, speed),
    sampleRate: 48_000,
    words: [],
    timing: 'spread',
    silent: false,
  }),
})
