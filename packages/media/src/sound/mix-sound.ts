import { join } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'
import type { MixData } from '@mutoscope/core/ports'
import { createLoudnessMeter } from '@mutoscope/core/sound'
import { collectMusic } from './collect-music.js'
import { collectVoices } from './collect-voices.js'
import { toDecibels, toFactor } from './decibels.js'
import { duckingCurve } from './ducking.js'
import { encodeAac } from './encode-aac.js'
import { findGain } from './find-gain.js'
import { levelled } from './levelled.js'
import type { MixJob, MixJobContext } from './mix-job.js'
import { createMusicBed } from './music-bed.js'
import { peakOf } from './peak-of.js'
import { createScratchSound, type ScratchSound } from './scratch-sound.js'
import type { Stereo } from './stereo.js'

/** Samples at a time: half a second. */
const BLOCK = 24_000

/**
 * Mixes voice lines and music, brings the whole to its loudness under its ceiling and encodes it. Sound
 * passes in pieces of half a second; what is read again lies in the work folder, so memory does not grow with
 * the length.
 * @throws `MEDIA_INVALID`, `INVALID_INPUT`, and whatever ffmpeg and the file system have to say
 */
export async function mixSound(job: MixJob, context: MixJobContext): Promise<MixData> {
  assertJob(job)
  const voices = await createScratchSound(join(job.workDir, 'voices.f32'))
  const music = await createScratchSound(join(job.workDir, 'music.f32'))
  try {
    const mix = await prepareMix(job, context, voices, music)
    context.progress(0.4)
    const ceiling = toFactor(job.ceilingDb)
    const gain = await findGain(mix, { targetLufs: job.targetLufs, ceiling })
    context.progress(0.6)
    const meter = createLoudnessMeter()
    let peak = 0
    const metered = async function* (): AsyncGenerator<Stereo, void, undefined> {
      let done = 0
      for await (const piece of levelled(mix(), { gain, ceiling })) {
        meter.push(piece)
        peak = Math.max(peak, peakOf(piece))
        done += piece.left.length
        context.progress(0.6 + (0.4 * done) / job.samples)
        yield piece
      }
    }
    await encodeAac(metered(), { ...job, signal: context.signal })
    return { samples: job.samples, lufs: meter.lufs(), peakDb: toDecibels(peak) }
  } finally {
    await voices.close()
    await music.close()
  }
}

/** Decodes everything and gives the mix, before loudness, as often as it is asked for. */
async function prepareMix(
  job: MixJob,
  { signal, progress }: MixJobContext,
  voices: ScratchSound,
  music: ScratchSound,
): Promise<() => AsyncGenerator<Stereo, void, undefined>> {
  const voice =
    job.voices.length === 0 ? { lufs: null, levels: [] } : await collectVoices(job, voices, signal)
  progress(0.2)
  const bed =
    job.music === null
      ? null
      : createMusicBed({
          music: job.music,
          gain: toFactor(
            musicGain(job.music.gainDb, voice.lufs, await collectMusic(job, job.music.path, music, signal)),
          ),
          sound: music,
          curve: duckingCurve(voice.levels, voice.lufs),
          samples: job.samples,
        })
  return async function* () {
    for (let at = 0; at < job.samples; at += BLOCK) {
      if (signal.aborted) throw new MutoscopeError('CANCELLED', { cause: signal.reason })
      const block = await voices.read(at, Math.min(BLOCK, job.samples - at))
      await bed?.(block, at)
      yield block
    }
  }
}

/**
 * Music is set against the voice as both are heard, not as they were recorded; what is nearly silent is not
 * made loud.
 */
function musicGain(gainDb: number, voiceLufs: number | null, musicLufs: number | null): number {
  if (voiceLufs === null || musicLufs === null) return 0
  return Math.min(24, voiceLufs + gainDb - musicLufs)
}

function assertJob(job: MixJob): void {
  const whole =
    Number.isSafeInteger(job.samples) &&
    job.samples > 0 &&
    job.voices.every((voice) => Number.isSafeInteger(voice.atSample) && voice.atSample >= 0)
  if (whole) return
  throw new MutoscopeError('INVALID_INPUT', {
    message: 'A mix has a whole number of samples above 0, and each voice begins at a whole sample from 0.',
  })
}
