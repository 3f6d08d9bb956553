import { MutoscopeError } from '@mutoscope/core'
import type { ImmediateModel, MusicData, MusicRequest } from '@mutoscope/core/ports'
import { wavSource } from '@mutoscope/core/sound'
import { MOODS } from './moods.js'
import { performInWorker } from './perform-in-worker.js'
import { BED_SAMPLE_RATE } from './perform.js'
import { BEATS_PER_BAR } from './song.js'

/**
 * Music beds without key or network: 20 to 40 seconds composed from the seed and played by own instruments,
 * free of rights. The body is a 48 kHz stereo 16-bit WAV at -18 LUFS that loops without a seam; its first
 * beat is its first sample.
 *
 * Errors: `INVALID_INPUT` (an unknown mood; `bpm` outside 40 to 220), `MODEL_FAILED`, `CANCELLED`.
 *
 * @example
 * const studio = createStudio({ models: { music: offlineMusicModel() } })
 */
export function offlineMusicModel(): ImmediateModel<MusicRequest, MusicData> {
  const workerUrl = new URL(
    import.meta.url.endsWith('.ts') ? './music-worker.ts' : './music-worker.js',
    import.meta.url,
  )
  return {
    provider: 'offline',
    model: 'bandbox',
    version: '2',
    async generate(request, context) {
      check(request)
      const { mood, seed, bpm = MOODS[mood].bpm } = request
      const samples = await performInWorker(workerUrl, { mood, seed, bpm }, context.signal)
      context.progress(1)
      return {
        body: wavSource([samples], { sampleRate: BED_SAMPLE_RATE, channels: 2 }),
        mediaType: 'audio/wav',
        data: {
          durationMs: Math.round((samples.length / 2 / BED_SAMPLE_RATE) * 1000),
          bpm,
          firstBeatMs: 0,
          beatsPerBar: BEATS_PER_BAR,
          loopable: true,
        },
        licence: 'CC0-1.0',
      }
    },
  }
}

function check({ mood, bpm }: MusicRequest): void {
  if (!Object.hasOwn(MOODS, mood))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `There is no music for the mood "${mood}". Use one of ${Object.keys(MOODS).join(', ')}.`,
    })
  if (bpm !== undefined && !(bpm >= 40 && bpm <= 220))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `bpm is ${bpm}; it must be from 40 to 220.`,
      details: { bpm: String(bpm) },
    })
}
