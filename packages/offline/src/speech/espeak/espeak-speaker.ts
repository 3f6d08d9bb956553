import { MutoscopeError, type Voice } from '@mutoscope/core'
import type { SpeechRequest } from '@mutoscope/core/ports'
import { parseWav } from '@mutoscope/core/sound'
import type { Speaker } from '../spoken-line.js'
import { spokenSpans } from '@mutoscope/core/speech'
import { runProgram } from './run-program.js'

const VARIANTS: Readonly<Record<Voice, string>> = {
  balanced: 'f2',
  warm: 'm3',
  storyteller: 'm1',
  deep: 'm7',
  bright: 'f4',
  soft: 'f5',
}
const WORDS_PER_MINUTE = 165
/** Measured: 50 steps of espeak's pitch are a factor of 1.67. */
const PITCH_STEP = 0.0103

/** Speaks with the machine's own espeak-ng, as a separate process. It tells no word times. */
export function espeakSpeaker(
  program: string,
  { language, voice, speed, pitch }: Pick<SpeechRequest, 'language' | 'voice' | 'speed' | 'pitch'>,
): Speaker {
  const step = Math.round(Math.min(99, Math.max(0, 50 + Math.log(pitch) / PITCH_STEP)))
  const programArguments = [
    '-v',
    `${language}+${VARIANTS[voice]}`,
    '-s',
    String(Math.round(WORDS_PER_MINUTE * speed)),
    '-p',
    String(step),
    '-b',
    '1',
    '--stdin',
    '--stdout',
  ]
  return {
    async speak(piece, signal) {
      // Double brackets would switch espeak to phoneme names.
      const input = piece.words
        .map((word) => word.text)
        .join(' ')
        .replace(/\[\[|\]\]/g, ' ')
      const bytes = await runProgram({ program, programArguments, input, signal })
      try {
        const sound = parseWav(bytes)
        return { sound, ...spokenSpans(piece.words, sound) }
      } catch (cause) {
        throw new MutoscopeError('MODEL_FAILED', { message: `${program} produced no usable audio.`, cause })
      }
    },
  }
}
