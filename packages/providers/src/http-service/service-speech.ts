import { MutoscopeError } from '@mutoscope/core'
import type { ImmediateModel, SpeechData, SpeechRequest } from '@mutoscope/core/ports'
import * as z from 'zod'
import { measureSound, readSound } from '../speech/measure-sound.js'
import { spreadText } from '@mutoscope/core/speech'
import type { ServiceClient } from './service-client.js'
import { SERVICE_WORDS } from './service-words.js'

/**
 * Has an audio service speak. It answers the address of a WAV or MP3, whose length is measured; words share
 * it by their syllables.
 */
export function createServiceSpeech(
  service: ServiceClient,
  version: string,
): ImmediateModel<SpeechRequest, SpeechData> {
  return {
    provider: 'http-service',
    model: 'audio',
    version,
    ...service.terms<SpeechRequest>((priceOf, { text }) => priceOf('kilochar', text.length / 1000)),
    async generate(request, context) {
      const { text, voice, speed, pitch, language } = request
      if (text.trim() === '')
        throw new MutoscopeError('INVALID_INPUT', {
          message: 'The text to speak is empty.',
          details: { field: 'text' },
        })
      for (const [field, value] of [
        ['speed', speed],
        ['pitch', pitch],
      ] as const) {
        if (!(value >= 0.7 && value <= 1.3))
          throw new MutoscopeError('INVALID_INPUT', {
            message: `The ${field} ${value} is out of range. Pass 0.7 to 1.3.`,
            details: { field, limit: 1.3 },
          })
      }
      const answer = await service.post(
        'generate',
        {
          script_text: text,
          voice_id: SERVICE_WORDS.voice[voice],
          audio_speed: speed,
          audio_pitch: pitch,
          language,
        },
        audioSchema,
        context,
      )
      const url = answer.url ?? answer.audio_url ?? answer.audio_path ?? ''
      if (url === '')
        throw new MutoscopeError('MODEL_FAILED', {
          message: 'The audio service returned no audio URL.',
        })
      const { body, mediaType } = await service.download(url, context)
      const { durationMs, sampleRate } = measure(await readSound(body))
      return {
        body,
        mediaType: mediaType?.startsWith('audio/') === true ? mediaType : 'audio/mpeg',
        data: {
          durationMs,
          sampleRate,
          words: spreadText(text, language, durationMs),
          timing: 'spread',
          silent: false,
        },
      }
    },
  }
}

function measure(bytes: Uint8Array): ReturnType<typeof measureSound> {
  try {
    return measureSound(bytes)
  } catch (cause) {
    throw new MutoscopeError('MODEL_FAILED', {
      message: 'The audio service returned a file that is not WAV or MP3.',
      cause,
    })
  }
}

const audioSchema = z.looseObject({
  url: z.string().nullish(),
  audio_url: z.string().nullish(),
  audio_path: z.string().nullish(),
})
