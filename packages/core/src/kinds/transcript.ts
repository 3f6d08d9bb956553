import type { Model } from '../providers/model.js'
import type { WordTiming } from '../domain/word-timing.js'
import { defineKind } from './define-kind.js'

/** What is to be written down: a sound, by the hash of its bytes in the asset store. */
export type TranscriptionRequest = {
  readonly audio: { readonly hash: string; readonly mediaType: string }
  /** The language that is spoken, ISO 639-1. @default the model finds it out */
  readonly language?: string
}

/** What was said and when. */
export type TranscriptionData = {
  readonly text: string
  /** In the order of the text, never running backwards; empty when the model gives no times at all. */
  readonly words: readonly WordTiming[]
  /** ISO 639-1; null when nobody knows. */
  readonly language: string | null
  /** Length of the sound; null when nobody knows. */
  readonly durationMs: number | null
}

/** Writes down what is said. Output has no body; `data` is the whole transcript. */
export type TranscriptionModel = Model<TranscriptionRequest, TranscriptionData>

/** What models hear in a sound. */
export const transcriptKind = defineKind<TranscriptionRequest, TranscriptionData, 'transcription'>({
  slot: 'transcription',
  standIn: ({ language = null }) => ({ text: '', words: [], language, durationMs: null }),
})
