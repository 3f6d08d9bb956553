import { createLoudnessMeter } from '@mutoscope/core/sound'
import { decodeAudio } from './decode-audio.js'
import { STEP_SAMPLES } from './ducking.js'
import type { MixJob } from './mix-job.js'
import { naming } from './naming.js'
import { createSampleReader, type SampleReader } from './sample-reader.js'
import type { ScratchSound } from './scratch-sound.js'
import { SAMPLE_RATE, type Stereo } from './stereo.js'

/** Facts about all voice lines together. */
export interface CollectedVoices {
  readonly lufs: number | null
  /** Level of each step of 10 ms, dBFS. */
  readonly levels: readonly number[]
}

/** Samples at a time, a multiple of {@link STEP_SAMPLES}: half a second. */
const BLOCK = 24_000

/**
 * Puts every voice line at its place. A line is opened when its place comes and dropped at its end; what lies
 * after the video is left out.
 */
export async function collectVoices(
  job: MixJob,
  target: ScratchSound,
  signal: AbortSignal,
): Promise<CollectedVoices> {
  const coming = job.voices.toSorted((a, b) => a.atSample - b.atSample)
  const speaking = new Set<{ reader: SampleReader; next: number }>()
  const meter = createLoudnessMeter()
  const levels: number[] = []
  try {
    for (let at = 0; at < job.samples; at += BLOCK) {
      const frames = Math.min(BLOCK, job.samples - at)
      while ((coming[0]?.atSample ?? Number.POSITIVE_INFINITY) < at + frames) {
        const voice = coming.shift()
        if (voice === undefined) break
        const sound = naming(
          `The voice at ${(voice.atSample / SAMPLE_RATE).toFixed(2)} s`,
          decodeAudio({ ...job, path: voice.path, signal }),
        )
        speaking.add({ reader: createSampleReader(sound), next: voice.atSample })
      }
      const block: Stereo = { left: new Float32Array(frames), right: new Float32Array(frames) }
      for (const line of speaking) {
        const more = await line.reader.addTo(block, line.next - at, at + frames - line.next)
        line.next = at + frames
        if (!more) speaking.delete(line)
      }
      meter.push(block)
      pushLevels(levels, block)
      await target.append(block)
    }
  } finally {
    for (const line of speaking) await line.reader.close()
  }
  return { lufs: meter.lufs(), levels }
}

function pushLevels(levels: number[], block: Stereo): void {
  for (let at = 0; at < block.left.length; at += STEP_SAMPLES) {
    const end = Math.min(block.left.length, at + STEP_SAMPLES)
    let sum = 0
    for (let index = at; index < end; index++)
      sum += (block.left[index] ?? 0) ** 2 + (block.right[index] ?? 0) ** 2
    levels.push(10 * Math.log10(sum / (2 * (end - at)) + 1e-20))
  }
}
