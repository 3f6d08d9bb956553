import { bytesSource, MutoscopeError } from '@mutoscope/core'
import { lookUpPrice, type ImmediateModel, type MusicData, type MusicRequest } from '@mutoscope/core/ports'
import { creditsLeft } from './credits-left.js'
import { measureResponse } from './measure-response.js'
import type { SpeechParts } from './elevenlabs-speech.js'

/** Options of music. */
export interface ElevenLabsMusicOptions {
  /** Length of a bed in milliseconds, 3,000 to 600,000. @default 30000 */
  readonly lengthMs?: number
  /** @default 'mp3_44100_128' */
  readonly outputFormat?:
    'mp3_44100_128' | 'mp3_44100_192' | 'mp3_48000_128' | 'mp3_48000_192' | 'mp3_48000_240' | 'mp3_48000_320'
}

const SHORTEST_MS = 3_000
const LONGEST_MS = 600_000
const SLOWEST_BPM = 40
const FASTEST_BPM = 220

const MOODS: Readonly<Record<MusicRequest['mood'], { readonly words: string; readonly bpm: number }>> = {
  soft: { words: 'soft and warm, felt piano and light strings', bpm: 76 },
  upbeat: { words: 'bright and upbeat, claps, guitar and bouncing bass', bpm: 118 },
  cinematic: { words: 'cinematic and wide, strings and brass that build slowly', bpm: 90 },
  corporate: { words: 'confident and clean, muted guitar, piano and light drums', bpm: 108 },
  ambient: { words: 'calm ambient pads without drums', bpm: 70 },
}

/**
 * Makes instrumental beds from a prompt. The provider takes no seed with a prompt, so every take is another
 * piece.
 */
export function createElevenLabsMusic(
  { client, prices, timeoutMs }: SpeechParts,
  model: string,
  options: ElevenLabsMusicOptions,
): ImmediateModel<MusicRequest, MusicData> {
  const lengthMs = options.lengthMs ?? 30_000
  const outputFormat = options.outputFormat ?? 'mp3_44100_128'
  return {
    provider: 'elevenlabs',
    model,
    version: `1 ${outputFormat} ${lengthMs}`,
    paid: {
      dedupe: 'none',
      timeoutMs,
      price: () =>
        lookUpPrice(prices, { provider: 'elevenlabs', model, unit: 'minute', quantity: lengthMs / 60_000 }),
      // What a credit of music is worth is nowhere told; that there are none left is.
      balance: (context) => creditsLeft(client, context, () => null),
    },
    async generate(request, context) {
      const { mood, bpm } = check(request, lengthMs)
      const answer = await client.submit(
        {
          method: 'POST',
          path: '/v1/music',
          query: { output_format: outputFormat },
          json: {
            prompt: `Background music for a narrated video: ${MOODS[mood].words}. ${bpm} BPM in 4/4, even in loudness, instrumental.`,
            music_length_ms: lengthMs,
            model_id: model,
            force_instrumental: true,
          },
        },
        context,
      )
      const bytes = await answer.bytes()
      const { durationMs } = measureResponse(bytes)
      return {
        body: bytesSource(bytes),
        mediaType: 'audio/mpeg',
        data: { durationMs, bpm, firstBeatMs: 0, beatsPerBar: 4, loopable: false },
        warnings: ['The tempo is what was asked for; it was not measured.'],
      }
    },
  }
}

function check(
  { mood, bpm }: MusicRequest,
  lengthMs: number,
): { readonly mood: MusicRequest['mood']; readonly bpm: number } {
  if (!Object.hasOwn(MOODS, mood))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `There is no music for the mood "${mood}". Use one of ${Object.keys(MOODS).join(', ')}.`,
      details: { field: 'mood' },
    })
  if (bpm !== undefined && !(bpm >= SLOWEST_BPM && bpm <= FASTEST_BPM)) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `bpm is ${bpm}; it must be from ${SLOWEST_BPM} to ${FASTEST_BPM}.`,
      details: { field: 'bpm', limit: FASTEST_BPM, min: SLOWEST_BPM },
    })
  }
  if (lengthMs >= SHORTEST_MS && lengthMs <= LONGEST_MS) return { mood, bpm: bpm ?? MOODS[mood].bpm }
  throw new MutoscopeError('INVALID_INPUT', {
    message: `The music would be ${lengthMs} ms long; ElevenLabs makes ${SHORTEST_MS} to ${LONGEST_MS} ms.`,
    details: { limit: LONGEST_MS, min: SHORTEST_MS },
  })
}
