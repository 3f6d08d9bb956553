import { LANGUAGES, VOICES, type Language, type Voice } from '@mutoscope/core'
import type { Gender } from './avatars.js'
import { VOICE_WORDS } from '../../../setting-words/setting-words.js'

/** A voice that a provider of avatars has. */
export interface ListedVoice {
  /** What the avatar model takes as its voice. */
  readonly id: string
  readonly name: string
  /** For instance `heygen`. */
  readonly provider: string
  readonly description?: string
  readonly gender?: Gender
  /** @default every language */
  readonly languages?: readonly Language[]
  /** A sample that anybody can load. */
  readonly previewUrl?: string
}

/**
 * Lists the voices that the studio's avatar model speaks with by itself, for an owner. Asked at most every
 * five minutes.
 */
export type ListVoices = (ownerId: string) => Promise<readonly ListedVoice[]>

/** A voice that can speak a script. */
export interface SpeakingVoice {
  readonly id: string
  readonly name: string
  /**
   * `studio`: the studio's speech model speaks. `preset`: the avatar model speaks with a voice of its own.
   */
  readonly kind: 'studio' | 'preset'
  readonly provider: string
  readonly description: string
  readonly gender: Gender | null
  readonly languages: readonly Language[]
  readonly previewUrl: string | null
}

const VOICE_FACTS: { readonly [voice in Voice]: Pick<SpeakingVoice, 'name' | 'gender' | 'description'> } = {
  balanced: { name: 'Alloy', gender: 'neutral', description: 'Balanced and clear; fits almost everything.' },
  warm: { name: 'Echo', gender: 'male', description: 'Warm and even; explanations and tutorials.' },
  storyteller: { name: 'Fable', gender: 'neutral', description: 'Expressive, with a storyteller’s touch.' },
  deep: { name: 'Onyx', gender: 'male', description: 'Deep and firm; trailers and announcements.' },
  bright: {
    name: 'Nova',
    gender: 'female',
    description: 'Bright and friendly; advertisements and social clips.',
  },
  soft: { name: 'Shimmer', gender: 'female', description: 'Soft and calm; wellness and onboarding.' },
}

/** The voice of orders that name none. */
export const DEFAULT_VOICE_ID = VOICE_WORDS.toTheirs('balanced')

/** The voices every studio has; its speech model maps them to its own. */
export const BUILT_IN_VOICES: readonly SpeakingVoice[] = VOICES.map((voice) => ({
  id: VOICE_WORDS.toTheirs(voice),
  ...VOICE_FACTS[voice],
  kind: 'studio',
  provider: 'studio',
  languages: LANGUAGES,
  previewUrl: null,
}))

/** A voice of a provider as the family works with it. */
export function toSpeakingVoice({
  id,
  name,
  provider,
  description,
  gender,
  languages,
  previewUrl,
}: ListedVoice): SpeakingVoice {
  return {
    id,
    name,
    kind: 'preset',
    provider,
    description: description ?? '',
    gender: gender ?? null,
    languages: languages ?? LANGUAGES,
    previewUrl: previewUrl ?? null,
  }
}
