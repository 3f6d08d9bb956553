/** A sound without a container: what its frames say. */
export interface SoundStream {
  readonly codec: 'mp3' | 'aac' | 'flac'
  readonly sampleRate: number
  readonly channels: number
  /** Of one channel. */
  readonly samples: number
}
