import { createLoudnessMeter } from '@mutoscope/core/sound'
import { decodeAudio } from './decode-audio.js'
import type { MixJob } from './mix-job.js'
import { naming } from './naming.js'
import type { ScratchSound } from './scratch-sound.js'
import { SAMPLE_RATE } from './stereo.js'

/** Decodes the music once, no further than the video is long, and gives its loudness; null for silence. */
export async function collectMusic(
  job: MixJob,
  path: string,
  target: ScratchSound,
  signal: AbortSignal,
): Promise<number | null> {
  const meter = createLoudnessMeter()
  for await (const piece of naming('The music', decodeAudio({ ...job, path, signal }))) {
    const wanted = Math.min(piece.left.length, job.samples - target.frames())
    const part = { left: piece.left.subarray(0, wanted), right: piece.right.subarray(0, wanted) }
    meter.push(part)
    await target.append(part)
    if (target.frames() === job.samples) break
  }
  // Loops shorter than a second would be read thousands of times.
  while (target.frames() < Math.min(SAMPLE_RATE, job.samples))
    await target.append(await target.read(0, target.frames()))
  return meter.lufs()
}
