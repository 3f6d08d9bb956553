import type { Template, UseCase, VisualStyle, Voice } from '@mutoscope/core'
import { OPENAI_VOICES } from '../speech/openai-voices.js'

/** The settings in the words of the documented services. */
export const SERVICE_WORDS = {
  useCase: {
    storytelling: 'storytelling',
    'youtube-short': 'youtube_short',
    explanation: 'explanation',
    commercial: 'commercial',
    inspirational: 'inspirational',
    educational: 'educational',
    tutorial: 'tutorial',
  },
  style: {
    cinematic: 'cinematic',
    realistic: 'realistic',
    pixar: 'pixar',
    anime: 'anime',
    'flat-design': 'flat_design',
    watercolor: 'watercolor',
    'oil-painting': 'oil_painting',
    sketch: 'sketch',
  },
  template: {
    none: 'none',
    fade: 'basic_fade',
    'slide-left': 'slide_left',
    'slide-right': 'slide_right',
    'zoom-in': 'zoom_in',
    'zoom-out': 'zoom_out',
    'ken-burns': 'ken_burns',
  },
  // The services took OpenAI's.
  voice: OPENAI_VOICES,
} as const satisfies {
  readonly useCase: Readonly<Record<UseCase, string>>
  readonly style: Readonly<Record<VisualStyle, string>>
  readonly template: Readonly<Record<Template, string>>
  readonly voice: Readonly<Record<Voice, string>>
}
