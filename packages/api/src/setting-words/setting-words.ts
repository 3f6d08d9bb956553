import type { Template, UseCase, VisualStyle, Voice } from '@mutoscope/core'
import * as z from 'zod'

/** The words that the documents have for a setting, and the way between them and ours. */
function settingWords<Ours extends string, const Theirs extends string>(
  words: Readonly<Record<Ours, Theirs>>,
) {
  const theirs = Object.values<Theirs>(words)
  const ours = new Map<string, Ours>(
    (Object.entries(words) as [Ours, Theirs][]).map(([our, their]) => [their, our]),
  )
  const toOurs = (their: string): Ours | undefined => ours.get(their)
  return {
    values: theirs,
    /** For responses. */
    shown: z.enum(theirs),
    /** For requests: handlers get our word. */
    taken: z.enum(theirs).transform((their) => toOurs(their) as Ours),
    toTheirs: (our: Ours): Theirs => words[our],
    /** Undefined for a word that the documents do not have. */
    toOurs,
  }
}

/** Looks of the pictures. */
export const STYLE_WORDS = settingWords({
  cinematic: 'cinematic',
  realistic: 'realistic',
  pixar: 'pixar',
  anime: 'anime',
  'flat-design': 'flat_design',
  watercolor: 'watercolor',
  'oil-painting': 'oil_painting',
  sketch: 'sketch',
} satisfies Record<VisualStyle, string>)

/** How scenes are joined and moved. */
export const TEMPLATE_WORDS = settingWords({
  none: 'none',
  fade: 'basic_fade',
  'slide-left': 'slide_left',
  'slide-right': 'slide_right',
  'zoom-in': 'zoom_in',
  'zoom-out': 'zoom_out',
  'ken-burns': 'ken_burns',
} satisfies Record<Template, string>)

/** What a video is for. */
export const USE_CASE_WORDS = settingWords({
  storytelling: 'storytelling',
  'youtube-short': 'youtube_short',
  explanation: 'explanation',
  commercial: 'commercial',
  inspirational: 'inspirational',
  educational: 'educational',
  tutorial: 'tutorial',
} satisfies Record<UseCase, string>)

/** Who speaks. */
export const VOICE_WORDS = settingWords({
  balanced: 'alloy',
  warm: 'echo',
  storyteller: 'fable',
  deep: 'onyx',
  bright: 'nova',
  soft: 'shimmer',
} satisfies Record<Voice, string>)
