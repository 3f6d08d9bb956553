import type { Voice } from '@mutoscope/core'

/** OpenAI's voices for ours, which servers that speak its protocol take as well. */
export const OPENAI_VOICES: Readonly<Record<Voice, string>> = {
  balanced: 'alloy',
  warm: 'echo',
  storyteller: 'fable',
  deep: 'onyx',
  bright: 'nova',
  soft: 'shimmer',
}
