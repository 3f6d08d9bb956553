/**
 * When a word of the text is spoken, milliseconds from the start of the audio. `text` is the word as written,
 * with its punctuation.
 */
export type WordTiming = { readonly text: string; readonly startMs: number; readonly endMs: number }

/**
 * How word times were found: told by the synthesiser, aligned to its phones, from pauses, or spread by
 * syllables.
 */
export type TimingMethod = 'provider' | 'aligned' | 'pauses' | 'spread'
