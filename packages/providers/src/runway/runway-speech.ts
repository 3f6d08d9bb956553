import { LANGUAGES, MutoscopeError, type Voice } from '@mutoscope/core'
import type { SpeechData, SpeechRequest, StartedModel } from '@mutoscope/core/ports'
import { spreadText } from '@mutoscope/core/speech'
import * as z from 'zod'
import { defineStartedModel } from '../http/define-started-model.js'
import { measureSound, readSound } from '../speech/measure-sound.js'
import { runwayTask, type RunwayService } from './runway-service.js'

const lineSchema = runwayTask.extend({
  text: z.string(),
  language: z.enum(LANGUAGES),
  warnings: z.array(z.string()),
})

/** Runway's voices for ours. */
const VOICES: Readonly<Record<Voice, string>> = {
  balanced: 'Maya',
  warm: 'Noah',
  storyteller: 'Bernard',
  deep: 'Frank',
  bright: 'Rachel',
  soft: 'Serene',
}
const CHARS_PER_CREDIT = 50
const MAX_CHARS = 1000
/** Only this model has a speed. */
const SPEEDS = { model: 'eleven_v3', min: 0.7, max: 1.2 } as const

/**
 * Makes a voice model on Runway. Its answers have no word times, so the words are spread over the measured
 * length.
 */
export function createRunwaySpeech(
  service: RunwayService,
  model: string,
  voices: Partial<Record<Voice, string>> = {},
): StartedModel<SpeechRequest, SpeechData> {
  return defineStartedModel(lineSchema, {
    provider: 'runway',
    model,
    version: '1',
    paid: {
      dedupe: 'none',
      balance: (context) => service.balance(context),
      price: ({ text }) =>
        service.price({
          model,
          unit: 'kilochar',
          quantity: (Math.ceil(text.length / CHARS_PER_CREDIT) * CHARS_PER_CREDIT) / 1000,
        }),
    },
    async start({ text, language, voice, speed, pitch, take }, context) {
      if (text.trim() === '')
        throw new MutoscopeError('INVALID_INPUT', {
          message: 'The text to speak is empty.',
          details: { field: 'text' },
        })
      if (text.length > MAX_CHARS) {
        throw new MutoscopeError('INVALID_INPUT', {
          message: `Runway ${model} speaks at most ${MAX_CHARS} characters at once; this text has ${text.length}.`,
          details: { field: 'text', limit: MAX_CHARS },
        })
      }
      const v3 = model === SPEEDS.model
      const body = {
        model,
        promptText: text,
        voice: { type: 'runway-preset', presetId: voices[voice] ?? VOICES[voice] },
        ...(v3
          ? { languageCode: language, speed: Math.min(SPEEDS.max, Math.max(SPEEDS.min, speed)), seed: take }
          : {}),
      }
      const warnings = [
        ...(speed !== 1 && !v3 ? [`Runway ${model} has no speaking speed; ${speed} was left out.`] : []),
        ...(v3 && speed > SPEEDS.max ? [`Runway ${model} speaks at most at speed ${SPEEDS.max}.`] : []),
        ...(pitch === 1 ? [] : [`Runway ${model} has no pitch; ${pitch} was left out.`]),
      ]
      return service.start('text_to_speech', body, { text, language, warnings }, context)
    },
    status(line, context) {
      const { text, language, warnings } = line
      return service.status(line, context, async ({ body, mediaType }) => {
        const { durationMs, sampleRate } = measureSound(await readSound(body))
        return {
          mediaType: mediaType ?? 'audio/mpeg',
          data: {
            durationMs,
            sampleRate,
            words: spreadText(text, language, durationMs),
            timing: 'spread' as const,
            silent: false,
          },
          warnings,
        }
      })
    },
    cancel: (line, context) => service.cancel(line, context),
  })
}
