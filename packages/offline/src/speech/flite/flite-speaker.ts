import type { SpeechRequest } from '@mutoscope/core/ports'
import { silentSpeaker } from '../silent-speaker.js'
import type { Speaker } from '../spoken-line.js'
import { type PlannedWord, spokenSpans } from '@mutoscope/core/speech'
import { timeByPhones } from './time-by-phones.js'
import type { FliteEngine } from './flite-engine.js'
import { FLITE_VOICES } from './flite-voices.js'

/**
 * Speaks English with the embedded synthesiser. Another take is a little slower or faster, higher or lower.
 */
export function fliteSpeaker(
  engine: FliteEngine,
  { voice, speed, pitch, take }: Pick<SpeechRequest, 'voice' | 'speed' | 'pitch' | 'take'>,
): Speaker {
  const base = FLITE_VOICES[voice]
  const vary = (step: number): number => 1 + ((((take - 1) * step) % 7) - (take > 1 ? 3 : 0)) * 0.012
  const unreadable = silentSpeaker(speed)
  const f0 = base.f0 * pitch * vary(3)
  const shape = {
    voice: base.name,
    stretch: (base.stretch / speed) * vary(2),
    // A voice that cannot be steered keeps the frequency of its size.
    ...(base.steerable ? { f0, size: base.size } : { f0: f0 * base.size, size: f0 * base.size }),
  }
  return {
    async speak(piece, signal) {
      if (piece.words.every((word) => word.spoken.length === 0)) return unreadable.speak(piece, signal)
      const speech = await engine.say(
        { ...shape, text: sentenceText(piece.words), words: piece.words.flatMap((word) => word.spoken) },
        signal,
      )
      const spans =
        speech.wordPhones === null ? null : timeByPhones(piece.words, speech.phones, speech.wordPhones)
      return spans === null
        ? { sound: speech, ...spokenSpans(piece.words, speech) }
        : { sound: speech, spans, timing: 'aligned' }
    },
  }
}

/** Spoken words with the marks that pauses and melody follow. */
function sentenceText(words: readonly PlannedWord[]): string {
  return words
    .filter((word) => word.spoken.length > 0)
    .map((word) => word.spoken.join(' ') + word.phrase)
    .join(' ')
}
