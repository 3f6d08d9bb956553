import { join } from 'node:path'
import type { MediaContext, SoundFacts, SoundFactsSpec } from '@mutoscope/core/ports'
import { createLoudnessMeter } from '@mutoscope/core/sound'
import type { FileWork } from '../ffmpeg/file-work.js'
import { decodeAudio } from '../sound/decode-audio.js'
import { openSound } from '../sound/open-sound.js'
import { SAMPLE_RATE } from '../sound/stereo.js'
import { findBeats } from './find-beats.js'
import { createOnsetMeter } from './onset-envelope.js'

/**
 * Measures length, loudness and beat of a sound, or of its beginning, in one pass; memory grows by a hundred
 * numbers a second.
 * @throws `MEDIA_INVALID` for what has no sound or cannot be decoded, `CANCELLED`, `TIMEOUT`
 */
export async function analyseSound(
  { sound, firstMs = Number.POSITIVE_INFINITY }: SoundFactsSpec,
  context: MediaContext,
  work: Omit<FileWork, 'outputPath'>,
): Promise<SoundFacts> {
  const { path, durationMs } = await openSound(sound, context, {
    path: join(work.workDir, 'sound'),
    limits: work.limits,
  })
  const loudness = createLoudnessMeter()
  const onsets = createOnsetMeter()
  const wanted = Math.min(firstMs, durationMs)
  let samples = 0
  let listenedMs = 0
  for await (const piece of decodeAudio({
    ffmpeg: work.ffmpeg,
    path,
    signal: context.signal,
    ...(work.timeoutMs === undefined ? {} : { timeoutMs: work.timeoutMs }),
  })) {
    loudness.push(piece)
    onsets.push(piece)
    samples += piece.left.length
    listenedMs = (samples * 1000) / SAMPLE_RATE
    if (wanted > 0) context.progress(Math.min(1, listenedMs / wanted))
    if (listenedMs >= firstMs) break
  }
  const lufs = loudness.lufs()
  return {
    durationMs: Math.round(listenedMs < firstMs ? listenedMs : Math.max(durationMs, listenedMs)),
    lufs: lufs === null ? null : Math.round(lufs * 10) / 10,
    ...findBeats(onsets.envelope()),
  }
}
