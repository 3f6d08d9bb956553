/** What the speech worker is asked to say in one go. */
export type FliteJob = {
  /** Plain lower-case words with commas and stops between them. */
  readonly text: string
  /** The same words one by one; their phones are found too, so that they can be timed. */
  readonly words: readonly string[]
  /** Name of an embedded voice: slt, rms, awb, kal16 or kal. */
  readonly voice: string
  /** Factor on the duration. */
  readonly stretch: number
  /** Factor on the fundamental frequency. */
  readonly f0: number
  /** Factor on the whole spectrum, as of a smaller (above 1) or larger speaker. */
  readonly size: number
}

/** A spoken sound. Times are milliseconds from the start of the samples; `pau` is silence. */
export type Phone = { readonly name: string; readonly startMs: number; readonly endMs: number }

/** What the speech worker made of a job. */
export type FliteSpeech = {
  /** Mono, from -1 to 1. */
  readonly samples: Float32Array<ArrayBuffer>
  readonly sampleRate: number
  readonly phones: readonly Phone[]
  /** Phones of every word said by itself; null when they could not be told apart. */
  readonly wordPhones: readonly (readonly string[])[] | null
}
