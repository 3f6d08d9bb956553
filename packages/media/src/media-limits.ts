/** How large what is given to us may be, and what looking into it may cost. */
export interface MediaLimits {
  /** Bytes of an encoded picture. */
  readonly pictureBytes: number
  /** Pixels of a picture; larger ones are refused before they are decoded. */
  readonly picturePixels: number
  /** Pixels of one frame of a clip. */
  readonly clipPixels: number
  /** Frames a second of a clip, on the average. */
  readonly clipFps: number
  /** Frames of a clip. */
  readonly clipFrames: number
  /** Channels of a sound. */
  readonly soundChannels: number
  /** Samples a second of a sound. */
  readonly sampleRate: number
  /** Processor time of one look into a file, milliseconds. */
  readonly readCpuMs: number
  /** Wall clock of one look into a file, milliseconds; only a disk that does not answer takes so long. */
  readonly readTimeoutMs: number
  /** Memory of a process that looks into files, bytes. */
  readonly readMemoryBytes: number
  /** Files that are looked into at a time, each in a process of its own. */
  readonly readers: number
}

/**
 * Used for what is not set. A frame of 8K video has 33 million pixels; slow motion is taken with 240 frames a
 * second; ten hours of film have two million frames at 60 a second. More than the eight channels of 7.1 have no
 * known speakers, so nobody can mix them to stereo.
 */
export const DEFAULT_MEDIA_LIMITS: MediaLimits = {
  pictureBytes: 100 * 1024 * 1024,
  picturePixels: 50_000_000,
  clipPixels: 36_000_000,
  clipFps: 300,
  clipFrames: 2_000_000,
  soundChannels: 8,
  sampleRate: 768_000,
  readCpuMs: 1500,
  readTimeoutMs: 60_000,
  readMemoryBytes: 512 * 1024 * 1024,
  readers: 2,
}
