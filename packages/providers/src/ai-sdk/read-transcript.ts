import type { TranscriptionData, WordTiming } from '@mutoscope/core/ports'
import * as z from 'zod'
import { speechPlan, spreadWords, wordTimings } from '@mutoscope/core/speech'
import { punctuateWords } from './punctuate-words.js'

/** A transcript, and what is to be said about its times. */
export type ReadTranscript = { readonly data: TranscriptionData; readonly warnings: readonly string[] }

/**
 * Takes the transcript out of an answer; null when there is none in it. The model's words are taken, else its
 * segments share their times among their words.
 */
export function readTranscript(answer: unknown): ReadTranscript | null {
  const parsed = answerSchema.safeParse(answer)
  if (!parsed.success) return null
  const { words, segments, durationInSeconds } = parsed.data
  const text = parsed.data.text.trim()
  const language = parsed.data.language ?? null
  const facts = {
    text,
    language,
    durationMs: typeof durationInSeconds === 'number' ? Math.round(durationInSeconds * 1000) : null,
  }
  const own = inOrder(words ?? [])
  if (own.length > 0) return { data: { ...facts, words: punctuateWords(own, text) }, warnings: [] }
  const spread = inOrder(segments ?? []).flatMap((segment) => spreadSegment(segment, language === 'en'))
  const warning =
    spread.length > 0
      ? 'The model gave times of segments only; their words share them by their syllables.'
      : 'The model gave no times.'
  return { data: { ...facts, words: spread }, warnings: text === '' ? [] : [warning] }
}

function spreadSegment({ text, ...within }: WordTiming, english: boolean): WordTiming[] {
  const words = speechPlan(text, english).flatMap((piece) => piece.words)
  return wordTimings(words, spreadWords(words, within), within)
}

/** Times in whole milliseconds that never run backwards; spaces that a model counts as words are left out. */
function inOrder(pieces: readonly z.infer<typeof pieceSchema>[]): WordTiming[] {
  let reached = 0
  return pieces.flatMap(({ text, startSecond, endSecond }) => {
    if (text.trim() === '') return []
    const startMs = Math.max(reached, Math.round(startSecond * 1000))
    reached = Math.max(startMs, Math.round(endSecond * 1000))
    return [{ text: text.trim(), startMs, endMs: reached }]
  })
}

const pieceSchema = z.looseObject({ text: z.string(), startSecond: z.number(), endSecond: z.number() })
const piecesSchema = z.array(pieceSchema).nullish().catch(null)
const answerSchema = z.looseObject({
  text: z.string(),
  words: piecesSchema,
  segments: piecesSchema,
  language: z.string().min(1).nullish().catch(null),
  durationInSeconds: z.number().nonnegative().nullish().catch(null),
})
