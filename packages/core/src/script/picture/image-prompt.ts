import type { ScriptStyle } from '../../domain/settings.js'
import type { ShotSize } from '../../domain/storyboard.js'
import { LIGHT_WORDS } from '../words/word-lists.js'
import type { SeededRandom } from '../seeded-random.js'

const shots: { readonly [shot in ShotSize]: string } = {
  'extreme-wide': 'extreme wide establishing shot',
  wide: 'wide shot',
  medium: 'medium shot',
  'close-up': 'close-up',
  'extreme-close-up': 'extreme close-up',
  'over-the-shoulder': 'over-the-shoulder shot',
  insert: 'insert shot of a detail',
}

const lights: { readonly [tone in ScriptStyle]: readonly [string, ...string[]] } = {
  dramatic: [
    'low dramatic side light',
    'dark clouds and a single beam of light',
    'moonlight and long shadows',
  ],
  inspirational: [
    'golden light of the early morning',
    'warm sunrise light',
    'bright light breaking through clouds',
  ],
  comedic: ['bright cheerful daylight', 'sunny afternoon light'],
  casual: ['soft natural daylight', 'warm afternoon light'],
  professional: ['clean soft studio light', 'clear even daylight'],
  educational: ['clear bright daylight', 'soft even light'],
}

/** The light of a whole video: what the brief names, else what suits the tone. */
export function chooseLight(text: string, tone: ScriptStyle, random: SeededRandom): string {
  const named = text
    .toLowerCase()
    .match(/\p{L}+/gu)
    ?.map((word) => LIGHT_WORDS.get(word))
    .find((light) => light !== undefined)
  return named ?? random.pick(lights[tone])
}

/**
 * Puts a prompt together that a picture model understands by itself: what is seen, how close and in what
 * light. The look is the picture request's own.
 */
export function composeImagePrompt(parts: {
  readonly shows: string
  readonly shot: ShotSize
  readonly light: string
}): string {
  return [parts.shows, shots[parts.shot], parts.light].join(', ')
}
