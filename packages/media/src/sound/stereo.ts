/**
 * A piece of sound: samples of two channels, both of the same length. Of one-channel sound both are the same
 * array.
 */
export interface Stereo {
  readonly left: Float32Array
  readonly right: Float32Array
}

/** Samples a second of everything that is mixed. */
export const SAMPLE_RATE = 48_000
