import type { MixMusic } from '@mutoscope/core/ports'
import { toFactor } from './decibels.js'
import { STEP_SAMPLES } from './ducking.js'
import type { ScratchSound } from './scratch-sound.js'
import { SAMPLE_RATE, type Stereo } from './stereo.js'

/** Options of {@link createMusicBed}. */
export interface MusicBedOptions {
  readonly sound: ScratchSound
  readonly music: Pick<MixMusic, 'duckDb' | 'fadeInMs' | 'fadeOutMs'>
  /** Factor before ducking and fades. */
  readonly gain: number
  /** How far it is turned down, see `duckingCurve`. */
  readonly curve: Float32Array
  /** Length of the bed in samples. */
  readonly samples: number
}

/** Adds the music that belongs to a place of the video to a piece. */
export function createMusicBed(options: MusicBedOptions): (target: Stereo, at: number) => Promise<void> {
  const { sound, music, curve, samples, gain } = options
  const length = sound.frames()
  const fadeIn = (music.fadeInMs * SAMPLE_RATE) / 1000
  const fadeOut = (music.fadeOutMs * SAMPLE_RATE) / 1000
  let cachedStep = -1
  let fromFactor = 1
  let toward = 0
  return async (target, at) => {
    const frames = target.left.length
    for (let done = 0; done < frames;) {
      const place = (at + done) % length
      const part = await sound.read(place, Math.min(frames - done, length - place))
      for (let index = 0; index < part.left.length; index++, done++) {
        const factor = gain * ducked(at + done) * faded(at + done)
        target.left[done] = (target.left[done] ?? 0) + factor * (part.left[index] ?? 0)
        target.right[done] = (target.right[done] ?? 0) + factor * (part.right[index] ?? 0)
      }
    }
  }

  // The curve is in decibels and turned into factors here, between two steps along a straight line.
  function ducked(time: number): number {
    const step = Math.floor(time / STEP_SAMPLES)
    if (step !== cachedStep) {
      cachedStep = step
      fromFactor = toFactor(music.duckDb * (curve[step] ?? 0))
      toward = toFactor(music.duckDb * (curve[step + 1] ?? curve[step] ?? 0)) - fromFactor
    }
    return fromFactor + (toward * (time - step * STEP_SAMPLES)) / STEP_SAMPLES
  }

  function faded(time: number): number {
    const rise = time < fadeIn ? time / fadeIn : 1
    const left = samples - 1 - time
    const fall = left < fadeOut ? left / fadeOut : 1
    return rise * fall
  }
}
